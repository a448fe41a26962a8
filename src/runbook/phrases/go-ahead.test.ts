import { describe, expect, it } from "vitest";
import { readRunbook } from "../read.ts";
import { readGoAhead } from "./go-ahead.ts";

const asked = [
  "**Get confirmation from Dana before deleting the old cache.**",
  "_Get confirmation from Dana before deleting the old cache._",
  "***Ask Dana before you continue.***",
  "⚠️ Get confirmation from Dana before deleting the old cache.",
  "**Important:** Get confirmation from Dana first.",
  "> **Warning:** confirm with Dana before deleting the old cache.",
  "> [!WARNING]\n> Confirm with Dana before deleting the old cache.",
  "Wait for confirmation from Dana.",
  "Do not continue until Dana has confirmed.",
  "**Do not proceed without Dana.**",
  "- Do not continue until Dana has confirmed.",
  "- **Important:** confirm with Dana first.",
  "**Get approval from Dana before the switch**",
];
const after = { fence: "```bash\nrm -rf /srv/cache\n```", list: "- Remove the old cache.", nothing: "" };

describe("a request for somebody's word", () => {
  for (const [what, below] of Object.entries(after))
    it.each(asked)(`is asked above ${what}: %s`, (line) => {
      const reading = readRunbook(`# Release\n\n## Deploy\n\n${line}\n\n${below}\n`, { file: "x.md" });
      const questions = reading.items.filter((item) => item.kind === "question");
      expect(questions[0]?.text).toContain("Dana");
    });

  it("is none where the words only tell, or forbid for good", () => {
    for (const line of [
      "Do not run this on production.",
      "Never start a service before those it depends on are healthy.",
      "Check the logs with kubectl.",
      "Approval was given last week.",
      "Important: the cache is shared.",
    ])
      expect(readGoAhead(line)).toBeNull();
  });

  it("is nobody's business in a section that does not act", () => {
    const reading = readRunbook("# Release\n\n## Contacts\n\nWait for confirmation from Dana.\n", {
      file: "x.md",
    });
    expect(reading.items.filter((item) => item.kind === "question")).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";

const read = (...lines: string[]) =>
  readRunbook(["# Release", "", ...lines].join("\n"), { file: "release.md" });
const courses = (...lines: string[]) =>
  read(...lines).items.flatMap((item) => (item.kind === "section" && item.level > 1 ? [item.course] : []));

describe("a section called freeze", () => {
  it.each([
    [["## Code freeze", "", "1. Lock the branch", "2. Tell the teams"]],
    [["## Freeze", "", "- [ ] Announce it", "- [ ] Lock the branch"]],
    [["## Merge freeze", "", "```bash", "gh api -X PUT protection", "```"]],
    [["## 2. Freeze the branch", "", "- `git checkout -b release/1.2`"]],
    [["## Feature freeze", "", "### Lock", "", "1. Lock the branch"]],
  ])("is a step where acts stand in it: %s", (lines) => {
    expect(new Set(courses(...lines))).toEqual(new Set(["main"]));
    expect(read(...lines).items.some(({ kind }) => ["command", "question"].includes(kind))).toBe(true);
  });

  it.each([
    [["## Freeze", "", "- Fridays after 15:00 UTC", "- Public holidays"]],
    [["## Deployment freezes", "", "No deployments between 15 December and 2 January."]],
    [["## Freeze windows", "", "- Avoid Fridays", "- Ask the release manager for exceptions"]],
  ])("stays a rule where none do: %s", (lines) => expect(courses(...lines)).toEqual(["none"]));

  it("says when nothing is released, not when something may be", () => {
    const { items, unread } = read(
      "## Freeze",
      "",
      "- Fridays after 15:00 UTC",
      "",
      "Lock the release branch.",
    );
    expect(items.filter(({ kind }) => kind === "window" || kind === "freeze")).toMatchObject([
      { kind: "freeze", days: ["fri"], from: "15:00" },
    ]);
    expect(unread.map(({ lines }) => lines)).toEqual([[5 + 2, 5 + 2]]);
  });

  it("asks whether the way through a freeze is needed", () => {
    const { items } = read("## Deploying during a code freeze", "", "```bash", "./deploy.sh --force", "```");
    expect(items.find(({ kind }) => kind === "command")).toMatchObject({ when: "during a code freeze" });
  });
});

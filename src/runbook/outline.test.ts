import { describe, expect, it } from "vitest";
import { parseMarkdown } from "./markdown.ts";
import { boldText, outlineOf, type Section } from "./outline.ts";

const titles = (section: Section): unknown[] => section.children.map((child) => [child.title, titles(child)]);
const outline = (text: string) => titles(outlineOf(parseMarkdown(text)));

describe("outlineOf", () => {
  it("nests headings by level, skipped levels too", () => {
    expect(outline("# A\n\n### B\n\n## C\n")).toEqual([
      [
        "A",
        [
          ["B", []],
          ["C", []],
        ],
      ],
    ]);
  });

  it("takes a bold paragraph over a block for a heading", () => {
    expect(outline("# A\n\n**Steps:**\n\n1. x\n\n**Validation**\n\n- y\n")).toEqual([
      [
        "A",
        [
          ["Steps", []],
          ["Validation", []],
        ],
      ],
    ]);
  });

  it("does not take a warning, a prohibition or running text for one", () => {
    expect(outline("# A\n\n**Do NOT run this twice**\n\n- y\n\n**Note:** a b\n\n- z\n")).toEqual([["A", []]]);
    expect(outline("# A\n\n**All done.**\n\n- y\n")).toEqual([["A", []]]);
  });

  it("reads a text without any heading", () => {
    const root = outlineOf(parseMarkdown("just words\n\n- a\n"));
    expect(root.children).toEqual([]);
    expect(root.blocks).toHaveLength(2);
  });
});

describe("boldText", () => {
  it("wants the whole text bold", () => {
    expect(boldText("**Steps:**")).toBe("Steps");
    expect(boldText("__Steps__:")).toBe("Steps");
    expect(boldText("**a** and **b**")).toBeNull();
  });
});

describe("a way back as a plain line", () => {
  const fence = "\n\n```bash\nkubectl rollout undo deploy/api\n```\n\n";

  it("goes on over another way, and over nothing else", () => {
    const back = [["D", [["To roll back", []]]]];
    expect(outline(`## D\n\nTo roll back:${fence}or, if undo doesn't work:${fence}`)).toEqual(back);
    expect(outline(`## D\n\nTo roll back:${fence}Alternatively:${fence}`)).toEqual(back);
    expect(outline(`## D\n\nTo roll back:${fence}Then run:${fence}`)).toEqual([["D", []]]);
  });
});

describe("options as plain lines", () => {
  const fence = (command: string) => `\n\n\`\`\`bash\n${command}\n\`\`\`\n\n`;
  const [helm, kubectl] = [fence("helm upgrade api ./chart"), fence("kubectl apply -f api.yaml")];

  it("are headings over the one fence of each", () => {
    const options = [
      ["Option A: helm", []],
      ["Option B: kubectl", []],
    ];
    expect(outline(`## D\n\nOption A: helm${helm}Option B: kubectl:${kubectl}## E\n`)).toEqual([
      ["D", options],
      ["E", []],
    ]);
    expect(outline(`## D\n\n**Deploy**\n\nEither way works.\n\nMethod 1:${helm}Method 2:${kubectl}`)).toEqual(
      [
        [
          "D",
          [
            [
              "Deploy",
              [
                ["Method 1", []],
                ["Method 2", []],
              ],
            ],
          ],
        ],
      ],
    );
  });

  it("are none alone, out of order, or where more follows the last", () => {
    for (const text of [
      `Option A: helm${helm}`,
      `Option A: helm${helm}Option C: kubectl${kubectl}`,
      `Option A: helm${helm}Option B: kubectl${kubectl}Then check the pods.\n`,
      `Option A: helm${helm}${kubectl}Option B: kubectl${kubectl}`,
      `Option A is the one we like.${helm}Option B is not.${kubectl}`,
    ])
      expect(outline(`## D\n\n${text}`)).toEqual([["D", []]]);
  });
});

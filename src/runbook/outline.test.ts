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

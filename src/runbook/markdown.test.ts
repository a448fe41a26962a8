import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "./blocks.ts";
import { parseMarkdown } from "./markdown.ts";

const only = (text: string): Block => {
  const [block, ...rest] = parseMarkdown(text);
  expect(rest).toEqual([]);
  if (block === undefined) throw new Error("no block");
  return block;
};

describe("parseMarkdown", () => {
  it("gives a fence the lines of its text, and with its marks", () => {
    expect(only("```bash\na\nb\n```\n")).toMatchObject({
      kind: "fence",
      lines: [2, 3],
      outer: [1, 4],
      closed: true,
    });
    expect(only("```bash\na\n")).toMatchObject({ kind: "fence", lines: [2, 2], closed: false });
    expect(only("    a\n    b\n")).toMatchObject({ kind: "fence", lines: [1, 2], indented: true });
  });

  it("reads boxes, with the fence below them", () => {
    const list = only("- [ ] **Ready**\n  ```bash\n  ls\n  ```\n- [x] Done\n- plain\n");
    if (list.kind !== "list") throw new Error(list.kind);
    expect(list.items.map((item) => [item.task, item.text, item.lines])).toEqual([
      ["open", "**Ready**", [1, 4]],
      ["done", "Done", [5, 5]],
      [null, "plain", [6, 6]],
    ]);
    expect(list.items[0]?.blocks[0]).toMatchObject({ kind: "fence", text: "ls", lines: [3, 3] });
  });

  it("gives each row of a table its line, a pipe within code kept", () => {
    const table = only("| a | b |\n|---|---|\n| 1 | `x \\| y` |\n| 2 |\n");
    if (table.kind !== "table") throw new Error(table.kind);
    expect(table.rows).toEqual([
      { cells: ["1", "`x | y`"], line: 3 },
      { cells: ["2", ""], line: 4 },
    ]);
  });

  it("says where it stops nesting", () => {
    const found: Block["kind"][] = [];
    const visit = (blocks: readonly Block[]): void => {
      for (const block of blocks) {
        found.push(block.kind);
        if (block.kind === "quote") visit(block.blocks);
      }
    };
    visit(parseMarkdown(`${">".repeat(200)} deep`));
    expect(found.at(-1)).toBe("deep");
  });

  it("keeps every block within the text, in any text", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-#>|`[\]() a1\n\t*~]{0,200}$/), (text) => {
        const count = text.split("\n").length;
        for (const block of parseMarkdown(text)) {
          expect(block.lines[0]).toBeGreaterThanOrEqual(1);
          expect(block.lines[1]).toBeLessThanOrEqual(count + 1);
          expect(block.lines[0]).toBeLessThanOrEqual(block.lines[1]);
        }
      }),
    );
  });
});

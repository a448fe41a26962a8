/** What a shell text says beside its commands: comments that title nothing, and what a line is expected to give. */
import type { Lines } from "../base/index.ts";
import type { CommandPart, ShellPart } from "../shell/index.ts";
import { type Pen, write } from "./pen.ts";
import { readExpectation } from "./phrases/expectation.ts";
import type { Item } from "./reading.ts";

/** Comments that title nothing (a shebang, what a script is called) are kept as notes. */
export function writeRemarks(
  pen: Pen,
  parts: readonly ShellPart[],
  source: { readonly text: string; readonly lines: Lines },
): void {
  const taken = new Set<number>();
  const take = ([first, last]: Lines): void => {
    for (let line = first; line <= last; line += 1) taken.add(line);
  };
  for (const part of parts) {
    take(part.lines);
    if (part.kind === "command" && part.titleLines !== null) take(part.titleLines);
  }
  source.text.split("\n").forEach((text, index) => {
    if (taken.has(index + 1) || !/^\s*(?:#|--)/.test(text)) return;
    const line = source.lines[0] + index;
    write(pen, { kind: "note", lines: [line, line], sure: "exact", text: text.trim() });
  });
}

/** `npm test   # expect: all pass` says on the line itself what should come of it. */
export function writeTrailing(
  pen: Pen,
  part: CommandPart,
  of: { readonly item: Item; readonly first: number },
): void {
  part.run.split("\n").forEach((line, index) => {
    const found = /\s#\s*((?:expect\w*|should|→|=>)[: ].{1,200})$/i.exec(line.slice(0, 2000))?.[1];
    if (found === undefined) return;
    const at = of.first + part.lines[0] + index - 1;
    const test = readExpectation(found);
    const lines = [at, at] as const;
    write(pen, {
      kind: "expectation",
      lines,
      sure: "exact",
      text: found,
      of: of.item.id,
      compiled: test !== null,
      test,
    });
  });
}

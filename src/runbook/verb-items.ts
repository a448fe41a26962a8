/** A `rutter` fence: one verb with checked keys, as an item of its own. */
import { readVerbFence } from "./annotations/verb-fence.ts";
import type { Fence } from "./blocks.ts";
import { leaveUnread, write } from "./pen.ts";
import { readCondition } from "./phrases/condition.ts";
import type { Walk } from "./walk.ts";

export function writeVerb(walk: Walk, fence: Fence): void {
  const { pen, options } = walk;
  if (options.parseYaml === undefined) {
    return leaveUnread(pen, fence.lines, "no YAML parser was given, so the verb could not be read");
  }
  const reading = readVerbFence(fence.text, {
    firstLine: fence.lines[0],
    parseYaml: options.parseYaml,
    readCondition: (text, sense) => readCondition(text, { sense })?.when ?? null,
  });
  pen.diagnostics.push(...reading.diagnostics);
  if (reading.verb === null)
    return leaveUnread(pen, fence.lines, "a rutter fence that does not say a verb Rutter can carry out");
  const { verb, value, keys } = reading.verb;
  write(pen, {
    kind: "verb",
    lines: fence.lines,
    sure: "exact",
    text: `${verb} ${typeof value === "string" ? value : ""}`.trim(),
    verb,
    value,
    keys,
  });
}

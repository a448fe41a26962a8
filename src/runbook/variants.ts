/**
 * One command shown twice in a fence, the second time with more flags (`./deploy.sh`, `./deploy.sh --skip-backup`), is
 * a command and its variant: an operator runs one of them, and the plain one where nothing else is said.
 */
import type { CommandPart, ShellPart } from "../shell/index.ts";

export function markVariants(parts: readonly ShellPart[]): readonly ShellPart[] {
  const bases = new Map<string, number>();
  const groups = new Map<number, number>();
  let next = 1 + Math.max(0, ...parts.map((part) => (part.kind === "command" ? (part.choice ?? 0) : 0)));
  parts.forEach((part, at) => {
    if (part.kind !== "command" || !mayVary(part)) return;
    const words = part.commands[0]?.words ?? [];
    const base = bases.get(plainWords(words));
    if (base === undefined) {
      if (bases.size < 200) bases.set(words.join(" "), at);
    } else if (groups.has(base)) {
      groups.set(at, groups.get(base) ?? next);
    } else {
      groups.set(base, next).set(at, next);
      next += 1;
    }
  });
  if (groups.size === 0) return parts;
  return parts.map((part, at) => {
    const choice = groups.get(at);
    if (choice === undefined || part.kind !== "command") return part;
    const isBase = bases.get(part.commands[0]?.words.join(" ") ?? "") === at;
    return { ...part, choice, preferred: isBase };
  });
}

/** A single command that acts, under a comment of its own, in no group yet. */
const mayVary = (part: CommandPart): boolean =>
  part.commands.length === 1 &&
  part.choice === null &&
  part.title !== null &&
  part.danger !== "read" &&
  part.opens === null;

/** The words before the first flag. */
function plainWords(words: readonly string[]): string {
  const flag = words.findIndex((word, i) => i > 0 && word.startsWith("-"));
  return (flag < 0 ? words : words.slice(0, flag)).join(" ");
}

/** One short line a part, for the tables of tests: kind, lines, and what matters of it. */
import type { ShellPart } from "./shell-reading.ts";

export function outline(part: ShellPart): string {
  const lines = part.lines[0] === part.lines[1] ? `${part.lines[0]}` : part.lines.join("-");
  if (part.kind === "wait") return `${lines} wait ${part.ms / 1000}s`;
  if (part.kind !== "command") return `${lines} ${part.kind}: ${part.text.split("\n").join(" / ")}`;
  const words = [
    lines,
    part.title === null ? "" : `«${part.title}»`,
    part.when === null ? "" : `when(${part.when})`,
  ];
  if (part.choice !== null)
    words.push(`choice ${part.choice}.${part.alternative}${part.preferred ? "*" : ""}`);
  if (part.opens !== null) words.push(`opens ${part.opens}`);
  if (part.place.host !== null) words.push(`@${part.place.host}`);
  if (part.elided) words.push("elided");
  return words.filter((word) => word !== "").join(" ");
}

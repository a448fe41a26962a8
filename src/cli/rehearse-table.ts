/** Steps down, faults across, and in each cell what Rutter does in a word or two. Where the terminal is narrow the cells go under their step. */
import type { FaultKind, Rehearsal, RehearsedStep, Response } from "../app/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { COLUMN, faultOf, stepsWith, toneOf } from "./rehearse-words.ts";
import { NARROW } from "./row.ts";
import { cut, padEnd, padStart, widthOf } from "./width.ts";

const NUMBER = 3;

/** Shorter than on a page: eighty columns hold five of them. */
const SHORT: Partial<Record<Response, string>> = { on: "on", read: "read, on", wait: "waits", seen: "seen" };

interface Cell {
  readonly text: string;
  readonly tone: Tone | null;
}

function cellOf(rehearsal: Rehearsal, step: RehearsedStep, kind: FaultKind): Cell {
  const fault = faultOf(rehearsal, step.id, kind);
  if (fault === null) return { text: "", tone: null };
  const { response, does } = fault;
  const short = SHORT[response];
  const shorter = kind === "hangs" && short !== undefined ? does.replace(/^(?:goes on|waits)/, short) : short;
  const text =
    response === "seen" ? does.replace("seen at ", "seen ") : (shorter ?? does.replace(": done?", ""));
  return { text, tone: toneOf(response) };
}

/** A heading of two words stands in two lines, so that its column can be narrow. */
function headings(kinds: readonly FaultKind[]): readonly (readonly [above: string, below: string])[] {
  return kinds.map((kind) => {
    const words = COLUMN[kind].split(" ");
    return words.length === 1 ? ["", COLUMN[kind]] : [words.slice(0, -1).join(" "), words.at(-1) ?? ""];
  });
}

export interface TableGiven {
  readonly rehearsal: Rehearsal;
  readonly kinds: readonly FaultKind[];
  readonly title: string;
  readonly look: Look;
}

export function tableLines({ rehearsal, kinds, title, look }: TableGiven): readonly string[] {
  const used = kinds.filter((kind) => stepsWith(rehearsal, [kind]).length > 0);
  const steps = stepsWith(rehearsal, used);
  if (steps.length === 0) return [];
  const heads = headings(used);
  const rows = steps.map((step) => used.map((kind) => cellOf(rehearsal, step, kind)));
  const widths = heads.map(([above, below], at) =>
    Math.max(widthOf(above), widthOf(below), ...rows.map((cells) => widthOf(cells[at]?.text ?? ""))),
  );
  const beside = widths.reduce((sum, width) => sum + width + 2, 0);
  const room = look.columns - NUMBER - 2 - beside;
  const under = look.columns < NARROW || room < 14;
  const start = under ? NUMBER + 2 : NUMBER + 2 + room;
  const cellsText = (cells: readonly Cell[]): string =>
    cells.map(({ text, tone }, at) => paint(look, tone, padEnd(text, widths[at] ?? 0))).join("  ");
  const head = (which: 0 | 1, lead: string): string =>
    (
      paint(look, "bold", padEnd(lead, start)) +
      (under ? "" : "  ") +
      paint(look, "dim", heads.map((pair, at) => padEnd(pair[which], widths[at] ?? 0)).join("  "))
    ).trimEnd();
  const above = heads.some(([first]) => first !== "") ? [head(0, "")] : [];
  const lines = [...(under ? [paint(look, "bold", title)] : []), ...above, head(1, under ? "" : title)];
  for (const [index, step] of steps.entries()) {
    const cells = rows[index] ?? [];
    const lead = `${paint(look, "dim", padStart(step.number, NUMBER))}  `;
    const name = clean(step.title);
    const { more } = symbolsOf(look);
    if (under) {
      lines.push(lead + cut(name, look.columns - NUMBER - 2, more));
      lines.push((" ".repeat(NUMBER + 2) + cellsText(cells)).trimEnd());
    } else lines.push(`${lead}${padEnd(cut(name, room, more), room)}  ${cellsText(cells)}`.trimEnd());
  }
  return lines;
}

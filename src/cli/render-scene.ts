/**
 * The lines of a release that both a live terminal and `rutter status` show: what it is, and a line for each step with
 * its mark, who answered it and how long it took. On a narrow terminal titles wrap under themselves; columns stay.
 */
import type { Instant } from "../base/index.ts";
import { lapseText, runningText } from "../reports/index.ts";
import { clean } from "./clean.ts";
import { type MarkName, markOf, markWidth } from "./live-marks.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import type { Scene, SceneRow } from "./scene.ts";
import { cut, padEnd, padStart, widthOf, wrap } from "./width.ts";

const NUMBER = 3;
const TIME = 8;
const WHO = 20;
/** A column of names is worth its room on a wide line only. */
const WIDE = 72;

export const titleColumn = (look: Look): number => 2 + markWidth(look) + 1 + NUMBER + 1;

/** `order-service 1.4.0 → production   release k3f9   started by ana` */
export function headLines(scene: Scene, look: Look): readonly string[] {
  const parts = [`release ${scene.release}`];
  if (scene.startedBy !== null) parts.push(`started by ${clean(scene.startedBy)}`);
  if (scene.dryRun) parts.push("dry run: only what reads");
  const title = clean(scene.title);
  const beside = parts.join("   ");
  if (widthOf(title) + 3 + widthOf(beside) <= look.columns)
    return [`${paint(look, "bold", title)}   ${paint(look, "dim", beside)}`];
  return [
    ...wrap(title, look.columns).map((line) => paint(look, "bold", line)),
    ...wrap(parts.join(", "), look.columns).map((line) => paint(look, "dim", line)),
  ];
}

const timeOf = ({ beganAt, endedAt, state }: SceneRow, now: Instant): string => {
  if (beganAt === null) return "";
  if (state === "running") return runningText(now - beganAt);
  // When it was taken back says nothing of how long it took.
  return endedAt === null || state === "undone" ? "" : lapseText(endedAt - beganAt);
};

const TONES: Readonly<Partial<Record<SceneRow["state"], Tone>>> = {
  running: "bold",
  pending: "dim",
  skipped: "dim",
  failed: "red",
  "in-doubt": "red",
};

const WORDS: Readonly<Partial<Record<SceneRow["state"], string>>> = {
  skipped: "left out",
  undone: "undone",
  "in-doubt": "in doubt",
};

/** What is to be read beside the title: who, what was answered, why not. */
function besides({ state, who, note, exit }: SceneRow): string {
  const word = WORDS[state] ?? null;
  const status =
    state === "failed" && exit !== null && note?.startsWith("exit status") !== true ? `exit ${exit}` : null;
  if (state === "skipped" && note?.startsWith("left out") === true) return clean(note);
  return [word, status, who.join(", ") || null, note]
    .filter((part) => part !== null && part !== "")
    .map((part) => clean(part ?? ""))
    .join(", ");
}

export interface RowGiven {
  readonly look: Look;
  readonly now: Instant;
  /** Its mark where that is not the one of its state: somebody is waited for. */
  readonly mark?: MarkName;
}

/** One step: as many lines as its title needs. What stands beside the title goes under it where there is no room. */
export function stepLines(row: SceneRow, { look, now, mark }: RowGiven): readonly string[] {
  const start = titleColumn(look);
  const time = timeOf(row, now);
  const beside = besides(row);
  const room = look.columns - start - TIME - 1;
  const title = clean(row.title) || row.id;
  const tone = TONES[row.state] ?? null;
  // Where a ladder stands is read at a glance or not at all: it may take more of its line than a name.
  const most = row.share === null ? WHO : Math.max(WHO, widthOf(beside));
  const aside = look.columns >= WIDE && widthOf(beside) <= most && widthOf(title) <= room - most - 2;
  const [first = "", ...others] = wrap(title, aside ? room - most - 2 : room);
  const lead = `  ${markOf(mark ?? row.state, look)} ${paint(look, "dim", padEnd(row.number, NUMBER))} `;
  const middle = aside
    ? padEnd(first, room - most - 2).replace(first, () => paint(look, tone, first)) +
      `  ${paint(look, "dim", padEnd(beside, most))}`
    : paint(look, tone, first) + " ".repeat(Math.max(0, room - widthOf(first)));
  const pad = " ".repeat(start);
  const said = aside || beside === "" ? [] : wrap(beside, look.columns - start - 2);
  return [
    `${lead}${middle} ${paint(look, "dim", padStart(time, TIME))}`.trimEnd(),
    ...others.map((line) => pad + paint(look, tone, line)),
    ...said.map((line) => `${pad}  ${paint(look, row.state === "failed" ? null : "dim", line)}`),
  ].map((line) => (look.colour ? line : line.trimEnd()));
}

/** Lines that a step printed, standing in under it, cut and not wrapped: they are a glimpse, the log has them whole. */
export const printedLines = (lines: readonly string[], look: Look): readonly string[] => {
  const start = titleColumn(look) + 2;
  return lines.map(
    (line) => " ".repeat(start) + paint(look, "dim", cut(line, look.columns - start, symbolsOf(look).more)),
  );
};

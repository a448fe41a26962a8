/**
 * The lowest lines of a live view: what is under way with its last lines, what waits for whom, what comes next, and the
 * keys. Made to fit the rows there are: what waits for a person is the last to be left out.
 */
import type { Instant } from "../base/index.ts";
import { runningText } from "../reports/index.ts";
import { clean } from "./clean.ts";
import { exposureLines, untoldExposures } from "./exposure-lines.ts";
import { guardLines } from "./guard-lines.ts";
import { judgeLines } from "./judge-lines.ts";
import { selectedOf, type Ui } from "./live-control.ts";
import { markOf, markWidth } from "./live-marks.ts";
import { type Look, paint, symbolsOf } from "./look.ts";
import { printedLines, stepLines, titleColumn } from "./render-scene.ts";
import { runningNote } from "./row-note.ts";
import type { Scene, SceneRow, SceneWait } from "./scene.ts";
import { actionsOf, openQuestions, timeWait } from "./wait-actions.ts";
import { waitedText } from "./wait-words.ts";
import { cut, padStart, widthOf, wrap } from "./width.ts";

export interface FrameGiven {
  readonly scene: Scene;
  readonly ui: Ui;
  readonly look: Look;
  readonly rows: number;
  readonly now: Instant;
  /** The last lines that a step printed, newest last. */
  readonly tail: (node: string, lines: number) => readonly string[];
  /** Said by the machinery: leaving, an edited runbook. */
  readonly notice: string | null;
}

const TAIL = 5;
const NEXT = 4;
const QUESTIONS = 12;

export function frameLines(given: FrameGiven): readonly string[] {
  const { ui, rows } = given;
  if (ui.help) return helpLines(given.look);
  const bottom = bottomLines(given);
  const waits = questionLines(given, Math.max(3, Math.min(QUESTIONS, rows - bottom.length - 4)));
  const room = Math.max(1, rows - 1 - bottom.length - waits.length);
  const doing = doingLines(given, room);
  const watched = watchedLines(given, room - doing.length);
  const next = nextLines(given, Math.min(NEXT, room - doing.length - watched.length));
  return [...doing, ...watched, ...waits, ...next, ...bottom];
}

/** What runs now, each with its last lines; on a small screen fewer of them. */
function doingLines({ scene, look, now, tail, ui }: FrameGiven, room: number): readonly string[] {
  const running = scene.rows.filter(({ state }) => state === "running" || state === "in-doubt");
  const each = running.map((row) => runningRow(row, scene, { look, now }));
  const heads = each.reduce((sum, lines) => sum + lines.length, 0);
  const wanted = ui.tall ? room : TAIL;
  const spare = Math.max(0, Math.min(wanted, Math.floor((room - heads) / Math.max(1, running.length))));
  return running.flatMap((row, index) => [
    ...(each[index] ?? []),
    ...printedLines(tail(row.id, spare), look),
  ]);
}

/** Where traffic is, and the guards as they move. */
function watchedLines({ scene, look, now }: FrameGiven, most: number): readonly string[] {
  if (scene.ended !== null) return [];
  const traffic = exposureLines(untoldExposures(scene, now), { look, now });
  // Nothing guards a way back: what is shown of the guards then is how they were left.
  if (scene.returning !== null) return traffic.slice(0, Math.max(0, most));
  const judged = judgeLines(scene.judge, look);
  const room = most - traffic.length - judged.length;
  return [...traffic, ...guardLines(scene.guards, { look, now, most: room }), ...(room < 0 ? [] : judged)];
}

function runningRow(
  row: SceneRow,
  scene: Scene,
  { look, now }: { look: Look; now: Instant },
): readonly string[] {
  const asks = openQuestions(scene).some(({ node }) => node === row.id);
  const mark = row.state === "in-doubt" ? "in-doubt" : asks ? "waits" : "running";
  return stepLines({ ...row, note: runningNote(row, scene, now) }, { look, now, mark });
}

function nextLines({ scene, look, now }: FrameGiven, most: number): readonly string[] {
  if (most <= 0 || scene.ended !== null) return [];
  const pending = scene.rows.filter(({ state }) => state === "pending");
  const lines: string[] = [];
  for (const [index, row] of pending.entries()) {
    const left = pending.length - index;
    const own = stepLines(row, { look, now });
    if (lines.length + own.length > most - (left > 1 ? 1 : 0)) {
      if (lines.length < most)
        lines.push(paint(look, "dim", `${" ".repeat(titleColumn(look))}and ${left} more`));
      break;
    }
    lines.push(...own);
  }
  return lines;
}

/** Every question at once; the one that keys are about is marked, and shows what goes with it. */
function questionLines({ scene, ui, look, now }: FrameGiven, most: number): readonly string[] {
  const questions = openQuestions(scene);
  const others = scene.waits.filter(
    (wait) => !questions.includes(wait) && wait.kind !== "paused" && timeWait(scene)?.id !== wait.id,
  );
  const lines = others.flatMap((wait) => waitLine(wait, look, now));
  if (questions.length === 0) return lines;
  const selected = selectedOf(ui, scene);
  const at = Math.max(
    0,
    questions.findIndex(({ id }) => id === selected?.id),
  );
  const room = Math.max(1, most - lines.length - 2);
  const from = Math.max(0, Math.min(at - Math.floor(room / 2), questions.length - room));
  const shown = questions.slice(from, from + room);
  if (from > 0) lines.push(paint(look, "dim", `${" ".repeat(titleColumn(look))}${from} above`));
  for (const [index, wait] of shown.entries())
    lines.push(...questionLine(wait, from + index + 1, { look, now, selected: wait.id === selected?.id }));
  const below = questions.length - from - shown.length;
  if (below > 0) lines.push(paint(look, "dim", `${" ".repeat(titleColumn(look))}${below} below`));
  return lines;
}

function waitLine(wait: SceneWait, look: Look, now: Instant): readonly string[] {
  const pad = " ".repeat(titleColumn(look));
  const said = [clean(wait.text), waitedText(wait, now)].filter((part) => part !== "").join(", ");
  return wrap(said, look.columns - pad.length).map((line) => pad + paint(look, "dim", line));
}

function questionLine(
  wait: SceneWait,
  number: number,
  { look, now, selected }: { look: Look; now: Instant; selected: boolean },
): readonly string[] {
  const pointer = selected ? symbolsOf(look).under : " ";
  const lead = `  ${markOf("waits", look)} ${pointer}${padStart(String(number), 2)} `;
  const width = 2 + markWidth(look) + 1 + 1 + 2 + 1;
  const room = look.columns - width;
  const whom = [wait.who === null ? null : clean(wait.who), selected ? waitedText(wait, now) || null : null]
    .filter((part) => part !== null)
    .join(", ");
  const text = clean(wait.text) + (whom === "" ? "" : ` (${whom})`);
  const pad = " ".repeat(width);
  if (!selected) return [`${lead}${cut(text, room, symbolsOf(look).more)}`];
  return [
    ...wrap(text, room).map((line, index) => (index === 0 ? lead : pad) + paint(look, "bold", line)),
    ...wait.shown.map((line) => pad + paint(look, "dim", cut(clean(line), room, symbolsOf(look).more))),
  ];
}

function bottomLines(given: FrameGiven): readonly string[] {
  const { scene, ui, look, now, notice } = given;
  const said = ui.message ?? notice;
  const lines = [
    "",
    ...(said === null ? [] : wrap(clean(said), look.columns - 2).map((line) => `  ${line}`)),
  ];
  if (ui.typing !== null) return [...lines, ...typingLines(ui.typing, look)];
  if (scene.paused !== null) lines.push(`  ${paint(look, "yellow", `paused by ${clean(scene.paused.by)}`)}`);
  const since = scene.startedAt === null ? "" : runningText(now - scene.startedAt);
  return [...lines, keyLine(keysOf(scene, ui), since, look)];
}

/** What is being typed keeps its end in view, for that is where the eye is. */
function typingLines(typing: NonNullable<Ui["typing"]>, look: Look): readonly string[] {
  const { action, text } = typing;
  const prompt = `  ${clean(action.prompt)}${action.needs === "sure" ? "? y/n" : ": "}`;
  const room = Math.max(8, look.columns - widthOf(prompt) - 1);
  let shown = text;
  while (widthOf(shown) > room) shown = [...shown].slice(1).join("");
  const hint = action.needs === "sure" ? "" : paint(look, "dim", "  Enter sends it, Esc leaves it");
  return [`${paint(look, "yellow", prompt)}${action.needs === "sure" ? "" : `${shown}_`}`, hint];
}

type KeyWord = readonly [key: string, word: string];

function keysOf(scene: Scene, ui: Ui): readonly KeyWord[] {
  const wait = selectedOf(ui, scene);
  const time = timeWait(scene);
  const own = wait === null ? [] : actionsOf(wait, scene);
  const timed = time === null ? [] : actionsOf(time, scene);
  const keys: KeyWord[] = [...own, ...timed].map(({ key, word }) => [key === "enter" ? "Enter" : key, word]);
  const has = (key: string): boolean => keys.some(([known]) => known === key);
  if (!has("c")) keys.push(scene.paused === null ? ["p", "pause"] : ["c", "continue"]);
  if (!has("b") && scene.returning === null) keys.push(["b", "roll back"]);
  keys.push(["l", ui.tall ? "less log" : "log"], ["q", "leave"], ["?", "help"]);
  return keys;
}

function keyLine(keys: readonly KeyWord[], since: string, look: Look): string {
  const room = look.columns - widthOf(since) - 4;
  let text = "";
  let width = 0;
  for (const [key, word] of keys) {
    const own = widthOf(key) + 1 + widthOf(word) + (width === 0 ? 0 : 3);
    if (width + own > room) break;
    text += `${width === 0 ? "" : "   "}${paint(look, "bold", key)} ${paint(look, "dim", word)}`;
    width += own;
  }
  return `  ${text}${" ".repeat(Math.max(2, look.columns - 2 - width - widthOf(since)))}${paint(look, "dim", since)}`;
}

const HELP: readonly KeyWord[] = [
  ["1-9, up, down", "pick a question"],
  ["y  n", "answer it; a  approve the plan"],
  ["Enter", "type an answer that is neither"],
  ["w", "waive it, with a reason"],
  ["r  s", "after a failure: retry it, or leave it out with a reason"],
  ["e  m", "end a wait early, or give it more time"],
  ["p  c", "pause after the step under way; continue"],
  ["b", "roll back, with a reason"],
  ["x", "stop here and undo nothing, with a reason"],
  ["l", "more or less of what the step prints"],
  ["q, Ctrl-C", "pause and leave; once more stops what runs"],
];

const helpLines = (look: Look): readonly string[] => [
  ...HELP.map(([key, word]) => cut(`  ${key.padEnd(15)}${word}`, look.columns, symbolsOf(look).more)),
  "",
  paint(look, "dim", "  any key goes back"),
];

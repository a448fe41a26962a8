/**
 * The last lines of a release, or of a process that leaves it: how it ended, what stands and what was undone, what is in
 * doubt, and what to type next. Whoever reads this is tired, so it never leaves them guessing.
 */

import type { Instant } from "../base/index.ts";
import { plural } from "../base/index.ts";
import { lapseText, type ReportKind } from "../reports/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, type Tone } from "./look.ts";
import { labelled } from "./row.ts";
import type { Scene, SceneRow } from "./scene.ts";
import { widthOf, wrap } from "./width.ts";

const LABEL = 11;

const WORD: Readonly<Record<string, readonly [word: string, tone: Tone | null]>> = {
  done: ["done", "green"],
  returned: ["returned", null],
  stopped: ["stopped", "yellow"],
  failed: ["failed", "red"],
  held: ["held", "yellow"],
  paused: ["paused", "yellow"],
  waiting: ["waiting", "yellow"],
  left: ["left", "yellow"],
};

export interface EndGiven {
  readonly look: Look;
  readonly now: Instant;
  /** More to type than what follows from the state, most useful first. */
  readonly next: readonly (readonly [command: string, gives: string])[];
  /** Which report there is to write, and how many of its blanks wait for a person; null: not known here. */
  readonly report: { readonly kind: ReportKind; readonly left: number } | null;
  /** How many requests failed because of it, as a sentence; null: nobody can tell. */
  readonly harm?: string | null;
  /** A process drives it on: nobody has to resume it. */
  readonly driven?: boolean;
}

const named = ({ number, title }: SceneRow): string => `${number} ${clean(title)}`.trim();

/** `returned`, `paused`…: how it stands, in one word. */
export function endWord(scene: Scene): string {
  if (scene.ended !== null) return scene.ended.as;
  if (scene.paused !== null) return "paused";
  return scene.state === "held" ? "held" : scene.waits.length > 0 ? "waiting" : "left";
}

export function endLines(scene: Scene, given: EndGiven): readonly string[] {
  const { look } = given;
  const [word, tone] = WORD[endWord(scene)] ?? ["left", null];
  const texts = [...standing(scene, given)];
  const pad = " ".repeat(LABEL);
  const lines = texts.flatMap((text) => wrap(text, look.columns - LABEL));
  return [
    ...lines.map((line, index) =>
      index === 0 ? paint(look, tone, word) + " ".repeat(LABEL - widthOf(word)) + line : pad + line,
    ),
    ...nextLines(scene, given),
  ];
}

const sentence = (words: string): string => {
  const text = clean(words);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

/** Sentences, the most important first. */
function standing(scene: Scene, { now, driven = false, harm = null }: EndGiven): readonly string[] {
  const { rows, ended, startedAt } = scene;
  const takenBack = rows.filter(({ state }) => state === "undone");
  const trusted = takenBack.filter(({ note }) => note === BY_RUNBOOK);
  const undone = takenBack.filter(({ note }) => note !== BY_RUNBOOK);
  const doubts = rows.filter(({ state }) => state === "in-doubt");
  const failed = rows.filter(({ state }) => state === "failed");
  const took = startedAt === null ? "" : ` in ${lapseText((ended?.at ?? now) - startedAt)}`;
  const said = [headline(scene, took, driven)];
  said.push(...trafficText(scene), ...(harm === null ? [] : [clean(harm)]));
  for (const row of failed)
    said.push(`Failed: ${named(row)}${row.note === null ? "" : ` (${clean(row.note)})`}.`);
  if (undone.length > 0) said.push(`Undone: ${undone.map(named).join("; ")}.`);
  if (trusted.length > 0) said.push(`Left to the runbook's own rollback: ${trusted.map(named).join("; ")}.`);
  if (ended !== null && ended.as !== "done")
    said.push(...standsText(ended.stands, takenBack.length, trusted.length));
  if (doubts.length > 0)
    said.push(`In doubt: ${doubts.map(named).join("; ")}. Nobody can tell from here whether it happened.`);
  return said;
}

/** Where the traffic is that this release has moved; of one that is out, and of one that still goes on, other lines say so. */
function trafficText({ ended, exposures }: Scene): readonly string[] {
  if (ended === null || ended.as === "done") return [];
  return exposures.flatMap(({ versions, service }) => {
    const [most, ...others] = versions;
    if (most === undefined) return [];
    const of = exposures.length > 1 ? ` of ${clean(service)}` : "";
    if (others.length === 0 && most.percent >= 100) return [`${clean(most.version)} has all traffic${of}.`];
    return [
      `Traffic${of}: ${versions.map((each) => `${each.percent} % on ${clean(each.version)}`).join(", ")}.`,
    ];
  });
}

/** As the conductor gives it for what nobody but the runbook says is taken back. */
const BY_RUNBOOK = "by the runbook's own rollback";

function standsText(stands: readonly string[], takenBack: number, trusted: number): readonly string[] {
  if (stands.length > 0) return [`Stands: ${stands.map(clean).join("; ")}.`];
  // What a rollback section takes back is for its authors to say.
  if (trusted > 0) return [];
  return [takenBack > 0 ? "Nothing of it stands." : "Nothing was changed."];
}

function headline(scene: Scene, took: string, driven: boolean): string {
  const { ended, paused, rows, version } = scene;
  const what = version === null ? "The release" : clean(version);
  const why = ended?.why ?? null;
  const because = why === null || why === "" ? "" : `: ${clean(why)}`;
  const steps = rows.filter(({ state }) => state === "done").length;
  switch (endWord(scene)) {
    case "done":
      return `${scene.dryRun ? "Dry run: everything that only reads has passed" : `${what} is out: ${plural(steps, "step")}`}${took}.`;
    case "returned":
      return `${what} was rolled back${took}${because || (scene.returning === null ? "" : `: ${clean(scene.returning.why)}`)}.`;
    case "stopped":
      return `${sentence(why ?? "stopped")} After ${plural(steps, "step")}${took}.`;
    case "failed":
      return `It cannot go on or back without a person${because}.`;
    case "paused":
      return `Paused by ${clean(paused?.by ?? "somebody")}${paused?.note ? `: ${clean(paused.note)}` : ""}. ${underwayText(scene, driven) || "Nothing is under way."}`;
    case "held":
      return "A person has to say how it goes on.";
    case "waiting":
      return `${plural(steps, "step")} done; it goes on ${driven && scene.waits.every(({ timer }) => timer) ? "by itself when the time is over" : "when what it waits for is there"}.`;
    default:
      return [`${plural(steps, "step")} done; nobody drives it now.`, underwayText(scene, driven)]
        .join(" ")
        .trim();
  }
}

/** What a process leaves behind may go on without it; what only waits for somebody is not under way. */
function underwayText({ rows, waits }: Scene, driven: boolean): string {
  const running = rows.filter(
    ({ id, state }) => state === "running" && !waits.some(({ node }) => node === id),
  );
  if (running.length === 0) return "";
  if (driven) return "What is under way finishes.";
  return `Still under way: ${running.map(named).join("; ")}.`;
}

/** Not by leaving, whose pause ends with the next resume. */
const isPausedByWish = ({ paused, ended }: Scene): boolean =>
  ended === null && paused !== null && paused.note?.startsWith("left ") !== true;

/** `next` before the first, the commands in a column, what each gives beside it where there is room. */
function nextLines(scene: Scene, { look, next, report, driven = false }: EndGiven): readonly string[] {
  const { release, ended } = scene;
  const bad = scene.rows.find(({ state }) => state === "failed" || state === "in-doubt");
  const own: (readonly [string, string])[] = [...next];
  if (isPausedByWish(scene)) own.push([`rutter continue ${release}`, "ends the pause"]);
  if (ended === null && !driven) own.push([`rutter resume ${release}`, "carries it on"]);
  if (bad !== undefined) own.push([`rutter log ${release} ${bad.number || bad.id}`, "what that step said"]);
  if (ended?.as === "failed") own.push([`rutter status ${release}`, "where it stands"]);
  if (ended !== null && !scene.dryRun) own.push([`rutter report ${release}`, reportText(scene, report)]);
  const width = Math.max(0, ...own.map(([command]) => widthOf(command))) + 3;
  return own.flatMap(([command, gives], index) => {
    const label = index === 0 ? `next${" ".repeat(LABEL - 4)}` : " ".repeat(LABEL);
    const beside = LABEL + width + widthOf(gives) <= look.columns;
    const gap = " ".repeat(Math.max(1, width - widthOf(command)));
    return beside
      ? [`${paint(look, "dim", label)}${command}${gap}${paint(look, "dim", gives)}`]
      : [`${paint(look, "dim", label)}${command}`, ...labelled(look, " ".repeat(LABEL + 2), gives)];
  });
}

function reportText({ returning }: Scene, report: EndGiven["report"]): string {
  const kind = report?.kind ?? (returning === null ? "log" : "rollback");
  const blanks = report === null || report.left === 0 ? "" : `, ${plural(report.left, "blank")} left for you`;
  return `the ${kind === "log" ? "deployment log" : "rollback report"}${blanks}`;
}

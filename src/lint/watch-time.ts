/**
 * How long a guard is looked at: the soak of its own section, the rungs of the ladder it stands by, or all the watching
 * that the main course holds. Where the runbook does not say, or watching goes on for days, it is null.
 */
import { findDurations } from "../base/index.ts";
import type { LadderItem, SoakItem, VerbItem } from "../runbook/index.ts";
import { type Desk, sectionsAround } from "./desk.ts";
import type { Stated } from "./stated.ts";

export interface Watch {
  readonly ms: number;
  readonly line: number;
  /** `rung`: the traffic is raised after that time, and watching goes on. */
  readonly kind: "soak" | "rung" | "all";
}

type Watching = SoakItem | LadderItem;

const isWatching = (item: { readonly kind: string }): item is Watching =>
  item.kind === "soak" || item.kind === "ladder";

const MOST = 200;
const watching = new WeakMap<Desk, readonly Watching[]>();

function watchingIn(desk: Desk): readonly Watching[] {
  const known = watching.get(desk) ?? desk.items.filter(isWatching).slice(0, MOST);
  watching.set(desk, known);
  return known;
}

/** The longest dwell of a ladder that says one for every rung but its last. */
function dwellOf({ rungs }: LadderItem): number | null {
  const held = rungs.slice(0, -1).map(({ dwellMs }) => dwellMs);
  return held.length === 0 || held.some((ms) => ms === null) ? null : Math.max(...held.map((ms) => ms ?? 0));
}

const timeOf = (item: Watching): number =>
  item.kind === "soak" ? item.maxMs : item.rungs.reduce((sum, { dwellMs }) => sum + (dwellMs ?? 0), 0);

/** Sections that hold the whole document say nothing of what belongs together. */
const near = (desk: Desk, stated: Stated, item: Watching): boolean => {
  // What is watched on the way back is the old version.
  const back = desk.sections.get(item.section ?? "")?.course === "rollback";
  if (back && Math.abs(item.lines[0] - stated.line) > 3) return false;
  if (item.section === stated.item.section) return true;
  const depth = (id: string | null): number => desk.sections.get(id ?? "")?.level ?? 0;
  const around = sectionsAround(desk, stated.item.section).some(
    ({ id, level }) => id === item.section && level > 1,
  );
  const below = sectionsAround(desk, item.section).some(
    ({ id, level }) => id === stated.item.section && level > 1,
  );
  return (around || below) && depth(item.section) > 1;
};

function ofVerb({ keys, lines, value, verb }: VerbItem): Watch | null {
  if (verb === "canary" && typeof keys.dwell === "number")
    return { ms: keys.dwell, line: lines[0], kind: "rung" };
  const most = typeof value === "object" && value !== null && "maxMs" in value ? value.maxMs : null;
  return verb === "watch" && typeof most === "number" ? { ms: most, line: lines[0], kind: "soak" } : null;
}

/** "Monitor each stage for 5 minutes": it adds up to more. */
const isOfEach = ({ text }: Watching): boolean =>
  /\b(?:each|every|per|between)\b[^.]{0,20}\b(?:stages?|steps?|phases?|rungs?|waves?|increments?|increases?|shifts?|percent\w*|batch(?:es)?|weights?)\b/i.test(
    text,
  );

/** Somebody or something goes on looking when the release is done. */
const ENDLESS =
  /\b(?:monitor\w*|watch\w*|observ\w+|keep an eye)\b[^.\n]{0,80}\b(?:\d{1,3} ?(?:h\b|hours?|days?|weeks?)|overnight|next (?:business |working )?day|continuous\w*|24\/7|on-?call)/i;

const everywhere = new WeakMap<Desk, { readonly watch: Watch | null }>();

function ofAll(desk: Desk): Watch | null {
  const known = everywhere.get(desk) ?? { watch: sumOfAll(desk) };
  everywhere.set(desk, known);
  return known.watch;
}

/** A line that speaks of watching for longer than was read says that there is more to it. */
const longestIn = (line: string): number =>
  /\b(?:monitor|watch|observ|soak|bak(?:e|ing)\b|keep an eye)/i.test(line)
    ? Math.max(0, ...findDurations(line).map(({ maxMs }) => maxMs))
    : 0;

function sumOfAll(desk: Desk): Watch | null {
  const watched = desk.items
    .filter(isWatching)
    .filter(({ section }) => (desk.sections.get(section ?? "")?.course ?? "main") === "main");
  const first = watched.find((item) => timeOf(item) > 0);
  if (first === undefined || watched.some((item) => timeOf(item) === 0)) return null;
  if (watched.some(isOfEach)) return null;
  if (desk.items.some(({ kind }) => kind === "later" || kind === "verb")) return null;
  const waits = desk.items.reduce((sum, item) => sum + (item.kind === "wait" ? item.ms : 0), 0);
  const last = watched.at(-1) ?? first;
  const ms = watched.reduce((sum, item) => sum + timeOf(item), waits);
  return isAll(desk, ms) ? { ms, line: last.lines[0], kind: "all" } : null;
}

/** A line that promises more than was read leaves it open. */
function isAll(desk: Desk, ms: number): boolean {
  if (desk.source.some((line) => ENDLESS.test(line.slice(0, 400)))) return false;
  const guarding = new Set(desk.items.flatMap(({ kind, lines }) => (kind === "guard" ? [lines[0]] : [])));
  return !desk.source.some((line, index) => !guarding.has(index + 1) && longestIn(line) > ms);
}

/** All rungs of a ladder, and what is watched when it is climbed; null where a rung does not say how long. */
function climb(desk: Desk, ladder: LadderItem, soaks: readonly SoakItem[]): Watch | null {
  const { lines, rungs } = ladder;
  if (rungs.slice(0, -1).some(({ dwellMs }) => dwellMs === null) || soaks.some(isOfEach)) return null;
  // "100% of traffic, watch 10 minutes" is a rung and a soak on one line.
  const beside = soaks.filter((soak) => soak.lines[0] < lines[0] || soak.lines[0] > lines[1]);
  const inside = soaks.filter((soak) => !beside.includes(soak));
  const last = rungs.at(-1)?.dwellMs ?? Math.max(0, ...inside.map(({ maxMs }) => maxMs));
  const held = rungs.slice(0, -1).reduce((sum, { dwellMs }) => sum + (dwellMs ?? 0), last);
  const ms = beside.reduce((sum, { maxMs }) => sum + maxMs, held);
  return isAll(desk, ms) ? { ms, line: lines[0], kind: "all" } : null;
}

export function watchOf(desk: Desk, stated: Stated): Watch | null {
  if (stated.item.kind === "verb") return ofVerb(stated.item);
  const close = watchingIn(desk).filter((item) => near(desk, stated, item));
  const soaks = close.filter((item) => item.kind === "soak");
  const ladder = close.find((item) => item.kind === "ladder");
  const dwell = ladder?.kind === "ladder" ? dwellOf(ladder) : null;
  const soak = soaks.reduce((most, item) => Math.max(most, item.maxMs), 0);
  if (ladder !== undefined && dwell !== null)
    return soak > dwell && ladder.kind === "ladder"
      ? climb(desk, ladder, soaks)
      : { ms: dwell, line: ladder.lines[0], kind: "rung" };
  const [first] = soaks;
  if (first !== undefined && ladder === undefined)
    return { ms: soak, line: first.lines[0], kind: soaks.some(isOfEach) ? "rung" : "soak" };
  return close.length === 0 ? ofAll(desk) : null;
}

/**
 * Whether a release may start at an instant, and when next: inside a window where there are any, outside every freeze. What
 * cannot be told (a zone that nobody knows) is never open.
 */
import { type Instant, plural, type ReleaseClass, type WeekWindow } from "../base/index.ts";
import { coveredUntil, nextBeginning, whyUnreadable, zoneOf } from "./stretches.ts";
import { windowsText } from "./window-words.ts";
import { formatLocal } from "./zoned.ts";

/** A freeze that somebody added by hand. */
export interface DatedFreeze {
  readonly id: string;
  readonly from: Instant;
  /** Null: until somebody ends it. */
  readonly to: Instant | null;
  readonly why: string;
  /** Release classes that it does not hold up. */
  readonly except: readonly ReleaseClass[];
  readonly by: string;
}

export interface ClockRules {
  /** None: always. */
  readonly windows: readonly WeekWindow[];
  readonly freezes: readonly WeekWindow[];
  readonly closed: readonly DatedFreeze[];
  readonly class: ReleaseClass;
  /** The glass was broken: nothing holds this release up. */
  readonly glass: boolean;
}

export type OpenState =
  | { readonly open: true; readonly until: Instant | null }
  | {
      readonly open: false;
      /** Null: it cannot be told, or somebody must end a freeze first. */
      readonly opensAt: Instant | null;
      readonly why: string;
      /** In which the opening is best told to a person. */
      readonly zone: string;
    };

/** Weeks repeat: what does not happen within two of them does not happen. */
const HORIZON_MS = 16 * 86_400_000;

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** The clock holds up no emergency, and nothing behind broken glass. */
const isFree = (rules: ClockRules): boolean => rules.glass || rules.class === "emergency";

const holding = ({ closed, class: of }: ClockRules): readonly DatedFreeze[] =>
  closed.filter(({ except }) => !except.includes(of));

export function openAt(rules: ClockRules, at: Instant): OpenState {
  if (isFree(rules)) return { open: true, until: null };
  const zone = zoneOf(rules.windows[0] ?? rules.freezes[0] ?? { zone: null });
  const unreadable = whyNotTold(rules);
  if (unreadable !== null) return { open: false, opensAt: null, why: unreadable, zone: "UTC" };
  const why = whyShut(rules, at);
  if (why === null) return { open: true, until: closesAfter(rules, at) };
  return { open: false, opensAt: opensAfter(rules, at), why, zone };
}

/** Null: every window and freeze can be read. */
export const whyNotTold = ({ windows, freezes }: Pick<ClockRules, "windows" | "freezes">): string | null =>
  [...windows, ...freezes].map(whyUnreadable).find((why) => why !== null) ?? null;

/** Null: it is open. */
function whyShut(rules: ClockRules, at: Instant): string | null {
  const dated = holding(rules).find((each) => isIn(each, at));
  if (dated !== undefined) return datedText(dated, zoneOf(rules.windows[0] ?? { zone: null }));
  const shut = rules.freezes.filter((freeze) => coveredUntil([freeze], at) !== null);
  if (shut.length > 0) return `frozen: ${windowsText(shut)}`;
  if (rules.windows.length === 0 || coveredUntil(rules.windows, at) !== null) return null;
  return `outside the ${rules.windows.length === 1 ? "window" : plural(rules.windows.length, "window")} ${windowsText(rules.windows)}`;
}

const isIn = ({ from, to }: DatedFreeze, at: Instant): boolean => from <= at && (to === null || at < to);

function datedText({ by, to, why }: DatedFreeze, zone: string): string {
  const until = to === null ? "until somebody ends it" : `until ${formatLocal(to, zone)}`;
  return `frozen by ${by} ${until}${why === "" ? "" : `: ${why}`}`;
}

/** From an instant at which it is shut. */
function opensAfter(rules: ClockRules, at: Instant): Instant | null {
  let [time, since] = [at, at];
  while (time - since <= HORIZON_MS) {
    const dated = holding(rules).filter((each) => isIn(each, time));
    if (dated.some(({ to }) => to === null)) return null;
    const ends = dated.flatMap(({ to }) => (to === null ? [] : [to]));
    const frozen = coveredUntil(rules.freezes, time);
    if (ends.length > 0 || frozen !== null) {
      time = ends.reduce(later, frozen ?? time);
      if (ends.length > 0) since = time;
      continue;
    }
    if (rules.windows.length === 0 || coveredUntil(rules.windows, time) !== null) return time;
    const next = nextBeginning(rules.windows, time);
    if (next === null) return null;
    time = next;
  }
  return null;
}

/** From an instant at which it is open; null: it stays so. */
function closesAfter(rules: ClockRules, at: Instant): Instant | null {
  const starts = [
    nextBeginning(rules.freezes, at),
    ...holding(rules).map(({ from }) => (from > at ? from : null)),
  ].filter((start) => start !== null);
  const frozen = starts.reduce<Instant | null>(
    (first, each) => (first === null || each < first ? each : first),
    null,
  );
  const ends = rules.windows.length === 0 ? null : endOfWindows(rules.windows, at, frozen);
  if (ends === null) return frozen;
  return frozen === null || ends < frozen ? ends : frozen;
}

/** Windows that follow each other without a gap are one. */
function endOfWindows(windows: readonly WeekWindow[], at: Instant, before: Instant | null): Instant | null {
  let end = at;
  while (end - at <= HORIZON_MS) {
    if (before !== null && end >= before) return before;
    const until = coveredUntil(windows, end);
    if (until === null) return end;
    end = until;
  }
  return null;
}

export interface Opening {
  readonly from: Instant;
  /** Null: it stays open. */
  readonly until: Instant | null;
}

/** The next times in which a release may start; the first is the one under way, from `from` on. */
export function nextOpenings(rules: ClockRules, from: Instant, count: number): readonly Opening[] {
  const found: Opening[] = [];
  let time: Instant | null = from;
  while (time !== null && found.length < count) {
    const state: OpenState = openAt(rules, time);
    if (!state.open) {
      time = state.opensAt;
      continue;
    }
    found.push({ from: time, until: state.until });
    time = state.until;
  }
  return found;
}

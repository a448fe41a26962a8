/**
 * When releases may start and when they may not: "Weekdays 09:00-17:00", "no Friday deploys after 15:00". Weeks only:
 * a freeze between two dates and "business hours" without their hours are left to a person.
 */
import type { Day, WeekWindow } from "../../base/index.ts";
import { type DaysSite, findDays, findTimes, type TimeSite, WEEK } from "./clock.ts";
import { phraseText } from "./plain.ts";
import { zoneIn } from "./zones.ts";

export type ReadWindow = { readonly kind: "window" | "freeze" } & WeekWindow;

const FORBIDS =
  /\b(?:no|not|never|avoid|don['’]?t|cannot|can['’]t|freeze|frozen|freezes|blackout|black-out|prohibited|forbidden|banned|disallowed|without|blocked|except|excluding|off-limits)\b/i;
/** A part of the sentence that turns round what went before: "Mon–Thu, but never on Fridays". */
const TURN =
  /[;.]\s+|,?\s+(?:but|except|excluding)\s+(?=\S)|,\s+(?=(?:no|not|never|avoid)\b)|\s+[-–—]\s+(?=(?:no|never|avoid)\b)|\((?=(?:no|not|never|avoid)\b)/i;

const EXCEPT = /\b(?:except|excluding)\b/i;

/** "Never outside 09:00-17:00" allows those hours, "only outside 09:00-17:00" closes them. */
const OUTSIDE = /\b(?:outside|other than)\b/i;

const BARELY = /\bonly (?:for |in |as |with )?(?:an? )?(?:emergenc|hot-?fix|critical|urgent|approv)/i;

interface Stretch {
  readonly days: readonly Day[];
  readonly times: readonly TimeSite[];
}

/** Days go with the times after them; times that stand first go with the days after them. */
function stretches(sites: readonly (DaysSite | TimeSite)[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let days: Day[] = [];
  let times: TimeSite[] = [];
  const flush = () => {
    if (days.length + times.length > 0) found.push({ days: WEEK.filter((day) => days.includes(day)), times });
    days = [];
    times = [];
  };
  let timeFirst = false;
  for (const site of sites) {
    if (site.kind === "time") {
      if (timeFirst && days.length > 0) flush();
      if (days.length === 0 && times.length === 0) timeFirst = true;
      times.push(site);
      continue;
    }
    if (days.length > 0 && times.length > 0 && !timeFirst) flush();
    if (days.length === 0 && times.length === 0) timeFirst = false;
    days.push(...site.days);
  }
  flush();
  return found;
}

const DAY = "(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?";
const CLOCK = "(noon|midnight|\\d{1,2}[:.]\\d{2}(?:\\s?[ap]m)?|\\d{1,2}\\s?[ap]m)";
const ACROSS = new RegExp(
  `\\b${DAY},?\\s+(?:at\\s+)?${CLOCK}\\s*(?:-|–|—|to|until|till|through)\\s*${DAY},?\\s+(?:at\\s+)?${CLOCK}`,
  "i",
);

/** "Monday 08:00 to Wednesday 18:00" is one stretch over several days: its first, those between, its last. */
function acrossDays(clause: string): readonly Stretch[] {
  const found = ACROSS.exec(clause);
  if (found === null) return [];
  const [, from = "", start = "", to = "", end = ""] = found;
  const at = (day: string): number => WEEK.indexOf(day.slice(0, 3).toLowerCase() as Day);
  const time = (words: string): TimeSite[] => findTimes(`at ${words}`, false).slice(0, 1);
  const [first, last] = [at(from), at(to)];
  const [opens] = time(start);
  const [closes] = time(end);
  if (first < 0 || last < 0 || first === last || opens === undefined || closes === undefined) return [];
  const days = [...WEEK, ...WEEK].slice(first, last > first ? last + 1 : last + 8);
  return days.map((day, i) => {
    const bound = { kind: "time" as const, point: false, at: 0 };
    if (i === 0) return { days: [day], times: [{ ...bound, from: opens.from, to: null }] };
    if (i === days.length - 1) return { days: [day], times: [{ ...bound, from: null, to: closes.from }] };
    return { days: [day], times: [] };
  });
}

/** Why it is so says nothing of when: "…, to fix it before the weekend". */
const REASON =
  /,?\s+(?:because|since|so that|in order to|due to)\b.*$|,\s+(?:to (?:minimi[sz]e|avoid|prevent|reduce|give|allow|ensure|keep|leave)|as (?:we|it|that|people))\b.*$/i;

function windowsOf(said: string, zone: string | null, kind: "window" | "freeze"): readonly ReadWindow[] {
  const clause = said.replace(REASON, "");
  const zoned = zoneIn(clause) !== null;
  const sites = [...findDays(clause), ...findTimes(clause, zoned)].sort((a, b) => a.at - b.at);
  const across = acrossDays(clause);
  return (across.length > 0 ? across : stretches(sites)).flatMap(({ days, times }): ReadWindow[] => {
    const on = days.length > 0 ? days : WEEK;
    // "At 22:00" without a day, or "every day" without a time, bounds nothing.
    if (times.length === 0 && on.length === WEEK.length) return [];
    if (days.length === 0 && times.every(({ point }) => point)) return [];
    if (times.length === 0) return [{ kind, days: on, from: null, to: null, zone }];
    return bounds(times).map(([from, to]) => ({ kind, days: on, from, to, zone }));
  });
}

/** "after 09:00 and before 16:00" is one stretch of the day. */
function bounds(times: readonly TimeSite[]): readonly (readonly [string | null, string | null])[] {
  const [first, second] = times;
  const pair = times.length === 2 && first?.to === null && second?.from === null;
  if (pair && first && second) return [[first.from, second.to]];
  return times.map(({ from, to }) => [from, to]);
}

const DATED =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|march|april|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\b(?:week of|last (?:working )?day|month[- ]end|end of (?:the )?(?:month|quarter|year)|quarter[- ]end|holidays?|christmas|new year|black friday|campaigns?|peak season)\b/i;
const RELEASES = /\b(?:deploy\w*|releas\w+|freezes?|frozen|roll-?outs?|ship(?:ping)?)\b/i;

/** A freeze between dates or over a season, which days and hours cannot say: a person must see it. */
export function statesOtherFreeze(markdown: string): boolean {
  const text = phraseText(markdown);
  return text
    .split(/[.;]\s+|,\s+(?=(?:no|not|never|avoid)\b)/i)
    .some(
      (clause) =>
        FORBIDS.test(clause) &&
        RELEASES.test(clause) &&
        DATED.test(clause) &&
        windowsOf(clause, null, "freeze").length === 0,
    );
}

interface Before {
  readonly forbids: boolean;
  /** It names days or hours itself. */
  readonly says: boolean;
}

/**
 * "No releases except on Tuesdays" allows Tuesdays; an exception from days and hours that are closed opens nothing
 * that a window could say, for a window closes all the rest.
 */
function kindOf(clause: string, excepted: Before | null): ReadWindow["kind"] | null {
  if (excepted !== null) {
    if (!excepted.forbids) return "freeze";
    return excepted.says ? null : "window";
  }
  const forbids = FORBIDS.test(clause) || BARELY.test(clause);
  const outside = OUTSIDE.exec(clause);
  const first = Math.min(...[...findDays(clause), ...findTimes(clause, true)].map(({ at }) => at));
  const around = outside !== null && outside.index < first;
  if (around) return forbids ? "window" : "freeze";
  return FORBIDS.test(clause) ? "freeze" : "window";
}

/** Every window and freeze a text states; empty where it states none. */
export function readWindow(markdown: string, defaultZone?: string): readonly ReadWindow[] {
  const text = phraseText(markdown);
  const zone = zoneIn(text) ?? defaultZone ?? null;
  const found: ReadWindow[] = [];
  let at = 0;
  let before: Before | null = null;
  for (;;) {
    const turn = TURN.exec(text.slice(at));
    const clause = text.slice(at, turn ? at + turn.index : undefined);
    const excepted = EXCEPT.test(text.slice(Math.max(0, at - 12), at));
    const kind = kindOf(clause, excepted ? before : null);
    const said = kind === null ? [] : windowsOf(clause, zone, kind);
    found.push(...said);
    if (!turn) return found;
    before = { forbids: FORBIDS.test(clause), says: said.length > 0 };
    at += turn.index + turn[0].length;
  }
}

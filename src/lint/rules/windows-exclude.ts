/**
 * Windows and freezes that leave no time to release, in the whole week or in one window; and two places that each say
 * "only" of times that never meet. Exceptions, environments and classes of release keep their own times.
 */
import { lineSpan } from "../../base/index.ts";
import type { Desk } from "../desk.ts";
import type { Hit, Rule } from "../rule.ts";
import { type Clock, clockOf, minutesOf, someInside, someOutside, windowWords } from "../week-minutes.ts";
import { type StatedWindow, windowsIn } from "../window-lines.ts";

const EXCEPTED =
  /\b(?:unless|except(?:ion\w*)?|excluding|emergenc\w+|hot-?fix\w*|urgent|critical|approv\w+|avoid|prefer\w*|ideal\w*|typical\w*|usual\w*|holidays?)\b/i;
const KINDS =
  /\b(?:staging|prod\w*|dev|test|uat|qa|sandbox|standard|major|minor|patch|high-risk|low-risk|database|schema|migrations?|infrastructure|mobile|backend|frontend|eu|us|apac|emea)\b/gi;

/** Which releases a line speaks of; "production" is what is meant where nothing is said. */
const kindsOf = ({ about }: StatedWindow): string =>
  [...new Set((about.match(KINDS) ?? []).map((word) => word.toLowerCase()))]
    .filter((word) => !word.startsWith("prod"))
    .sort()
    .join(" ");

const isFirm = ({ about }: StatedWindow): boolean => !EXCEPTED.test(about);

const words = ({ item, line }: StatedWindow): string => `${windowWords(item)} (line ${line})`;

const laterOf = (a: StatedWindow, b: StatedWindow): StatedWindow => (b.line >= a.line ? b : a);

/** The freezes that take a window away, where all of it is taken. */
function takenBy(
  window: StatedWindow,
  freezes: readonly StatedWindow[],
  clock: Clock,
): readonly StatedWindow[] {
  const own = minutesOf([window.item], clock);
  const against = freezes.filter((freeze) => kindsOf(freeze) === "" || kindsOf(freeze) === kindsOf(window));
  const frozen = minutesOf(
    against.map(({ item }) => item),
    clock,
    clock.room,
  );
  if (someOutside(own, frozen)) return [];
  return against.filter(({ item }) => someInside(own, minutesOf([item], clock, clock.room)));
}

function frozenHits(
  windows: readonly StatedWindow[],
  freezes: readonly StatedWindow[],
  clock: Clock,
): readonly Hit[] {
  const firm = freezes.filter(isFirm);
  const taken = windows
    .filter(isFirm)
    .map((window) => ({ window, by: takenBy(window, firm, clock) }))
    .filter(({ by }) => by.length > 0);
  const [first] = taken;
  const [freeze] = first?.by ?? [];
  if (first === undefined || freeze === undefined) return [];
  const all = taken.length === windows.length;
  const ends = all ? "no time to release is left" : "nothing of that window is left";
  const later = laterOf(first.window, freeze);
  return [
    {
      span: lineSpan(later.line),
      what: `releases may go ${words(first.window)} and may not go ${words(freeze)}: ${ends}`,
    },
  ];
}

/** Freezes alone that fill the week. */
function fullHits(
  windows: readonly StatedWindow[],
  freezes: readonly StatedWindow[],
  clock: Clock,
): readonly Hit[] {
  const firm = freezes.filter((freeze) => isFirm(freeze) && kindsOf(freeze) === "");
  const last = firm.at(-1);
  if (windows.length > 0 || last === undefined) return [];
  const frozen = minutesOf(
    firm.map(({ item }) => item),
    clock,
    clock.room,
  );
  if (frozen.includes(0)) return [];
  return [{ span: lineSpan(last.line), what: `with ${words(last)} the freezes fill the whole week` }];
}

const ONLY = /\bonly\b|\bmust\b|\bsolely\b|\bexclusively\b|\bnever outside\b/i;

function onlyHits(windows: readonly StatedWindow[], clock: Clock): readonly Hit[] {
  const strict = windows.filter((window) => ONLY.test(window.about) && isFirm(window)).slice(0, 40);
  for (const [index, later] of strict.entries()) {
    const own = minutesOf([later.item], clock);
    const earlier = strict.slice(0, index).find(
      (one) =>
        one.line !== later.line &&
        kindsOf(one) === kindsOf(later) &&
        !someInside(own, minutesOf([one.item], clock)) &&
        // A line's other windows may meet it.
        !strict.some((other) => other.line === one.line && someInside(own, minutesOf([other.item], clock))),
    );
    if (earlier !== undefined)
      return [
        {
          span: lineSpan(later.line),
          what: `releases may go only ${words(earlier)} and only ${words(later)}: no time is in both`,
        },
      ];
  }
  return [];
}

function find(desk: Desk): readonly Hit[] {
  const stated = windowsIn(desk);
  const clock = clockOf(stated.map(({ item }) => item));
  if (clock === null) return [];
  const windows = stated.filter(({ item }) => item.kind === "window");
  const freezes = stated.filter(({ item }) => item.kind === "freeze");
  const hits = [...frozenHits(windows, freezes, clock), ...fullHits(windows, freezes, clock)];
  return hits.length > 0 ? hits : onlyHits(windows, clock);
}

export const windowsExclude: Rule = {
  code: "WINDOWS_EXCLUDE",
  level: "warning",
  title: "windows and freezes leave no time at all",
  why: "a release that keeps to both can never start",
  fix: "correct the days, the hours or the zone of one of them, or say which releases each is for",
  find,
};

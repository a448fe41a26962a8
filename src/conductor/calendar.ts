/**
 * What the team's calendar says just now: freezes that were added by hand, incidents that are open. It is asked by an effect
 * of its own, and asked again while the release waits; what could not be asked is told as such, never as nothing.
 */
import type { Instant } from "../base/index.ts";
import { type CalendarData, calendarData } from "../effect/index.ts";
import type { DatedFreeze } from "../policy/index.ts";
import { releaseClasses } from "../policy/index.ts";
import { askFor } from "./asking.ts";
import { meaningOf } from "./outcomes.ts";
import { lastEffect } from "./standing.ts";
import type { Turn } from "./turn.ts";
import { after } from "./waits.ts";

/** No node of the plan: the whole release asks. */
export const CALENDAR = "~calendar";

const EVERY_MS = 60_000;
const TIMEOUT_MS = 30_000;

export type Calendar =
  /** The plan asks after none. */
  | { readonly is: "none" }
  /** What is known is too old; it is asked, or about to be. */
  | { readonly is: "looking" }
  | { readonly is: "untold"; readonly why: string; readonly again: Instant }
  | {
      readonly is: "told";
      readonly closed: readonly DatedFreeze[];
      readonly incidents: readonly string[];
      readonly again: Instant;
    };

export function calendarNow(turn: Pick<Turn, "plan" | "state" | "at">): Calendar {
  if (!turn.plan.policy.calendar) return { is: "none" };
  const effect = lastEffect(turn.state, CALENDAR);
  if (effect?.state !== "ended" || effect.outcome === null) return { is: "looking" };
  const again = after(effect.endedAt ?? effect.askedAt, EVERY_MS);
  if (again <= turn.at) return { is: "looking" };
  if (effect.outcome.state !== "done") {
    const meaning = meaningOf(effect, { onCrash: "ask", retries: 0 }, false);
    return { is: "untold", why: meaning.is === "failed" ? meaning.why : "it was not asked", again };
  }
  const read = calendarData.safeParse(effect.outcome.data);
  if (!read.success) return { is: "untold", why: "what it said cannot be read", again };
  const { freezes, incidents } = read.data;
  return { is: "told", closed: freezes.map(freezeOf), incidents: incidents ?? [], again };
}

const freezeOf = ({ id, fromMs, toMs, why, except, by }: CalendarData["freezes"][number]): DatedFreeze => ({
  id,
  from: fromMs as Instant,
  to: toMs === null ? null : (toMs as Instant),
  why,
  except: releaseClasses.filter((each) => except.includes(each)),
  by,
});

/** Unless it is being asked already. */
export function askCalendar(turn: Turn): void {
  if (lastEffect(turn.state, CALENDAR)?.state === "asked") return;
  const { service, environment } = turn.plan;
  const work = {
    effect: { hand: "calendar", input: { service, environment } },
    timeoutMs: TIMEOUT_MS,
    missing: [],
  };
  askFor(turn, { node: CALENDAR, item: null, work, aside: true });
}

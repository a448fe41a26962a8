/** The calendar, asked without a release: by the same hand, so that what is told here is what a release would be told. */
import { type Instant, instant } from "../../base/index.ts";
import { calendarData } from "../../effect/index.ts";
import { calendarHand } from "../../hands/calendar/index.ts";
import { type DatedFreeze, isReleaseClass } from "../../policy/index.ts";
import { openSecrets } from "../release/secrets.ts";
import { calendarOf } from "./calendar-of.ts";
import type { WhenReport } from "./when-report.ts";

export interface CalendarNow {
  readonly closed: readonly DatedFreeze[];
  readonly incidents: WhenReport["incidents"];
}

export interface CalendarNowAsked {
  /** The folder of releases, and the folder of `rutter.yaml`. */
  readonly home: string;
  readonly folder: string;
  readonly service: string | null;
  readonly environment: string;
  readonly at: Instant;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const LONGEST_MS = 10_000;

export async function askCalendarNow(asked: CalendarNowAsked): Promise<CalendarNow> {
  const { home, folder, service, environment, at, env } = asked;
  const secrets = openSecrets({ env, folder });
  const hand = calendarHand(calendarOf({ home, from: folder, now: () => at }));
  const outcome = await hand.perform(
    { service, environment },
    {
      release: "",
      effect: { id: "when", hand: "calendar" },
      deadlineMs: LONGEST_MS,
      signal: new AbortController().signal,
      expect: [],
      aside: true,
      log: () => undefined,
      progress: () => undefined,
      secret: secrets.resolve,
    },
  );
  const read = calendarData.safeParse(outcome.data);
  if (outcome.state !== "done" || !read.success) {
    const why = secrets.mask(outcome.evidence[0] ?? "the calendar does not answer");
    return { closed: [], incidents: { open: null, why } };
  }
  const closed = read.data.freezes.map(
    ({ id, fromMs, toMs, why, except, by }): DatedFreeze => ({
      id,
      from: instant(fromMs),
      to: toMs === null ? null : instant(toMs),
      why,
      except: except.filter(isReleaseClass),
      by,
    }),
  );
  return { closed, incidents: { open: read.data.incidents, why: null } };
}

/**
 * Asks what the calendar says of a release just now: freezes that people added, incidents that are open. It reads, judges
 * nothing, and where a source does not answer it says so: silence is no leave.
 */
import { plural, RutterError } from "../../base/index.ts";
import {
  type CalendarData,
  type CalendarInput,
  calendarInput,
  type Hand,
  type HandContext,
  notBegun,
  type Outcome,
  refusedBy,
  unjudged,
} from "../../effect/index.ts";
import type { Incidents } from "./incidents.ts";

export interface CalendarGiven {
  /** Freezes that were added by hand and are neither over nor ended, for what is asked about. */
  readonly freezes: (input: CalendarInput) => Promise<CalendarData["freezes"]>;
  /** Null: there is nowhere to ask. */
  readonly incidents: (input: CalendarInput, context: HandContext) => Promise<Incidents | null>;
}

/** A source that needs longer than this has something else to do. */
const LONGEST_MS = 10_000;

export const calendarHand = (given: CalendarGiven): Hand<CalendarInput> => ({
  name: "calendar",
  input: calendarInput,
  repeat: "safe",
  probes: false,
  describe: ({ service, environment }) =>
    `freezes and incidents of ${service ?? "every service"} in ${environment ?? "every environment"}`,
  perform: async (input, context) => {
    if (context.signal.aborted) return notBegun();
    const wrong = unjudged(context.expect, []);
    if (wrong !== null) return failed(wrong);
    try {
      return await look(given, input, context);
    } catch (error) {
      if (error instanceof RutterError) return refusedBy(error);
      // A file that cannot be read, a secret that is not there: no release starts on a calendar that nobody could see.
      return failed(`the calendar cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  },
});

const failed = (why: string): Outcome => ({
  state: "failed",
  data: {},
  evidence: [why.split("\n")[0] || "there is no reason"],
});

async function look(
  { freezes, incidents }: CalendarGiven,
  input: CalendarInput,
  context: HandContext,
): Promise<Outcome> {
  const added = await freezes(input);
  const source = await incidents(input, context);
  if (source === null) return done({ freezes: added, incidents: null });
  const { deadlineMs, signal } = context;
  const own = Math.min(deadlineMs, LONGEST_MS);
  const began = performance.now();
  const found = await source({ timeoutMs: own, signal });
  if ("incidents" in found) return done({ freezes: added, incidents: found.incidents });
  const isLate = performance.now() - began >= deadlineMs;
  const state = signal.aborted ? "cancelled" : isLate ? "timed-out" : "failed";
  return { ...failed(`whether an incident is open cannot be told: ${found.why}`), state };
}

function done({ freezes, incidents }: CalendarData): Outcome {
  const open =
    incidents === null
      ? "nowhere to ask after incidents"
      : incidents.length === 0
        ? "no incident is open"
        : `${plural(incidents.length, "incident")} open: ${incidents.slice(0, 3).join("; ")}`;
  return {
    state: "done",
    data: { freezes, incidents },
    evidence: [`${plural(freezes.length, "freeze")} added by hand`, open],
  };
}

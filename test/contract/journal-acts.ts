/** Random things to do with a journal, and what comes of them as data: a refusal is an answer like others. */
import fc from "fast-check";
import { type Instant, RutterError } from "../../src/base/index.ts";
import type { ReleaseEvent } from "../../src/conductor/index.ts";
import type { Journal } from "../../src/journal/index.ts";
import { AT, anyEvent, later, signal, started } from "./journal-events.ts";

interface Place {
  readonly release: string;
  readonly holder: string;
  readonly at: Instant;
}

export type Act = Place &
  (
    | {
        readonly do: "append";
        readonly events: readonly ReleaseEvent[];
        readonly held: boolean;
        readonly stale: boolean;
      }
    | { readonly do: "put"; readonly signal: string }
    | { readonly do: "take" | "renew"; readonly pid: number; readonly forMs: number }
    | { readonly do: "leave" | "row" | "read" | "lease" | "inbox" | "reimport" }
  );

const place = {
  release: fc.constantFrom("r1", "r1", "r2"),
  holder: fc.constantFrom("a", "b"),
  at: fc.integer({ min: -5000, max: 5000 }).map(later),
};

const lease = { pid: fc.integer({ min: 1, max: 3 }), forMs: fc.integer({ min: 1, max: 4000 }) };

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...place,
      do: fc.constant("append" as const),
      events: fc.array(anyEvent, { maxLength: 3 }),
      held: fc.boolean(),
      stale: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...place,
      do: fc.constant("put" as const),
      signal: fc.constantFrom("a", "b", "c", "step-2"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ ...place, ...lease, do: fc.constantFrom("take" as const, "renew" as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...place,
      do: fc.constantFrom(
        "leave" as const,
        "row" as const,
        "read" as const,
        "lease" as const,
        "inbox" as const,
        "reimport" as const,
      ),
    }),
  },
);

/** The first append to a release begins it. */
export async function doAct(journal: Journal, act: Act): Promise<unknown> {
  try {
    return { gives: await done(journal, act) };
  } catch (error) {
    if (error instanceof RutterError) return { refused: error.code, what: error.what };
    throw error;
  }
}

async function done(journal: Journal, act: Act): Promise<unknown> {
  const { release, holder, at } = act;
  switch (act.do) {
    case "append": {
      const last = (await journal.row(release))?.lastSeq ?? 0;
      const events = last === 0 ? [started(release), ...act.events] : act.events;
      const seen = act.stale ? last + 1 : last;
      return journal.append({ release, events, after: seen, at, holder: act.held ? holder : null });
    }
    case "put":
      return journal.put(release, { signal: signal(act.signal), putAt: AT });
    case "take":
    case "renew":
      return journal[act.do]({ release, holder, host: "here", pid: act.pid, at, forMs: act.forMs });
    case "leave":
      return journal.leave(release, holder);
    case "reimport":
      return journal.imported(await journal.exported(release));
    case "row":
    case "read":
    case "lease":
    case "inbox":
      return journal[act.do](release);
  }
}

/**
 * One life of a process that drives a release: its journal and its hands, which fall silent for ever at the moment it dies.
 * What it had begun in the world may go on without it; nothing that it does afterwards reaches anything.
 */
import type { Hand, HandContext } from "../../effect/index.ts";
import type { Journal } from "../../journal/index.ts";
import type { Death, Moment, Script } from "./fate.ts";
import type { VirtualTime } from "./virtual-time.ts";

type Input = Readonly<Record<string, unknown>>;

/** Appends and performs of all lives of a release, counted together. */
export interface Counts {
  appends: number;
  performs: number;
}

export interface Life {
  readonly lives: () => boolean;
  readonly journal: (journal: Journal) => Journal;
  readonly hand: (hand: Hand<Input>) => Hand<Input>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface LifeGiven {
  readonly time: VirtualTime;
  readonly deathAt: Script["deathAt"];
  readonly counts: Counts;
  /** Called once, at the moment of death. */
  readonly onDeath: (death: Death) => void;
}

/** Whoever waits for a dead process waits for ever. */
const silence = <T>(): Promise<T> => new Promise(() => undefined);

/** So far into what it does it dies, where it dies in the middle. */
const MIDDLE_MS = 500;

/** What the journal and the hands of one process have in common. */
interface Body {
  readonly lives: () => boolean;
  /** True: it is dead, now or before. */
  readonly diesAt: (moment: Moment) => boolean;
  /** What it asks and what it is answered, while it lives. */
  readonly speaking: <T>(act: () => Promise<T>) => Promise<T>;
}

export function openLife({ time, deathAt, counts, onDeath }: LifeGiven): Life {
  let alive = true;
  const body: Body = {
    lives: () => alive,
    diesAt: (moment) => {
      const death = alive ? deathAt(moment) : null;
      if (death === null) return !alive;
      alive = false;
      onDeath(death);
      return true;
    },
    speaking: async (act) => {
      if (!alive) return silence();
      const given = await act();
      return alive ? given : silence();
    },
  };
  return {
    lives: body.lives,
    sleep: (ms, signal) => body.speaking(() => time.sleep(ms, signal)),
    journal: (journal) => mortalJournal(journal, body, counts),
    hand: (hand) => mortalHand(hand, body, { time, counts }),
  };
}

function mortalJournal(journal: Journal, { speaking, diesAt }: Body, counts: Counts): Journal {
  return {
    ...journal,
    read: (release, after, limit) => speaking(() => journal.read(release, after, limit)),
    inbox: (release) => speaking(() => journal.inbox(release)),
    lease: (release) => speaking(() => journal.lease(release)),
    append: (asked) =>
      speaking(async () => {
        counts.appends += 1;
        const count = counts.appends;
        if (diesAt({ at: "append", count, when: "before" })) return silence();
        const recorded = await journal.append(asked);
        return diesAt({ at: "append", count, when: "after" }) ? silence() : recorded;
      }),
  };
}

function mortalHand(
  hand: Hand<Input>,
  { lives, speaking, diesAt }: Body,
  { time, counts }: Pick<LifeGiven, "time" | "counts">,
): Hand<Input> {
  const { probe } = hand;
  return {
    ...hand,
    perform: (input, context) =>
      speaking(async () => {
        counts.performs += 1;
        const count = counts.performs;
        if (diesAt({ at: "perform", count, when: "before" })) return silence();
        time.after(MIDDLE_MS, () => void (lives() && diesAt({ at: "perform", count, when: "middle" })));
        const outcome = await hand.perform(input, ownContext(context, lives));
        return diesAt({ at: "perform", count, when: "after" }) ? silence() : outcome;
      }),
    ...(probe === undefined
      ? {}
      : { probe: (input, context) => speaking(() => probe(input, ownContext(context, lives))) }),
  };
}

/** A dead process calls nothing off. */
function ownContext(context: HandContext, lives: () => boolean): HandContext {
  const own = new AbortController();
  if (context.signal.aborted) own.abort();
  else context.signal.addEventListener("abort", () => (lives() ? own.abort() : undefined), { once: true });
  return { ...context, signal: own.signal };
}

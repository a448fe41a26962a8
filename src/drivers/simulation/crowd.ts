/** Brings what people say into the inbox at the times at which they say it. A wait that has closed is answered by nobody. */
import type { Recorded, ReleaseState } from "../../conductor/index.ts";
import type { Journal } from "../../journal/index.ts";
import { type Move, type People, signalOf } from "./people.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface CrowdGiven {
  readonly time: VirtualTime;
  readonly journal: Journal;
  readonly release: string;
  readonly people: People;
}

export interface Crowd {
  /** Whom to wake when something lies in the inbox: the driver that lives now. */
  readonly attach: (ring: () => void) => void;
  readonly hears: (recorded: Recorded, state: ReleaseState) => void;
}

export function openCrowd({ time, journal, release, people }: CrowdGiven): Crowd {
  let ring = (): void => undefined;
  let said = 0;
  const open = new Map<string, (() => void)[]>();
  const put = ({ saying, times = 1 }: Move, id: string): void => {
    const at = time.now();
    const row = { signal: signalOf(saying, id, at), putAt: at };
    const puts = Array.from({ length: times }, () => journal.put(release, row));
    Promise.all(puts).then(ring, () => undefined);
  };
  const say = (move: Move): (() => void) => {
    said += 1;
    const id = `said-${said}`;
    if (move.afterMs > 0) return time.after(move.afterMs, () => put(move, id));
    put(move, id);
    return () => undefined;
  };
  return {
    attach: (wake) => {
      ring = wake;
    },
    hears: (recorded, state) => {
      const { event } = recorded;
      for (const move of people.unasked(recorded, state)) say(move);
      if (event.type === "wait.opened") open.set(event.wait.id, people.answer(event.wait, state).map(say));
      if (event.type !== "wait.closed") return;
      for (const cancel of open.get(event.wait) ?? []) cancel();
      open.delete(event.wait);
    },
  };
}

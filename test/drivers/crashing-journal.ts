/** A journal under a process that dies at its nth append, before it is written or right after. Nothing is heard of it then. */
import type { Journal } from "../../src/journal/index.ts";
import { CRASH } from "./scripted-world.ts";

export interface Mortal {
  readonly journal: Journal;
  /** The process is dead from now on. */
  readonly die: () => never;
  readonly appends: () => number;
}

export interface DiesAt {
  readonly append: number;
  readonly when: "before" | "after";
}

export function mortal(journal: Journal, diesAt: DiesAt | null): Mortal {
  let dead = false;
  let appends = 0;
  const die = (): never => {
    dead = true;
    throw CRASH;
  };
  const alive = <T extends readonly unknown[], R>(act: (...given: T) => Promise<R>) => {
    return async (...given: T): Promise<R> => {
      if (dead) throw CRASH;
      return act(...given);
    };
  };
  const append: Journal["append"] = async (asked) => {
    const now = diesAt?.append === appends;
    appends += 1;
    if (now && diesAt.when === "before") die();
    const recorded = await journal.append(asked);
    if (now) die();
    return recorded;
  };
  return {
    journal: {
      ...journal,
      append: alive(append),
      read: alive(journal.read),
      inbox: alive(journal.inbox),
      put: alive(journal.put),
      take: alive(journal.take),
      renew: alive(journal.renew),
      leave: alive(journal.leave),
      lease: alive(journal.lease),
    },
    die,
    appends: () => appends,
  };
}

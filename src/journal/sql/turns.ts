/**
 * Takes turns at the database. What is asked to be written at about the same time shares one transaction, since the disk
 * takes as long for a hundred as for one; what one of them is refused keeps none of the others from being written.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely } from "kysely";
import { RutterError } from "../../base/index.ts";
import type { Tables } from "./tables.ts";

/** Enough to spare the disk, and few enough that nobody waits long for the turn to end. */
const TURN = 128;
const PAUSE_MS = 10;

/** What is known of the database besides SQL. */
export interface Disk {
  readonly isBusy: (error: unknown) => boolean;
  readonly refusal: (error: unknown) => unknown;
  /** How long another process's lock is waited for. */
  readonly patienceMs: number;
  /** The last thing before it is closed. */
  readonly leave: () => void;
}

/** Refuses with a `RutterError` before it has written anything; whatever else it throws undoes its turn. */
type Act<T> = (on: Kysely<Tables>) => Promise<T>;

interface Job {
  readonly act: Act<unknown>;
  readonly settle: (ended: Ended) => void;
}

type Ended = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

export interface Turns {
  /** Durable when it returns. It may be carried out more than once, of which one counts. */
  readonly write: <T>(act: Act<T>) => Promise<T>;
  readonly read: <T>(act: Act<T>) => Promise<T>;
  /** Waits for what was asked before. */
  readonly end: () => Promise<void>;
}

export function takeTurns(database: Kysely<Tables>, disk: Disk): Turns {
  const waiting: Job[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    // By the next round of the loop, all that came up in this one stands here.
    await new Promise<void>((go) => setImmediate(go));
    while (waiting.length > 0) {
      await turn(waiting.splice(0, TURN));
      if (waiting.length > 0) await new Promise<void>((go) => setImmediate(go));
    }
    running = null;
  }

  async function turn(jobs: readonly Job[]): Promise<void> {
    try {
      const ended = await patient(disk, () => transaction(database, jobs));
      for (const [index, end] of ended.entries()) jobs[index]?.settle(end);
    } catch (error) {
      // Undone together, each is carried out by itself: one that the disk cannot hold takes no other with it.
      if (jobs.length > 1 && !disk.isBusy(error)) for (const job of jobs) await turn([job]);
      else for (const job of jobs) job.settle({ ok: false, error: disk.refusal(error) });
    }
  }

  return {
    write: <T>(act: Act<T>) =>
      new Promise<T>((done, failed) => {
        const settle = (ended: Ended): void => (ended.ok ? done(ended.value as T) : failed(ended.error));
        waiting.push({ act, settle });
        running ??= run();
      }),
    read: async (act) => {
      try {
        return await patient(disk, () => act(database));
      } catch (error) {
        throw disk.refusal(error);
      }
    },
    end: async () => {
      await running;
    },
  };
}

function transaction(database: Kysely<Tables>, jobs: readonly Job[]): Promise<readonly Ended[]> {
  return database.transaction().execute(async (on) => {
    const ended: Ended[] = [];
    for (const { act } of jobs) ended.push(await endOf(act, on));
    return ended;
  });
}

async function endOf(act: Act<unknown>, on: Kysely<Tables>): Promise<Ended> {
  try {
    return { ok: true, value: await act(on) };
  } catch (error) {
    if (error instanceof RutterError) return { ok: false, error };
    throw error;
  }
}

/** Tries again while another process holds the lock, and lets everything else go on meanwhile. */
export async function patient<T>(
  { isBusy, patienceMs }: Pick<Disk, "isBusy" | "patienceMs">,
  act: () => Promise<T>,
): Promise<T> {
  const from = performance.now();
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isBusy(error) || performance.now() - from >= patienceMs) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/**
 * One release at a time per service and environment, among the processes of one home. A lock is the last of a row of
 * numbered files, each made once and never changed: whoever finds its release ended makes the next number, which the file
 * system gives to one alone. Nothing frees a lock: the end of its release in the journal does.
 */
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Instant, RutterError } from "../../base/index.ts";
import type { Journal } from "../../journal/index.ts";

export interface LockHolder {
  readonly release: string;
  readonly since: Instant;
}

export interface Locks {
  /** Null: it is this release's now, or was before. Else who holds it. */
  readonly take: (name: string, mine: LockHolder) => Promise<LockHolder | null>;
  /** Who holds it now; null: nobody. */
  readonly holder: (name: string) => Promise<LockHolder | null>;
}

export function openLocks(folder: string, journal: Pick<Journal, "row">): Locks {
  const holds = async ({ release }: LockHolder): Promise<boolean> => {
    const row = await journal.row(release);
    // What failed may be carried on, and would then change the same things as whoever had the lock meanwhile.
    return row !== null && (row.ended === null || row.ended === "failed");
  };
  const last = async (name: string): Promise<{ number: number; holder: LockHolder | null }> => {
    const number = lastNumber(placeOf(folder, name));
    const holder = number === 0 ? null : read(placeOf(folder, name), number);
    return { number, holder: holder !== null && (await holds(holder)) ? holder : null };
  };
  return {
    holder: async (name) => (await last(name)).holder,
    take: async (name, mine) => {
      for (;;) {
        const { number, holder } = await last(name);
        if (holder !== null) return holder.release === mine.release ? null : holder;
        if (make(placeOf(folder, name), number + 1, mine)) return null;
      }
    },
  };
}

/** Names may hold anything; folders may not. Encoded, two names never share one. */
const placeOf = (folder: string, name: string): string =>
  join(folder, encodeURIComponent(name).replace(/\*/g, "%2A").replace(/\./g, "%2E").slice(0, 200));

function numbers(place: string): readonly number[] {
  try {
    return readdirSync(place).flatMap((file) => (/^\d{1,12}$/.test(file) ? [Number(file)] : []));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw unreadable(place, error);
  }
}

const lastNumber = (place: string): number => numbers(place).reduce((a, b) => Math.max(a, b), 0);

/** Who cannot be told may hold it still: only what somebody deleted holds nothing. */
function read(place: string, number: number): LockHolder | null {
  const file = join(place, String(number));
  try {
    const value: Partial<LockHolder> | null = JSON.parse(readFileSync(file, "utf8"));
    const { release, since } = value ?? {};
    if (typeof release === "string" && typeof since === "number") return { release, since };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw unreadable(file, error);
  }
  throw unreadable(file, new Error("it names no release"));
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

const unreadable = (path: string, cause: unknown): RutterError =>
  new RutterError({
    code: "HOME_UNWRITABLE",
    what: `the lock ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    why: "another release may hold it, so it counts as held until it can be told who does",
    fix: "see that this user may read it, then retry the step; delete it only if no release goes on",
    cause,
  });

/** Nobody who lists the folder while that many are made misses the last one. */
const KEPT = 50;

/** False: another was there first. The file appears with all that is in it. */
function make(place: string, number: number, mine: LockHolder): boolean {
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const draft = join(place, `.${randomBytes(8).toString("hex")}`);
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600, flush: true });
  try {
    linkSync(draft, join(place, String(number)));
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  tidy(place, number - KEPT);
  return true;
}

/** The lock is taken by now, whether or not what is old can be put away. */
function tidy(place: string, upTo: number): void {
  try {
    for (const old of numbers(place)) if (old <= upTo) rmSync(join(place, String(old)), { force: true });
  } catch {
    return;
  }
}

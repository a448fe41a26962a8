/** What tells this process from every other that may drive a release, and the clock that it goes by. */
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { type Instant, instant } from "../../base/index.ts";
import { type Lease, processLife } from "../../journal/index.ts";

export interface ThisProcess {
  /** Unlike that of any other process, and of any earlier one with the same number. */
  readonly holder: string;
  readonly host: string;
  readonly pid: number;
}

export const thisProcess = (): ThisProcess => ({
  holder: `${process.pid}-${randomBytes(6).toString("hex")}`,
  host: hostname(),
  pid: process.pid,
});

export const realNow = (): Instant => instant(Date.now());

/** Whether somebody drives by that lease still; a process of this host that is dead does not, though its lease lasts. */
export function drives(lease: Lease | null): lease is Lease {
  if (lease === null || lease.until <= realNow()) return false;
  return lease.host !== hostname() || processLife.isAlive(lease.pid, null);
}

/** The name of one who holds a lease for a moment only, to check a signal: a driver waits for it. */
import type { Lease } from "../../journal/index.ts";

export const CHECKER = "check-";

export const isChecker = (lease: Lease): boolean => lease.holder.startsWith(CHECKER);

/**
 * Who in this process is going to drive a release: one at a time. The lease keeps other processes away; between two who
 * share it only this does.
 */
import { addMs } from "../../base/index.ts";
import type { Lease } from "../../journal/index.ts";
import { releaseDriven } from "./driven.ts";
import { LEASE_FOR_MS, type LeasesGiven } from "./leases.ts";
import { now } from "./real-time.ts";

export interface Claims {
  /** Takes the lease where it is not held yet. */
  readonly claim: (release: string) => Promise<void>;
  readonly drop: (release: string) => void;
}

export interface ClaimsGiven {
  readonly given: Omit<LeasesGiven, "now">;
  readonly take: (release: string) => Promise<unknown>;
  readonly isDriven: (release: string) => boolean;
}

export function openClaims({ given, take, isDriven }: ClaimsGiven): Claims {
  const claimed = new Set<string>();
  return {
    claim: async (release) => {
      if (isDriven(release) || claimed.has(release))
        throw releaseDriven((await given.journal.lease(release)) ?? ownLease(given, release));
      claimed.add(release);
      try {
        await take(release);
      } catch (error) {
        claimed.delete(release);
        throw error;
      }
    },
    drop: (release) => {
      claimed.delete(release);
    },
  };
}

/** Of one that is being taken just now. */
const ownLease = ({ holder, host, pid }: ClaimsGiven["given"], release: string): Lease => ({
  release,
  holder,
  host,
  pid,
  takenAt: now(),
  until: addMs(now(), LEASE_FOR_MS),
});

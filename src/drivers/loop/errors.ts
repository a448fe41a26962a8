/** Why a release cannot be driven on by this process. Nothing is lost by any of them: the journal is whole. */
import { RutterError } from "../../base/index.ts";

export const unknownRelease = (release: string): RutterError =>
  new RutterError({
    code: "RELEASE_UNKNOWN",
    what: `there is no release "${release}"`,
    why: "its journal holds nothing",
    fix: "rutter list shows the releases of this machine",
  });

export const leaseLost = (release: string, by: string | null): RutterError =>
  new RutterError({
    code: "RELEASE_LEASE_LOST",
    what: `release ${release} is no longer driven from here`,
    why:
      by === null
        ? "this process did not say in time that it still drives it: it stood still, or the machine slept"
        : `${by} drives it now`,
    fix: `rutter status ${release} shows where it is; nothing was written after the lease was lost`,
  });

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export const journalFailed = (release: string, underway: readonly string[], cause: unknown): RutterError =>
  new RutterError({
    code: "DRIVER_JOURNAL_FAILED",
    what: `the journal of release ${release} takes nothing more: ${wordsOf(cause).slice(0, 300)}`,
    why:
      underway.length === 0
        ? "nothing is done that is not written down first; nothing is under way"
        : `nothing is done that is not written down first; still under way: ${underway.join(", ")}`,
    fix: `make room or mend the disk, then rutter resume ${release}: what was under way is found again`,
    cause,
  });

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

/** What the journal said, and where the release stands with it; it keeps the journal's own code. */
export const journalFailed = (
  release: string,
  underway: readonly string[],
  cause: RutterError,
): RutterError =>
  new RutterError({
    code: cause.code,
    what: cause.what,
    why: `nothing is done that is not written down first, so release ${release} stands still; ${
      underway.length === 0 ? "nothing is under way" : `still under way: ${underway.join(", ")}`
    }; ${cause.why}`,
    fix: cause.fix.replace("rutter resume ID", `rutter resume ${release}`),
    cause,
  });

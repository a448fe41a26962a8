/** Says that another process drives a release, and which. */
import { formatInstant, RutterError } from "../../base/index.ts";
import type { Lease } from "../../journal/index.ts";

export const releaseDriven = (by: Lease): RutterError =>
  new RutterError({
    code: "RELEASE_DRIVEN",
    what: `release ${by.release} is driven by process ${by.pid} on ${by.host}, since ${formatInstant(by.takenAt)}`,
    why: "two processes that drove one release would do its steps twice",
    fix: `rutter watch ${by.release} shows it; rutter answer, pause, stop and the others reach it from here`,
  });

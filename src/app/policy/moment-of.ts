/** An instant as it is shown: by the clock of the environment, and by that which everybody shares. */
import type { Instant } from "../../base/index.ts";
import type { Moment } from "./when-report.ts";
import { utcIso, wallEnd, wallIso, wallText } from "./zoned-times.ts";

export const momentOf = (at: Instant, zone: string): Moment => ({
  utc: utcIso(at),
  local: wallIso(at, zone),
  text: wallText(at, zone),
});

/** Of a time at which something ends. */
export const endOf = (at: Instant, zone: string): Moment => ({
  ...momentOf(at, zone),
  text: wallEnd(at, zone),
});

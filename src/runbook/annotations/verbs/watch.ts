/** `watch`: lets time pass while guards are quiet and target figures hold. */
import { guardConditions, targetConditions } from "../condition-types.ts";
import { range } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const watch = defineVerb({
  verb: "watch",
  /** `{ minMs, maxMs }`, equal where one time is given. */
  value: range,
  keys: {
    /** What is bad, a list. */
    guards: guardConditions,
    /** What is good, a list. */
    targets: targetConditions,
  },
});

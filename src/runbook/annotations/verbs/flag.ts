/** `flag`: turns a feature flag up, at once or step by step, and off again when a condition trips. */
import { guardConditions } from "../condition-types.ts";
import { duration, name, risingShares, share } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const flag = defineVerb({
  verb: "flag",
  value: name("the key of a flag such as new-checkout"),
  keys: {
    env: name("an environment such as production"),
    /** Percent, 0 is off. */
    percent: share,
    /** Percents, rising. */
    steps: risingShares,
    /** ms at each step. */
    dwell: duration,
    /** Conditions, a list: any of them turns the flag off. */
    "off-on": guardConditions,
  },
  together: [{ of: ["percent", "steps"], least: 1, most: 1 }],
});

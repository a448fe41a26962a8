/** `canary`: gives a new version a rising share of the traffic, and takes it back when a condition trips. */
import { anyCondition } from "../condition-types.ts";
import { duration, name, oneOf, risingShares, yesOrNo } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const canary = defineVerb({
  verb: "canary",
  /** Name of the service. */
  value: name("a service such as order-service"),
  keys: {
    /** Percents, rising. */
    steps: risingShares,
    /** ms at each step. */
    dwell: duration,
    /** One condition; of a list any suffices. */
    abort: anyCondition,
    /** After the dwell, or earlier with enough evidence. */
    promotion: oneOf(["dwell", "evidence"]),
    /** Whether a user stays on the version first met. */
    sticky: yesOrNo,
  },
  together: [{ of: ["steps"], least: 1, most: 1 }],
});

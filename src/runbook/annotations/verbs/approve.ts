/** `approve`: waits until enough people of a role agree. */
import { count, duration, name, text } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const approve = defineVerb({
  verb: "approve",
  value: text('what is approved, such as "production release"'),
  keys: {
    count: count(1, 20),
    role: name("a role such as sre"),
    /** ms after which an approval no longer counts. */
    expires: duration,
  },
});

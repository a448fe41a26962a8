/** `notify`: tells people something, here or when something happens. */
import { listOf, oneOf, text } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

const moments = ["started", "gate", "tripped", "finished"] as const;

export const notify = defineVerb({
  verb: "notify",
  value: text('a contact or a channel, such as "#deployments"'),
  keys: {
    text: text("the message"),
    /** Heading of a template in the runbook. */
    template: text("the heading of a template"),
    /** Moments of the release, a list; without it the message goes out where the fence stands. */
    on: listOf(oneOf(moments), `one or several of ${moments.join(", ")}`, /,/),
  },
  together: [{ of: ["text", "template"], least: 0, most: 1 }],
});

/** `verify`: asks a service from outside whether it is well, and which version answers. */
import { count, duration, listOf, name, text, url } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const verify = defineVerb({
  verb: "verify",
  /** URLs, a list. */
  value: listOf(url, "a URL or several that begin with https:// or http://"),
  keys: {
    expect: text("what it should answer, such as 200"),
    version: name("a version such as 1.4.0"),
    attempts: count(1, 1000),
    /** ms between attempts. */
    every: duration,
  },
});

/** `deploy`: puts a version of one or several services where they run. */
import { duration, name, names } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const deploy = defineVerb({
  verb: "deploy",
  /** Names of services. */
  value: names("a service or several, such as order-service"),
  keys: {
    version: name("a version such as 1.4.0"),
    env: name("an environment such as staging"),
    /** Services that must be deployed before. */
    after: names("a service or several, such as [auth-service]"),
    /** ms. */
    timeout: duration,
  },
});

/** `check`: establishes that something holds, by a command, a request or a query. */
import { duration, name, text, url } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const check = defineVerb({
  verb: "check",
  value: text('what must hold, such as "no order is stuck"'),
  keys: {
    run: text("a command for the shell"),
    http: url,
    sql: text("a query such as SELECT 1"),
    expect: text("what it should give, such as 0 rows"),
    /** ms. */
    timeout: duration,
    /** The role that may let it pass although it fails. */
    waive: name("a role such as sre"),
  },
  together: [{ of: ["run", "http", "sql"], least: 1, most: 1 }],
});

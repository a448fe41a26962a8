/** `query`: asks a database, or changes it. */
import { name, text } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const query = defineVerb({
  verb: "query",
  value: text("SQL such as SELECT count(*) FROM orders"),
  keys: {
    database: name("a database such as orders"),
    expect: text("what it should give, such as 0 rows"),
  },
});

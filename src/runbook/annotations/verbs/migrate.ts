/** `migrate`: brings a database's schema forward, with the way back where there is one. */
import { name, text } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const migrate = defineVerb({
  verb: "migrate",
  value: text("a migration tool or a folder of migrations, such as migrations/"),
  keys: {
    /** Commands, where the tool is not one that Rutter knows. */
    up: text("the command that migrates"),
    down: text("the command that takes it back"),
    status: text("the command that tells what is pending"),
    database: name("a database such as orders"),
  },
});

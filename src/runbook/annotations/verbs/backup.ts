/** `backup`: saves a database, and proves that the backup is of use. */
import { name, oneOf, text } from "../key-types.ts";
import { defineVerb } from "../verb.ts";

export const backup = defineVerb({
  verb: "backup",
  value: name("a database such as orders"),
  keys: {
    run: text("the command that makes the backup"),
    to: text("where the backup goes, such as s3://backups/orders"),
    /** By restoring it somewhere, by listing what it holds, or not at all. */
    prove: oneOf(["restore", "list", "none"]),
  },
});

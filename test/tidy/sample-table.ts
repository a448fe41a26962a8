/** A small import table for the tests of the rules, in the shape that ARCHITECTURE.md has. */
import { importTable } from "./import-table.ts";

export const DOCUMENT = [
  "# Architecture",
  "## Rooms",
  "| room | lives there | may import |",
  "| --- | --- | --- |",
  "| `base` | the ground | nothing |",
  "| `digest` | hashes | base |",
  "| `shell` | bash | base |",
  "| `app` | wiring | all of the above |",
  "| `cli` | commands | app, base |",
  "",
  "Pure rooms: `base`, `shell`. They are.",
  "## Later",
  "| `server` | routes | base |",
].join("\n");
export const table = importTable(DOCUMENT);

/** The same with a family of rooms: `hands/shell` and `hands/http` share a row, `drivers/loop` has one of its own. */
export const families = importTable(
  DOCUMENT.replace(
    "| `app` |",
    [
      "| `hands/*` | a hand each | base |",
      "| `drivers/loop` | the loop | base |",
      "| `drivers/*` | drivers | drivers/loop, base |",
      "| `app` |",
    ].join("\n"),
  ),
);

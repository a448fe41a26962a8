/**
 * Keeps the journal of a release for the tests: `npx tsx scripts/keep-journal.ts EXPORTED NAME` puts what `rutter export ID`
 * wrote into `test/journals/`, with what is known at its end beside it. Names of this machine, its user and its folders are
 * replaced, so its hashes are made anew. A journal that is kept already is never overwritten.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir, hostname, tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import type { Instant } from "../src/base/index.ts";
import type { ReleaseEvent } from "../src/conductor/index.ts";
import { openMemoryJournal } from "../src/journal/index.ts";
import { eventsOf, summaryOf, summaryPath } from "../test/journals/kept.ts";
import { REPOSITORY } from "../test/repository.ts";

/** Raised with the version of events in `src/journal/upcasters.ts`. */
const VERSION = 2;

const [file = "", name = ""] = process.argv.slice(2);
if (file === "" || !/^[a-z0-9-]+$/.test(name)) {
  throw new Error("usage: npx tsx scripts/keep-journal.ts EXPORTED NAME, the name in lower case with dashes");
}
const path = `test/journals/${VERSION}/${name}.jsonl`;
if (existsSync(join(REPOSITORY, path))) throw new Error(`${path} is kept already: choose another name`);

/** As whole words, but in the plan: there they are the runbook's own. */
const NAMES: readonly (readonly [string, string])[] = [
  [hostname(), "host-1"],
  [userInfo().username, "ana"],
];
const FOLDERS = [process.env.RUTTER_HOME ?? "", process.cwd(), homedir(), tmpdir()].filter(
  (folder) => folder.length > 1,
);

const events = await eventsOf(readFileSync(file, "utf8").trimEnd().split("\n"));
const journal = openMemoryJournal();
let release = "";
for (const { seq, at, event } of events) {
  if (event.type === "release.started") release = event.release;
  const events = [neutral(event) as ReleaseEvent];
  await journal.append({ release, events, after: seq - 1, at: at as Instant, holder: null });
}
write(path, `${(await journal.exported(release)).join("\n")}\n`);
write(summaryPath(path), summaryOf(await journal.read(release)));
console.log(`kept ${path}, ${events.length} events: read it for names that should not be there`);

function neutral(value: unknown, isPlan = false): unknown {
  if (Array.isArray(value)) return value.map((each) => neutral(each, isPlan));
  if (typeof value === "string") return neutralText(value, isPlan);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    neutral(inner, isPlan || key === "plan"),
  ]);
  return Object.fromEntries(entries);
}

function neutralText(text: string, isPlan: boolean): string {
  const placed = FOLDERS.reduce((left, folder) => left.replaceAll(folder, "/srv/app"), text);
  if (isPlan) return placed;
  return NAMES.reduce((left, [name, neutral]) => left.replace(wordOf(name), neutral), placed);
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${name.replace(/[^\w]/g, "\\$&")}(?![\\w-])`, "g");
}

function write(to: string, text: string): void {
  mkdirSync(dirname(join(REPOSITORY, to)), { recursive: true });
  writeFileSync(join(REPOSITORY, to), text);
}

/**
 * Which lines of the runbook lead to where an item runs: those that connected to its host, became its user, opened its
 * client. Where the way cannot be gone again for certain, that is said, and nothing goes another way instead.
 */
import type { Lines } from "../base/index.ts";
import { becoming, typedByRoot } from "../effect/index.ts";
import type { CheckItem, CommandItem, Item, QueryItem } from "../runbook/index.ts";
import { firstLine } from "./words.ts";

/** Why an item cannot be run where it belongs, and the line that is to blame. */
export interface Astray {
  readonly lines: Lines;
  readonly text: string;
  readonly why: string;
}

export interface Openings {
  /** The lines that lead to where an item runs, by its id. */
  readonly through: ReadonlyMap<string, readonly string[]>;
  /** Hosts, users and clients that something after their opening runs in, by the id of the opening item. */
  readonly opening: ReadonlySet<string>;
  readonly astray: ReadonlyMap<string, Astray>;
}

type Placed = CommandItem | CheckItem | QueryItem;

interface Opener {
  readonly id: string;
  readonly place: string;
  readonly runs: readonly string[];
  readonly astray: Astray | null;
}

/** No one goes through more hosts; it keeps a hostile text from costing more than its length. */
const DEEPEST = 16;

/** What stays behind where a line becomes another user and does not log in. */
const MOVES = /(?:^|[\n;&|({])\s*(?:cd|pushd)\s/;
const SETS = /(?:^|[\n;&|({])\s*(?:export|source|\.|declare|set)\s/;

interface Way {
  /** Opened last under a name; a user under the name of its place. */
  readonly hosts: Map<string, Opener>;
  readonly users: Map<string, Opener>;
  /** Places whose folder, or whose variables, a line has changed. */
  readonly moved: Set<string>;
  readonly set: Set<string>;
}

const placeOf = (host: string | null, as: string | undefined): string => JSON.stringify([host, as ?? null]);

/** In the order of the document; `filled` puts the values of inputs into a line. */
export function openingsOf(items: readonly Item[], filled: (run: string) => string): Openings {
  const way: Way = { hosts: new Map(), users: new Map(), moved: new Set(), set: new Set() };
  const through = new Map<string, readonly string[]>();
  const opening = new Set<string>();
  const astray = new Map<string, Astray>();
  for (const item of items) {
    if (item.kind !== "command" && item.kind !== "check" && item.kind !== "query") continue;
    const openers = openersOf(way, item);
    for (const opener of openers) {
      opening.add(opener.id);
      if (opener.astray === null) continue;
      astray.set(opener.id, opener.astray).set(item.id, opener.astray);
    }
    if (item.as !== undefined && !way.users.has(placeOf(item.host, item.as)))
      astray.set(item.id, nowhere(item, item.as));
    const runs = runsOf(item, openers);
    if (runs.length > 0) through.set(item.id, runs);
    if (item.kind === "query") continue;
    if (item.opens !== null) open({ way, item, runs, filled });
    const place = placeOf(item.host, item.as);
    if (MOVES.test(item.run)) way.moved.add(place);
    if (SETS.test(item.run)) way.set.add(place);
  }
  return { through, opening, astray };
}

/** Of its user or else its host, and then of its client. */
function openersOf({ hosts, users }: Way, { host, as, inside }: Placed): readonly Opener[] {
  const reached =
    as !== undefined ? users.get(placeOf(host, as)) : host === null ? undefined : hosts.get(host);
  const client = inside === null ? undefined : hosts.get(inside);
  return [reached, client].filter((opener) => opener !== undefined);
}

function runsOf(item: Placed, openers: readonly Opener[]): readonly string[] {
  const place = placeOf(item.host, item.as);
  let runs: readonly string[] = [];
  // A client that was opened where the item runs is reached the way that led there.
  for (const opener of openers)
    runs = opener.place === place && item.inside !== null ? opener.runs : [...runs, ...opener.runs];
  const client = item.kind === "query" ? item.through : null;
  return client === null || runs.at(-1) === client ? runs : [...runs, client];
}

interface Open {
  readonly way: Way;
  readonly item: CommandItem | CheckItem;
  readonly runs: readonly string[];
  readonly filled: (run: string) => string;
}

/** What was opened from a host is reached through it. */
function open({ way, item, runs, filled }: Open): void {
  const name = item.opens ?? "";
  const place = placeOf(item.host, item.as);
  if (item.becomes !== true) {
    const led = [...runs, item.run].slice(-DEEPEST);
    way.hosts.set(name, { id: item.id, place, runs: led, astray: null });
    for (const all of [way.moved, way.set]) all.delete(placeOf(name, undefined));
    return;
  }
  // A heading may name the host, with no line that connects.
  const before = runs.length === 0 && item.host !== null ? [`ssh ${item.host}`] : runs;
  const astray = astrayOf({ way, item, runs: before, filled });
  const led = [...before, item.run].slice(-DEEPEST);
  way.users.set(placeOf(item.host, name), { id: item.id, place, runs: led, astray });
  for (const all of [way.moved, way.set]) all.delete(placeOf(item.host, name));
}

function astrayOf({ way, item, runs, filled }: Open): Astray | null {
  const because = (why: string): Astray => ({ lines: item.lines, text: firstLine(item.run), why });
  const became = becoming(filled(item.run), typedByRoot(runs.at(-1)));
  const place = placeOf(item.host, item.as);
  if (became === null)
    return because(
      "the lines after it run as another user, and how to become that user cannot be told from it",
    );
  if (!became.home && way.moved.has(place))
    return because(
      "the lines after it run as another user in a folder that was entered before, which is not followed",
    );
  if (became.keeps && way.set.has(place))
    return because(
      "the lines after it run as another user with variables that were set before, which do not go along",
    );
  return null;
}

const nowhere = (item: Placed, as: string): Astray => ({
  lines: item.lines,
  text: firstLine(item.kind === "query" ? item.sql : item.run),
  why: `a line before it became ${as} somewhere else, and whether that is still meant cannot be told`,
});

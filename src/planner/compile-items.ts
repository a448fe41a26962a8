/**
 * The items of one section to a flow, in the order of the document: the segments of a script become one step,
 * alternatives become a fork, everything else a node of its own.
 */
import type { CheckItem, CommandItem } from "../runbook/index.ts";
import { compileCommand, type Run } from "./compile-command.ts";
import {
  compileLadder,
  compileQuery,
  compileQuestion,
  compileRequest,
  compileTime,
} from "./compile-question.ts";
import { compileVerb } from "./compile-verb.ts";
import { type Compiling, nodeId, shownOf } from "./compiling.ts";
import { type Draft, draftsOf, type Flow, type Fork, isDraft, type Part } from "./draft.ts";
import type { Acting, Group } from "./outline.ts";

/** What is compiled as one: a single item, or the segments of a script. */
interface Entry {
  readonly first: Acting;
  readonly runs: Run[];
  readonly choice: string | null;
  readonly preferred: boolean;
}

export interface ItemsGiven {
  readonly compiling: Compiling;
  readonly group: Group;
  /** Leaves items out, such as everything that writes from a diagnosis. */
  readonly keep: (item: Acting) => boolean;
}

export function compileItems({ compiling, group, keep }: ItemsGiven): Flow {
  const entries = entriesOf(group.items.filter(keep));
  const soakMs = group.items.find((item) => item.kind === "soak")?.minMs ?? null;
  const compile = (entry: Entry): Flow => compileEntry({ compiling, entry, group, soakMs });
  const byChoice = choicesAmong(entries);
  const flow: Part[] = [];
  const done = new Set<string>();
  for (const entry of entries) {
    if (entry.choice === null) {
      flow.push(...compile(entry));
    } else if (!done.has(entry.choice)) {
      done.add(entry.choice);
      const options = byChoice.get(entry.choice) ?? [entry];
      flow.push(...(options.length === 1 ? compile(entry) : forkOf({ compiling, options, compile, group })));
    }
  }
  return mayStandInList(group) ? flow : flow.map(withoutLine);
}

function choicesAmong(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const byChoice = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.choice === null) continue;
    const known = byChoice.get(entry.choice);
    if (known === undefined) byChoice.set(entry.choice, [entry]);
    else known.push(entry);
  }
  return byChoice;
}

const mayStandInList = (group: Group): boolean => group.role === "prerequisites" || group.role === "before";

const withoutLine = (part: Part): Part =>
  isDraft(part) && part.line !== null ? { ...part, line: null } : part;

const isRun = (item: Acting): item is CommandItem | CheckItem =>
  item.kind === "command" || item.kind === "check";

function entriesOf(items: readonly Acting[]): readonly Entry[] {
  const entries: Entry[] = [];
  const scripts = new Map<string, Entry>();
  for (const item of items) {
    const choice = isRun(item) || item.kind === "query" ? item.choice : null;
    const preferred = isRun(item) && item.preferred;
    if (!isRun(item)) {
      entries.push({ first: item, runs: [], choice, preferred });
      continue;
    }
    // A segment under a circumstance, or one of several, is no part of the script that always runs.
    const key = item.script === null ? null : JSON.stringify([item.script, item.when, item.choice]);
    const known = key === null ? undefined : scripts.get(key);
    if (known !== undefined && choice === null) {
      known.runs.push(item);
      continue;
    }
    const entry: Entry = { first: item, runs: [item], choice, preferred };
    entries.push(entry);
    if (key !== null) scripts.set(key, entry);
  }
  return entries;
}

interface EntryGiven {
  readonly compiling: Compiling;
  readonly entry: Entry;
  readonly group: Group;
  readonly soakMs: number | null;
}

function compileEntry({ compiling, entry, group, soakMs }: EntryGiven): Flow {
  const { first: item, runs } = entry;
  const above = group.section?.when ?? null;
  switch (item.kind) {
    case "command":
    case "check": {
      const [one = item, ...more] = runs;
      return compileCommand({ compiling, runs: [one, ...more], soakMs, when: item.when ?? above });
    }
    case "question":
      return compileQuestion({ compiling, item, when: item.when ?? above });
    case "query":
      return compileQuery({ compiling, item, when: item.when ?? above });
    case "request":
      return compileRequest({ compiling, item, when: above });
    case "wait":
    case "soak":
      return compileTime({ compiling, item, when: above });
    case "ladder":
      return compileLadder({ compiling, item, when: above });
    case "verb":
      return compileVerb({ compiling, item, when: above });
    default:
      return [];
  }
}

interface ForkGiven {
  readonly compiling: Compiling;
  readonly options: readonly Entry[];
  readonly compile: (entry: Entry) => Flow;
  readonly group: Group;
}

/** Where one is marked, it alone is in the plan; the others stay what they are in the runbook. */
function forkOf({ compiling, options, compile, group }: ForkGiven): Flow {
  const preferred = options.find((option) => option.preferred);
  const [first] = options;
  if (first === undefined) return [];
  const kept = preferred === undefined ? options : [preferred];
  const shown = shownOf(options.map((option) => option.first));
  const fork: Fork = {
    id: `${nodeId(compiling, first.first)}-choice`,
    choice: {
      kind: "choice",
      ...shown,
      title: group.section?.title ?? "Choose one",
      when: null,
      among: "alternatives",
      others: options.filter((option) => !kept.includes(option)).map((option) => option.first.text),
    },
    options: kept.flatMap((option) => {
      const flow = compile(option);
      return flow.length === 0 ? [] : [{ title: option.first.text, flow }];
    }),
    taken: preferred === undefined ? null : 0,
  };
  return fork.options.length === 0 ? [] : [fork];
}

/** The last node that a flow comes to, or null. */
export function lastOf(flow: Flow): Draft | null {
  let last: Draft | null = null;
  for (const each of draftsOf(flow)) last = each;
  return last;
}

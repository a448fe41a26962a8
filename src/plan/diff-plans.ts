/** What a plan does otherwise than another one: nodes added, removed, changed, and everything else that was hashed. */
import { barePolicy, hashedPart } from "./hashed-part.ts";
import type { GateItem, PlanNode } from "./node.ts";
import { type CourseName, courseNames, type Plan } from "./plan.ts";

export interface Change {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface NodeChange {
  readonly id: string;
  readonly course: CourseName | null;
  readonly title: string;
  readonly changes: readonly Change[];
}

export interface PlanDiff {
  readonly same: boolean;
  readonly added: readonly NodeChange[];
  readonly removed: readonly NodeChange[];
  readonly changed: readonly NodeChange[];
  /** The order of a course, the inputs, guards, policy and so on. */
  readonly plan: readonly Change[];
}

const WHOLE = [
  "environment",
  "service",
  "inputs",
  "facts",
  "policy",
  "metrics",
  "figures",
  "tickMs",
  "contacts",
  "templates",
  "notices",
] as const;
/** Shown only, or following from what stands before it. */
const UNTOLD: ReadonlySet<string> = new Set([
  "title",
  "lines",
  "sure",
  "undoSure",
  "remarks",
  "options",
  "others",
  "after",
]);

export function diffPlans(before: Plan, after: Plan): PlanDiff {
  const had = entriesOf(before);
  const has = entriesOf(after);
  const added = [...has].filter(([id]) => !had.has(id)).map(([id]) => told(after, id, []));
  const removed = [...had].filter(([id]) => !has.has(id)).map(([id]) => told(before, id, []));
  const changed = [...has].flatMap(([id, entry]) => {
    const old = had.get(id);
    const changes = old === undefined ? [] : changesOf(old, entry);
    return changes.length === 0 ? [] : [told(after, id, changes)];
  });
  const plan = [...wholes(before, after), ...orders(before, after), ...watched(before, after)];
  const same = added.length + removed.length + changed.length + plan.length === 0 && sameDone(before, after);
  return { same, added, removed, changed, plan };
}

type Entry = Readonly<Record<string, unknown>>;

const entriesOf = (plan: Plan): ReadonlyMap<string, Entry> =>
  new Map(
    [...Object.entries(plan.nodes), ...Object.entries(plan.items)].map(([id, entry]) => [id, { ...entry }]),
  );

function told(plan: Plan, id: string, changes: readonly Change[]): NodeChange {
  const entry: PlanNode | GateItem | undefined = plan.nodes[id] ?? plan.items[id];
  const course = courseNames.find((name) => plan.courses[name].includes(id)) ?? null;
  return { id, course, title: entry?.title ?? id, changes };
}

function changesOf(before: Entry, after: Entry, path = ""): readonly Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    if (path === "" && UNTOLD.has(key)) return [];
    const [old, now] = [before[key], after[key]];
    if (text(old) === text(now)) return [];
    // A text that is told of is not told of twice: its commands are the same text, cut.
    if (key === "commands" && text(before.run) !== text(after.run)) return [];
    if (isEntry(old) && isEntry(now)) return changesOf(old, now, `${path}${key}.`);
    return [{ key: `${path}${key}`, before: old ?? null, after: now ?? null }];
  });
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Sorted keys, so that two equal values have one text. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isEntry(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) ?? "";

const wholes = (before: Plan, after: Plan): readonly Change[] =>
  WHOLE.flatMap((key) =>
    text(partOf(before, key)) === text(partOf(after, key))
      ? []
      : [{ key, before: partOf(before, key), after: partOf(after, key) }],
  );

const partOf = (plan: Plan, key: (typeof WHOLE)[number]): unknown =>
  key === "policy" ? barePolicy(plan.policy) : plan[key];

/** Only what both have can have changed its place. */
function orders(before: Plan, after: Plan): readonly Change[] {
  return courseNames.flatMap((course) => {
    const old = before.courses[course].filter((id) => after.courses[course].includes(id));
    const now = after.courses[course].filter((id) => before.courses[course].includes(id));
    return text(old) === text(now) ? [] : [{ key: `courses.${course}`, before: old, after: now }];
  });
}

function watched(before: Plan, after: Plan): readonly Change[] {
  const [old, now] = [hashedPart(before), hashedPart(after)];
  const bare = (list: unknown): unknown =>
    Array.isArray(list) ? list.map((guard: Entry) => ({ ...guard, armed: null, during: null })) : list;
  return ["guards", "targets"].flatMap((key) =>
    text(bare(old[key])) === text(bare(now[key])) ? [] : [{ key, before: old[key], after: now[key] }],
  );
}

const sameDone = (before: Plan, after: Plan): boolean => text(hashedPart(before)) === text(hashedPart(after));

/** The guards and target figures of a plan, each shown once: below the ladder, soak or step where they are first watched. */
import { formatDuration } from "../base/index.ts";
import { nodesOf, type Plan } from "../plan/index.ts";
import { conditionText } from "./condition-text.ts";
import type { Look } from "./look.ts";
import type { PlanRow } from "./plan-columns.ts";
import { GUARD_LABEL, readRows, toldRows } from "./plan-sources.ts";
import { type NodeGiven, placeText } from "./plan-words.ts";
import { waitText } from "./wait-text.ts";

type Guard = Plan["guards"][number];
type Target = Plan["targets"][number];

export interface Watched {
  readonly guards: readonly Guard[];
  readonly targets: readonly Target[];
}

/** What a guard does, as the words before its condition. */
export const ACTION_WORDS: Readonly<Record<Guard["action"], string>> = {
  rollback: "back if",
  prepare: "prepare if",
  pause: "pause if",
  ask: "ask if",
  escalate: "alert if",
  note: "note if",
};
const ORDER = Object.keys(ACTION_WORDS) as readonly Guard["action"][];

/** Traffic moves or time passes there: that is where an eye looks for guards. */
const isWatch = (kind: string): boolean => kind === "ladder" || kind === "soak";

function placeOf(guard: Guard, plan: Plan): string | null {
  if (guard.armed === null) return null;
  const main = plan.courses.main;
  const [from, to] = [main.indexOf(guard.armed.from), main.indexOf(guard.armed.to)];
  if (from === -1) return null;
  const range = main.slice(from, to === -1 ? undefined : to + 1);
  return range.find((id) => isWatch(plan.nodes[id]?.kind ?? "")) ?? guard.armed.from;
}

function targetPlace(target: Target, plan: Plan): string | null {
  const [during] = target.during;
  if (during !== undefined) return during;
  const main = nodesOf(plan, "main");
  return (main.find(([, node]) => isWatch(node.kind)) ?? main.at(-1))?.[0] ?? null;
}

export function guardsOf(plan: Plan): ReadonlyMap<string, Watched> {
  const places = new Map<string, { guards: Guard[]; targets: Target[] }>();
  const at = (id: string): { guards: Guard[]; targets: Target[] } => {
    const found = places.get(id) ?? { guards: [], targets: [] };
    places.set(id, found);
    return found;
  };
  for (const guard of plan.guards) {
    const place = placeOf(guard, plan);
    if (place !== null) at(place).guards.push(guard);
  }
  for (const target of plan.targets) {
    const place = targetPlace(target, plan);
    if (place !== null) at(place).targets.push(target);
  }
  return places;
}

function guardText(guard: Guard, look: Look): string {
  const parts = [conditionText(guard.when, look)];
  if (guard.armed !== null && guard.armed.forMs !== null)
    parts.push(`in the first ${formatDuration(guard.armed.forMs)}`);
  if (guard.withinMs !== null) parts.push(`within ${formatDuration(guard.withinMs)}`);
  parts.push(...waitText(guard));
  return (guard.sure === "unsure" ? "? " : "") + parts.join(", ");
}

function group(label: string, entries: readonly { text: string; place: string }[]): readonly PlanRow[] {
  return entries.map(({ text, place }, index) => ({
    text,
    place,
    label: (index === 0 ? label : "").padEnd(GUARD_LABEL),
  }));
}

export function watchedRows(
  watched: Watched | undefined,
  { look, plan }: Pick<NodeGiven, "look" | "plan">,
): readonly PlanRow[] {
  if (watched === undefined) return [];
  const entry = (shown: Guard | Target, text: string) => ({ text, place: placeText(shown.lines, look) });
  return [
    ...toldRows(watched.guards, plan),
    ...ORDER.flatMap((action) => {
      const guards = watched.guards.filter((guard) => guard.action === action);
      return group(
        ACTION_WORDS[action],
        guards.map((guard) => entry(guard, guardText(guard, look))),
      );
    }),
    ...group(
      "good if",
      watched.targets.map((target) => entry(target, conditionText(target.when, look))),
    ),
    ...readRows(plan, watched.guards),
  ];
}

/** Guards that nothing in this plan arms: said, so that nobody counts on them. */
export function unwatchedRows(plan: Plan, look: Look): readonly PlanRow[] {
  const guards = plan.guards.filter((guard) => placeOf(guard, plan) === null);
  return group(
    "",
    guards.map((guard) => ({
      text: `${ACTION_WORDS[guard.action]} ${guardText(guard, look)}`,
      place: placeText(guard.lines, look),
    })),
  ).map((row, index) => ({ ...row, label: "", verb: index === 0 ? "unarmed" : "" }));
}

/** Guards and target figures of the plan: from the runbook's words and from the conditions of `rutter` fences. */
import type { Condition } from "../base/index.ts";
import {
  type Courses,
  firstWritingStep,
  lastWatched,
  type PlanGuard,
  type PlanTarget,
} from "../plan/index.ts";
import type { GuardItem, TargetItem, VerbItem } from "../runbook/index.ts";
import { type Compiling, nodeId, shownOf } from "./compiling.ts";
import type { Finding } from "./draft.ts";
import { unsureFindings } from "./findings.ts";
import { asConditions } from "./verb-values.ts";

export interface Watching {
  readonly guards: readonly PlanGuard[];
  readonly targets: readonly PlanTarget[];
  readonly findings: readonly Finding[];
}

export interface WatchingGiven {
  readonly compiling: Compiling;
  readonly plan: Courses;
  /** Item id to the ids of the nodes made of it. */
  readonly madeOf: ReadonlyMap<string, readonly string[]>;
}

export function watchingOf(given: WatchingGiven): Watching {
  const { items } = given.compiling.reading;
  const armed = armedOn(given.plan);
  const written = items.filter((item): item is GuardItem => item.kind === "guard");
  const verbs = items.filter((item): item is VerbItem => item.kind === "verb");
  return {
    guards: [
      ...written.map((item) => guardOf(given.compiling, item, armed)),
      ...verbs.flatMap((item) => guardsOfVerb(given, item, armed)),
    ],
    targets: [
      ...items
        .filter((item): item is TargetItem => item.kind === "target")
        .map((item) => targetOf(given, item)),
      ...verbs.flatMap((item) => targetsOfVerb(given, item)),
    ],
    findings: unsureFindings(written),
  };
}

/** From the first step that changes something to the end of the last soak. A plan that only reads arms none. */
function armedOn(plan: Courses): PlanGuard["armed"] {
  const from = firstWritingStep(plan);
  const to = lastWatched(plan);
  return from === null || to === null ? null : { from, to, forMs: null };
}

const guardOf = (compiling: Compiling, item: GuardItem, armed: PlanGuard["armed"]): PlanGuard => ({
  id: nodeId(compiling, item),
  ...shownOf([item]),
  when: item.when,
  source: null,
  action: item.action,
  waitMs: item.waitMs,
  withinMs: item.withinMs,
  then: item.then,
  armed: armed === null ? null : { ...armed, forMs: item.armedForMs },
  evidence: "ask",
});

/** `canary` and `flag` give back what they shifted; so does a guard of `watch`, for it stands there to be acted on. */
const GUARDING: Readonly<Record<string, string>> = { canary: "abort", flag: "off-on", watch: "guards" };

function guardsOfVerb(
  { compiling, madeOf }: WatchingGiven,
  item: VerbItem,
  armed: PlanGuard["armed"],
): readonly PlanGuard[] {
  const key = GUARDING[item.verb];
  if (key === undefined) return [];
  const [own] = madeOf.get(item.id) ?? [];
  const id = nodeId(compiling, item);
  // A ladder's guards begin with it; a watch looks at everything that was done before it as well.
  const from = item.verb === "watch" ? armed?.from : own;
  const place = armed === null || from === undefined ? null : { ...armed, from };
  return asConditions(item.keys[key]).map((when, i) => ({
    id: `${id}-${key}-${i + 1}`,
    ...shownOf([item]),
    when,
    source: null,
    action: "rollback" as const,
    waitMs: null,
    withinMs: null,
    then: null,
    armed: place,
    evidence: "ask" as const,
  }));
}

/** The soaks and ladders of its own section; where there are none it belongs to all. */
function targetOf({ compiling, plan, madeOf }: WatchingGiven, item: TargetItem): PlanTarget {
  const beside = compiling.reading.items.filter(
    (other) =>
      other.section === item.section &&
      (other.kind === "soak" || other.kind === "ladder" || other.kind === "verb"),
  );
  const during = beside
    .flatMap((other) => madeOf.get(other.id) ?? [])
    .filter((id) => plan.nodes[id]?.kind === "soak" || plan.nodes[id]?.kind === "ladder");
  return target(nodeId(compiling, item), item, item.when, during);
}

const target = (
  id: string,
  item: TargetItem | VerbItem,
  when: Condition,
  during: readonly string[],
): PlanTarget => ({
  id,
  ...shownOf([item]),
  when,
  during,
});

function targetsOfVerb({ compiling, madeOf }: WatchingGiven, item: VerbItem): readonly PlanTarget[] {
  if (item.verb !== "watch") return [];
  const id = nodeId(compiling, item);
  const during = madeOf.get(item.id) ?? [];
  return asConditions(item.keys.targets).map((when, i) =>
    target(`${id}-target-${i + 1}`, item, when, during),
  );
}

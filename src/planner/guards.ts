/** Guards and target figures of the plan: from the runbook's words and from the conditions of `rutter` fences. */
import type { Condition } from "../base/index.ts";
import {
  type Courses,
  firstWritingStep,
  lastWatched,
  type Plan,
  type PlanGuard,
  type PlanTarget,
} from "../plan/index.ts";
import type { GuardItem, TargetItem, VerbItem } from "../runbook/index.ts";
import { type Compiling, nodeId, shownOf } from "./compiling.ts";
import type { Finding } from "./draft.ts";
import { unsureFindings } from "./findings.ts";
import { figuresOf, sourceOf } from "./metrics-of.ts";
import type { ServiceRules } from "./request.ts";
import { asConditions } from "./verb-values.ts";

export interface Watching {
  readonly guards: readonly PlanGuard[];
  readonly targets: readonly PlanTarget[];
  readonly metrics: Plan["metrics"];
  readonly figures: Plan["figures"];
  readonly tickMs: number;
  readonly findings: readonly Finding[];
}

export interface WatchingGiven {
  readonly compiling: Compiling;
  readonly plan: Courses;
  /** Item id to the ids of the nodes made of it. */
  readonly madeOf: ReadonlyMap<string, readonly string[]>;
  /** What is carried out is a way back, which nothing guards. */
  readonly back: boolean;
  /** What the configuration says of the plan's service. */
  readonly rules: ServiceRules | undefined;
}

export function watchingOf(given: WatchingGiven): Watching {
  const { items } = given.compiling.reading;
  const armed = given.back ? null : armedOn(given.plan);
  const watched = watchedIn(given);
  const written = items.filter((item): item is GuardItem => item.kind === "guard");
  const verbs = items.filter((item): item is VerbItem => item.kind === "verb");
  const guards = [
    ...written.map((item) => guardOf(given.compiling, item, armed)),
    ...verbs.flatMap((item) => guardsOfVerb(given, item, armed)),
  ];
  const targets = [
    // The soaks and ladders of its own section; where there are none it belongs to all.
    ...items
      .filter((item): item is TargetItem => item.kind === "target")
      .map((item) =>
        target({
          id: nodeId(given.compiling, item),
          item,
          when: item.when,
          during: watched.get(item.section) ?? [],
        }),
      ),
    ...verbs.flatMap((item) => targetsOfVerb(given, item)),
  ];
  const { values } = given.compiling.settled;
  const conditions = [...guards, ...targets].map(({ when }) => when);
  const figures = figuresOf({ conditions, rules: given.rules, values, plan: given.plan });
  return {
    guards: guards.map((each) => ({ ...each, source: sourceOf(each.when, figures.figures) })),
    targets,
    ...figures,
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

/** Section id to the soaks and ladders that stand in it. */
function watchedIn({
  compiling,
  plan,
  madeOf,
}: WatchingGiven): ReadonlyMap<string | null, readonly string[]> {
  const watched = new Map<string | null, string[]>();
  for (const item of compiling.reading.items) {
    for (const id of madeOf.get(item.id) ?? []) {
      const kind = plan.nodes[id]?.kind;
      if (kind !== "soak" && kind !== "ladder") continue;
      const known = watched.get(item.section);
      if (known === undefined) watched.set(item.section, [id]);
      else known.push(id);
    }
  }
  return watched;
}

interface TargetGiven {
  readonly id: string;
  readonly item: TargetItem | VerbItem;
  readonly when: Condition;
  readonly during: readonly string[];
}

const target = ({ id, item, when, during }: TargetGiven): PlanTarget => ({
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
    target({ id: `${id}-target-${i + 1}`, item, when, during }),
  );
}

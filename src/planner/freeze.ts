/** The compiled flows to the plan itself: gates before, guards beside, everything judged, and at the end the hash. */
import type { Diagnostic } from "../base/index.ts";
import { digestOf } from "../digest/index.ts";
import { courseNames, hashedPart, type Plan, type PlanNode } from "../plan/index.ts";
import type { CourseName, Item, VerbItem } from "../runbook/index.ts";
import { askFirst } from "./ask-first.ts";
import { type Assembled, assemble, type Flows } from "./assemble.ts";
import { gatherLists } from "./check-lists.ts";
import { type Compiling, nodeId } from "./compiling.ts";
import type { Flow } from "./draft.ts";
import { type Gates, gatesBefore } from "./gates-before.ts";
import { type Watching, watchingOf } from "./guards.ts";
import { onFailure } from "./on-failure.ts";
import { type Group, groupsOf } from "./outline.ts";
import { byLine } from "./problem.ts";
import { problemsOf, weigh } from "./problems.ts";
import type { EnvironmentRules, PlanRequest, PlanResult } from "./request.ts";
import { noticesOf } from "./verbs-that-tell.ts";

export interface FreezeGiven {
  readonly request: PlanRequest;
  readonly compiling: Compiling;
  readonly root: Group;
  readonly procedure: Group | null;
  readonly flows: Flows;
  /** The course that is carried out first. */
  readonly primary: "main" | "rollback";
  /** What the reader itself refused. */
  readonly unreadable: readonly Diagnostic[];
}

export function freeze(given: FreezeGiven): PlanResult {
  const { request, compiling, flows, primary, procedure } = given;
  const { reading } = request;
  const rules = rulesOf(request, compiling.environment);
  const back = primary === "rollback" || procedure?.section?.course === "rollback";
  const strict = rules.strict ?? isProduction(compiling.environment);
  const gates = gatesBefore({
    compiling,
    rules,
    primary,
    back,
    strict,
    courseOf: coursesOf(given.root),
    facts: request.facts,
    roles: request.configuration.roles ?? {},
    plain: assemble(flows, reading.items),
  });
  const ordered = withGates(flows, gates);
  const assembled = assemble(ordered, reading.items);
  const service = compiling.service === null ? undefined : request.configuration.services[compiling.service];
  const watching = watchingOf({
    compiling,
    plan: assembled,
    madeOf: assembled.madeOf,
    back,
    rules: service,
  });
  const weighed = [
    ...courseNames.flatMap((course) => weigh(ordered[course], course)),
    ...watching.findings.map((finding) => ({ finding, course: primary, certain: true })),
  ];
  const { inputs, diagnostics } = compiling.settled;
  const problems = [...diagnostics, ...problemsOf({ weighed, primary, strict, inputs })];
  const refused = [...given.unreadable, ...problems];
  if (refused.some((each) => each.level === "error")) return { diagnostics: byLine(refused) };
  return { plan: hashed({ given, assembled, gates, rules, watching, problems }) };
}

interface HashedGiven {
  readonly given: FreezeGiven;
  readonly assembled: Assembled;
  readonly gates: Gates;
  readonly rules: EnvironmentRules;
  readonly watching: Watching;
  readonly problems: readonly Diagnostic[];
}

function hashed({ given, assembled, gates, rules, watching, problems }: HashedGiven): Plan {
  const { request, compiling, procedure } = given;
  const { reading } = request;
  const plan: Plan = {
    rutter: "plan/1",
    hash: "",
    runbook: {
      file: reading.file,
      sha256: request.source.sha256,
      procedure: procedure?.section?.title ?? null,
    },
    environment: compiling.environment,
    service: compiling.service,
    inputs: Object.fromEntries(compiling.settled.values),
    facts: request.facts,
    courses: assembled.courses,
    nodes: withFailures(assembled, rules, given),
    items: assembled.items,
    guards: watching.guards,
    targets: watching.targets,
    metrics: watching.metrics,
    figures: watching.figures,
    tickMs: watching.tickMs,
    levers: assembled.levers,
    policy: gates.policy,
    ...papersOf(compiling, reading.items),
    channels: request.configuration.channels ?? [],
    unread: reading.unread,
    diagnostics: byLine([...reading.diagnostics, ...problems]),
  };
  return { ...plan, hash: digestOf(hashedPart(plan)) };
}

function rulesOf({ configuration }: PlanRequest, environment: string | null): EnvironmentRules {
  if (environment === null || !Object.hasOwn(configuration.environments, environment)) return {};
  return configuration.environments[environment] ?? {};
}

const isProduction = (environment: string | null): boolean =>
  environment !== null && /^prod(?:uction)?$/i.test(environment);

function coursesOf(root: Group): (item: Item) => CourseName {
  const courses = new Map<string, CourseName>();
  for (const { section } of groupsOf(root)) if (section !== null) courses.set(section.id, section.course);
  return (item) => (item.section === null ? "main" : (courses.get(item.section) ?? "main"));
}

/** A course with nothing on it needs no leave. */
function withGates(flows: Flows, gates: Gates): Flows {
  const flow = (course: keyof Flows): Flow => {
    if (flows[course].length === 0) return [];
    return askFirst(gatherLists([...gates.before(course), ...flows[course]]));
  };
  return {
    main: flow("main"),
    rollback: flow("rollback"),
    recover: flow("recover"),
    diagnose: flow("diagnose"),
    later: flow("later"),
  };
}

function withFailures(
  assembled: Assembled,
  rules: EnvironmentRules,
  { request }: FreezeGiven,
): Plan["nodes"] {
  const { reading } = request;
  const failures = onFailure({
    plan: assembled,
    items: reading.items,
    byRule: rules.onFailure ?? null,
    byDefault: reading.front?.defaults["on-failure"],
  });
  return Object.fromEntries(
    Object.entries(assembled.nodes).map(([id, node]): readonly [string, PlanNode] => {
      const failure = failures.get(id);
      return [id, node.kind === "step" && failure !== undefined ? { ...node, onFailure: failure } : node];
    }),
  );
}

/** What goes with the plan and is no node of it. */
function papersOf(
  compiling: Compiling,
  items: readonly Item[],
): Pick<Plan, "contacts" | "templates" | "notices"> {
  return {
    contacts: items.flatMap((item) =>
      item.kind === "contact"
        ? [{ who: item.who, how: item.how, afterMs: item.afterMs, when: item.when }]
        : [],
    ),
    templates: items.flatMap((item) =>
      item.kind === "template" ? [{ id: nodeId(compiling, item), text: item.whole ?? item.text }] : [],
    ),
    notices: noticesOf(
      compiling,
      items.filter((item): item is VerbItem => item.kind === "verb"),
    ),
  };
}

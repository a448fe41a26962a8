/**
 * Could it be released now, and if not, when, and what is missing? Looks at what a release would look at before its first
 * step, read-only: nothing is taken, asked of a person, or begun.
 */
import { dirname, join, resolve } from "node:path";
import { type Diagnostic, type Instant, RutterError } from "../../base/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { EnvironmentRules } from "../../planner/index.ts";
import { type ClockRules, noPolicy, type Policy, type ReadyItem, whoMay } from "../../policy/index.ts";
import { findConfiguration } from "../configuration/load-configuration.ts";
import { openConfiguration } from "../configuration.ts";
import type { OpenPlan, PlanGiven } from "../open-plan.ts";
import { openWithSamples } from "../rehearse/sample-inputs.ts";
import { homeAt, homeFolder } from "../release/home.ts";
import { lockPlaces } from "../release/lock-places.ts";
import { openLocks } from "../release/locks.ts";
import { realNow } from "../release/this-process.ts";
import { askCalendarNow, type CalendarNow } from "./calendar-now.ts";
import { clockLook } from "./clock-look.ts";
import { hindrancesOf } from "./hindrances.ts";
import { momentOf } from "./moment-of.ts";
import { withJournal } from "./past-releases.ts";
import type { WhenReport } from "./when-report.ts";
import { readTime } from "./zoned-times.ts";

export interface WhenGiven extends PlanGiven {
  /** As it was typed; null: now. */
  readonly at: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface LookedWhen {
  readonly report: WhenReport;
  readonly opened: OpenPlan;
  /** What keeps a plan from being made, inputs that nobody gave aside. */
  readonly problems: readonly Diagnostic[];
}

export async function lookWhen(given: WhenGiven): Promise<LookedWhen> {
  const { opened, missing, problems } = await openPlanWhen(given);
  const { plan } = opened;
  const environment = given.environment ?? plan?.environment ?? opened.reading.front?.environment ?? null;
  const rules = await rulesOf(given, environment);
  const policy = plan?.policy ?? policyOf(rules);
  const zone = zoneOf(policy, rules);
  const at = timeOf(given, zone);
  const service = plan?.service ?? null;
  const calendar = await calendarFor(given, { service, environment, at, asked: policy.calendar });
  const lock = await lockOf(given, policy, zone);
  const looked = clockLook(clockRules(policy, calendar), { at, zone });
  const withoutHindrances = {
    rutter: "when/1" as const,
    runbook: opened.reading.file,
    service,
    environment,
    // With sample values it is not the plan that would be carried out.
    plan: missing.length > 0 ? null : (plan?.hash ?? null),
    at: momentOf(at, zone),
    zone,
    class: { is: policy.class, because: policy.because },
    ...looked,
    incidents: calendar.incidents,
    approvals: policy.approvals.map((rule) => ({ ...rule, may: mayApprove(rule.who, policy) })),
    lock,
    ready: policy.ready.map((item) => (missing.length > 0 && isOfVersion(item.id) ? untold(item) : item)),
    readyHolds: plan !== null && Object.values(plan.nodes).some(isReadyGate),
    missing,
  };
  const hindrances = hindrancesOf(withoutHindrances, problems);
  return { report: { ...withoutHindrances, now: hindrances.length === 0, hindrances }, opened, problems };
}

const isReadyGate = (node: Plan["nodes"][string]): boolean => node.kind === "gate" && node.gate === "ready";

/** Where an input has a sample for a value, nobody can tell where its version went before. */
const isOfVersion = (id: string): boolean => id.startsWith("proved-");
const untold = (item: ReadyItem): ReadyItem => ({
  ...item,
  what: "where this version went before: it depends on what is missing",
  holds: null,
});

interface Opened {
  readonly opened: OpenPlan;
  readonly missing: readonly string[];
  readonly problems: readonly Diagnostic[];
}

/** An input that nobody gave is missing; all the rest can be told without it. */
async function openPlanWhen(given: WhenGiven): Promise<Opened> {
  const { opened, missing } = await openWithSamples(given).then(({ opened: made, notes }) => ({
    opened: made,
    missing: notes.flatMap(({ what }) => namesIn(what)),
  }));
  const problems = opened.plan === null ? opened.diagnostics.filter(({ level }) => level === "error") : [];
  return { opened, missing, problems };
}

/** `with sample values: version=sample, registry=sample` */
const namesIn = (note: string): readonly string[] =>
  note
    .replace(/^with sample values: /, "")
    .split(", ")
    .flatMap((pair) => (pair.includes("=") ? [pair.slice(0, pair.indexOf("="))] : []));

async function rulesOf({ file }: WhenGiven, environment: string | null): Promise<EnvironmentRules> {
  const configuration = environment === null ? null : await openConfiguration(file);
  if (environment === null) return {};
  const environments = configuration?.environments ?? {};
  return Object.hasOwn(environments, environment) ? (environments[environment] ?? {}) : {};
}

/** Where no plan could be made the environment's own rules hold all the same. */
const policyOf = ({ windows, freezes, approvals, overrides, calendar }: EnvironmentRules): Policy => ({
  ...noPolicy,
  windows: windows ?? [],
  freezes: freezes ?? [],
  approvals: approvals ?? [],
  overrides: overrides ?? null,
  calendar: calendar ?? false,
});

const zoneOf = ({ windows, freezes }: Policy, rules: EnvironmentRules): string =>
  rules.zone ?? windows[0]?.zone ?? freezes[0]?.zone ?? "UTC";

function timeOf({ at }: WhenGiven, zone: string): Instant {
  const now = realNow();
  if (at === null) return now;
  const time = readTime({ text: at, zone, now, from: now, as: "beginning" });
  if (time !== null) return time;
  throw new RutterError({
    code: "TIME_INVALID",
    what: `--at ${at} is no time`,
    why: "whether a release may start depends on it",
    fix: "write 2026-12-20T17:00, 17:00, +3h, or a time with its zone such as 2026-12-20T16:00:00Z",
  });
}

interface CalendarFor {
  readonly service: string | null;
  readonly environment: string | null;
  readonly at: Instant;
  readonly asked: boolean;
}

async function calendarFor(
  { file, env }: WhenGiven,
  { service, environment, at, asked }: CalendarFor,
): Promise<CalendarNow> {
  if (!asked || environment === null) return { closed: [], incidents: { open: null, why: null } };
  const beside = file === "-" ? resolve(".") : dirname(resolve(file));
  const folder = dirname(findConfiguration(beside) ?? join(beside, "rutter.yaml"));
  const home = homeFolder(null, env);
  return askCalendarNow({ home, folder, service, environment, at, env });
}

const clockRules = (policy: Policy, { closed }: CalendarNow): ClockRules => ({
  windows: policy.windows,
  freezes: policy.freezes,
  closed,
  class: policy.class,
  glass: false,
});

const mayApprove = (who: string | null, { roles }: Policy): string => whoMay(who, { roles, starter: null });

async function lockOf(
  { env }: WhenGiven,
  { lock }: Pick<Plan["policy"], "lock">,
  zone: string,
): Promise<WhenReport["lock"]> {
  if (lock === null) return null;
  const home = homeAt(homeFolder(null, env));
  const held = await withJournal(env, async (journal) =>
    journal === null ? null : lockPlaces(openLocks(join(home.folder, "locks"), journal), journal).look(lock),
  );
  const of = `${lock.service} in ${lock.environment}`;
  if (held === null) return { of, held: null };
  const { release, by, since, at } = held;
  return { of, held: { release, by, since: momentOf(since, zone), step: at } };
}

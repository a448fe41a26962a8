/** From a path and what was given on the command line to a plan, or to all that keeps it from being made. */
import type { Diagnostic } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import type { PlanRequest, PlanResult } from "../planner/index.ts";
import { checkEnvironment, openConfiguration } from "./configuration.ts";
import { type OpenReading, openReading } from "./open-reading.ts";

export interface PlanGiven {
  readonly file: string;
  readonly procedure: string | null;
  readonly environment: string | null;
  /** What `--set` gave: name to text, or to a reference such as `env:NAME`. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface OpenPlan extends OpenReading {
  /** Null where the diagnostics keep it from being made. */
  readonly plan: Plan | null;
  readonly diagnostics: readonly Diagnostic[];
}

export async function openPlan(given: PlanGiven): Promise<OpenPlan> {
  const opened = await openReading(given.file);
  const { builtInHands, readTextOrSecret } = await import("../effect/index.ts");
  const { emptyConfiguration, plan } = await import("../planner/index.ts");
  const { sha256Hex } = await import("../digest/index.ts");
  const environment = given.environment ?? given.settings.get("environment") ?? null;
  const configuration = (await openConfiguration(given.file, environment)) ?? emptyConfiguration;
  const known = Object.keys(configuration.environments);
  checkEnvironment(
    known,
    given.environment,
    "its windows, approvals and freezes would not be known, and none would be kept",
  );
  const request: PlanRequest = {
    reading: opened.reading,
    inputs: Object.fromEntries([...given.settings].map(([name, text]) => [name, readTextOrSecret(text)])),
    configuration,
    facts: {},
    catalog: builtInHands,
    procedure: given.procedure,
    environment: given.environment,
    source: { sha256: sha256Hex(opened.text) },
  };
  const without = plan(request);
  const result = "plan" in without ? await withFacts(without, request) : without;
  if ("plan" in result) return { ...opened, plan: result.plan, diagnostics: result.plan.diagnostics };
  return { ...opened, plan: null, diagnostics: result.diagnostics };
}

/** What the repository and the journal say is looked up only for an environment that has rules which ask for it. */
async function withFacts(made: { readonly plan: Plan }, request: PlanRequest): Promise<PlanResult> {
  const { environment } = made.plan;
  const { configuration, reading } = request;
  if (environment === null || !Object.hasOwn(configuration.environments, environment)) return made;
  const { changeFacts } = await import("./policy/change-facts.ts");
  const facts = await changeFacts({ plan: made.plan, configuration, file: reading.file, env: process.env });
  if (Object.keys(facts).length === 0) return made;
  const { plan } = await import("../planner/index.ts");
  return plan({ ...request, facts });
}

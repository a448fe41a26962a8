/** From a path and what was given on the command line to a plan, or to all that keeps it from being made. */
import type { Diagnostic } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
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
  const configuration = (await openConfiguration(given.file)) ?? emptyConfiguration;
  const known = Object.keys(configuration.environments);
  checkEnvironment(
    known,
    given.environment,
    "its windows, approvals and freezes would not be known, and none would be kept",
  );
  const result = plan({
    reading: opened.reading,
    inputs: Object.fromEntries([...given.settings].map(([name, text]) => [name, readTextOrSecret(text)])),
    configuration,
    facts: {},
    catalog: builtInHands,
    procedure: given.procedure,
    environment: given.environment,
    source: { sha256: sha256Hex(opened.text) },
  });
  if ("plan" in result) return { ...opened, plan: result.plan, diagnostics: result.plan.diagnostics };
  return { ...opened, plan: null, diagnostics: result.diagnostics };
}

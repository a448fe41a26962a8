/**
 * What is known of a release before it begins and decides something: what it changes, and where its version went before.
 * Gathered read-only, kept in the plan and hashed with it: the same repository and the same journal give the same facts.
 */
import { dirname, resolve } from "node:path";
import type { Facts, Plan } from "../../plan/index.ts";
import type { PlannerConfiguration } from "../../planner/index.ts";
import { findConfiguration } from "../configuration/load-configuration.ts";
import { gitChange } from "./git-change.ts";
import { lastDone, type PastAsked, type PastRelease, withJournal } from "./past-releases.ts";

export interface FactsAsked {
  /** The plan as it is without them: it knows its service, its environment and its version. */
  readonly plan: Plan;
  readonly configuration: PlannerConfiguration;
  /** The runbook, as it was given. */
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

type PastReleases = (asked: PastAsked) => Promise<PastRelease | null>;

export async function changeFacts({ plan, configuration, file, env }: FactsAsked): Promise<Facts> {
  return withJournal(env, async (journal) => {
    const past: PastReleases | null = journal === null ? null : (wanted) => lastDone(journal, wanted);
    const before = past === null ? null : await releasedBefore(past, plan);
    const beside = file === "-" ? resolve(".") : dirname(resolve(file));
    const folder = dirname(findConfiguration(beside) ?? resolve(beside, "rutter.yaml"));
    const known = await gitChange({ folder, before, env });
    const proved = await provedBefore(past, { plan, configuration });
    return {
      ...(known === null ? {} : known.change === null ? { commit: known.commit } : { change: known.change }),
      ...(proved === undefined ? {} : { proved }),
    };
  });
}

/** The commit of the last release of this service to this environment. */
async function releasedBefore(past: PastReleases, { service, environment }: Plan) {
  if (service === null || environment === null) return null;
  const last = await past({ service, environment, fits: (plan) => commitOf(plan) !== null });
  const commit = last === null ? null : commitOf(last.plan);
  return last === null || commit === null ? null : { commit, release: last.release };
}

/** It goes to git as an argument: nothing but a commit's name may. */
function commitOf({ facts }: Plan): string | null {
  const { change } = facts;
  const inChange =
    typeof change === "object" && change !== null && "commit" in change ? change.commit : undefined;
  const commit = inChange ?? facts.commit;
  return typeof commit === "string" && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
}

/** Undefined: nobody asks for it, or which version this is cannot be told. */
async function provedBefore(
  past: PastReleases | null,
  { plan, configuration }: Pick<FactsAsked, "plan" | "configuration">,
) {
  const { service, environment } = plan;
  const after = environment === null ? undefined : configuration.environments[environment]?.after;
  if (after === undefined || service === null) return undefined;
  const version = versionOf(plan, configuration);
  if (version === null) return undefined;
  const last = await past?.({
    service,
    environment: after,
    fits: (other) => versionOf(other, configuration) === version,
  });
  return last == null ? null : { environment: after, release: last.release, at: last.at };
}

function versionOf({ service, inputs }: Plan, { services }: PlannerConfiguration): string | null {
  const rules = service === null || !Object.hasOwn(services, service) ? undefined : services[service];
  const name = rules?.version ?? "version";
  const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  return typeof value === "string" ? value : null;
}

/**
 * An event as a line of JSON for programs: keys are added, never changed. The plan stands in it by its hash, and every
 * text is masked as it would be on a screen.
 */
import { formatInstant, redact } from "../base/index.ts";
import type { Recorded } from "../conductor/index.ts";

export function eventJson({ seq, at, event }: Recorded, release: string): string {
  const { type, ...rest } = event;
  return JSON.stringify({ seq, at: formatInstant(at), type, release, ...masked(rest, type) });
}

function masked(rest: Readonly<Record<string, unknown>>, type: string): Readonly<Record<string, unknown>> {
  const { plan, ...others } = rest;
  const head =
    type === "release.started" && isPlan(plan)
      ? { runbook: plan.runbook.file, environment: plan.environment, plan: plan.hash }
      : {};
  const tail = type === "release.ended" ? { state: others.as } : {};
  return { ...(maskedValue(others) as Readonly<Record<string, unknown>>), ...head, ...tail };
}

interface PlanHead {
  readonly hash: string;
  readonly environment: string | null;
  readonly runbook: { readonly file: string };
}

const isPlan = (plan: unknown): plan is PlanHead =>
  typeof plan === "object" && plan !== null && "hash" in plan;

function maskedValue(value: unknown): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, maskedValue(each)]));
}

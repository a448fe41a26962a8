/**
 * The plan of a runbook with values for all inputs, so that rehearsing needs no secret and asks nothing: what is not given
 * gets a sample, and a note says so. The hash is of that plan and no other.
 */
import { type OpenPlan, openPlan, type PlanGiven } from "../open-plan.ts";
import type { RehearsalNote } from "./rehearsal.ts";

export interface OpenRehearsal {
  readonly opened: OpenPlan;
  readonly notes: readonly RehearsalNote[];
}

/** Tried in this order, for some places take only a number. */
const SAMPLES = ["sample", "1"];

export async function openWithSamples(given: PlanGiven): Promise<OpenRehearsal> {
  const first = await openPlan(given);
  if (first.plan !== null) return { opened: first, notes: [] };
  const missing = first.diagnostics.flatMap(({ code, what }) =>
    code === "RUNBOOK_INPUT_MISSING" ? [/^(\S+) has no value/.exec(what)?.[1] ?? ""] : [],
  );
  const names = [...new Set(missing)].filter((name) => name !== "");
  if (names.length === 0) return { opened: first, notes: [] };
  const options = new Map(
    first.reading.items.flatMap((item) =>
      item.kind === "input" ? [[item.name, item.options] as const] : [],
    ),
  );
  let last = first;
  for (const sample of SAMPLES) {
    const samples = names.map((name) => [name, options.get(name)?.[0] ?? sample] as const);
    last = await openPlan({ ...given, settings: new Map([...given.settings, ...samples]) });
    if (last.plan === null) continue;
    const said = samples.map(([name, value]) => `${name}=${value}`).join(", ");
    return { opened: last, notes: [{ what: `with sample values: ${said}`, lines: null }] };
  }
  return { opened: last, notes: [] };
}

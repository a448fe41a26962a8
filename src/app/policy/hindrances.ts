/** What stands in the way of a start, in the order in which to put it right. What is only asked for later is none. */
import { type Diagnostic, plural } from "../../base/index.ts";
import type { WhenReport } from "./when-report.ts";

type Hindrances = WhenReport["hindrances"];

export function hindrancesOf(
  report: Omit<WhenReport, "now" | "hindrances">,
  problems: readonly Diagnostic[],
): Hindrances {
  const { clock, incidents, lock, ready, readyHolds, missing } = report;
  const red = ready.filter(({ holds }) => readyHolds && holds === false);
  return [
    ...problems.map(({ code, what }) => ({ kind: "plan" as const, text: `${what} (${code})` })),
    ...missing.map((name) => ({ kind: "input" as const, text: `${name} has no value: --set ${name}=VALUE` })),
    ...(clock.open ? [] : [{ kind: "clock" as const, text: clock.why ?? "it is shut" }]),
    ...incidentsOf(incidents),
    ...(lock?.held == null ? [] : [{ kind: "lock" as const, text: `${lock.of} is held by ${lock.held.by}` }]),
    ...red.map(({ what }) => ({ kind: "ready" as const, text: what })),
  ];
}

function incidentsOf({ open, why }: WhenReport["incidents"]): Hindrances {
  if (why !== null) return [{ kind: "incident", text: why }];
  if (open === null || open.length === 0) return [];
  return [{ kind: "incident", text: `${plural(open.length, "incident")} open: ${open.join("; ")}` }];
}

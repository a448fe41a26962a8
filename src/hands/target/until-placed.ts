/**
 * A version that was placed is looked at until it has been well for a while, since one that comes up and falls over again
 * is not. One that says it is another version will not become the right one, so nobody waits for that.
 */
import type { Outcome, TargetAnswer, TargetLook } from "../../effect/index.ts";
import { callOf, type Job, leftMs } from "./job.ts";
import { versionIn, versionsText, whyNotPlaced } from "./standing.ts";

/** So often in a row it must be well. */
const WELL_TIMES = 3;
const EVERY_MS = 1_000;

type Placed = Extract<TargetAnswer, { readonly state: "done" }>;

interface Seen {
  readonly look: TargetLook;
  /** In a row, with this look. */
  readonly well: number;
  readonly fell: number;
}

export async function untilPlaced(job: Job, placed: Placed): Promise<Outcome> {
  const version = job.input.version ?? "";
  const { context, clock } = job;
  let seen: Seen = counted({ look: placed.look, well: 0, fell: 0 }, placed.look, version);
  let unseen: readonly string[] = [];
  for (;;) {
    const { look, well } = seen;
    const wrong = saysAnother(look, version);
    if (wrong !== null) return { state: "failed", data: { ...look }, evidence: [...placed.evidence, wrong] };
    if (isSure(look, version) || well >= WELL_TIMES)
      return { state: "done", data: { ...look }, evidence: [...placed.evidence, wellText(seen, version)] };
    if (leftMs(job) <= EVERY_MS + 1) return outOfTime(seen, version, [...placed.evidence, ...unseen]);
    context.progress(whyNotPlaced(look, version) ?? `${version} is healthy, ${well} of ${WELL_TIMES} times`);
    if (!(await clock.sleep(EVERY_MS, context.signal)))
      return { state: "cancelled", data: { ...look }, evidence: ["it was called off while it came up"] };
    const answer = await job.target.look(callOf(job, leftMs(job)));
    if (answer.state === "done") [seen, unseen] = [counted(seen, answer.look, version), []];
    else [seen, unseen] = [{ ...seen, well: 0 }, answer.evidence];
  }
}

/** Nobody can tell whether it is well, and it is there: looking again would tell no more. */
const isSure = (look: TargetLook, version: string): boolean =>
  versionIn(look, version)?.healthy === null && whyNotPlaced(look, version) === null;

function saysAnother(look: TargetLook, version: string): string | null {
  const says = versionIn(look, version)?.says ?? null;
  return says !== null && says !== version ? whyNotPlaced(look, version) : null;
}

function counted(before: Seen, look: TargetLook, version: string): Seen {
  if (whyNotPlaced(look, version) === null) return { ...before, look, well: before.well + 1 };
  return { look, well: 0, fell: before.fell + (before.well > 0 ? 1 : 0) };
}

function wellText({ look }: Seen, version: string): string {
  const found = versionIn(look, version);
  const says = found?.says == null ? "" : ", and says that it is that version";
  if (found?.healthy === null) return `${version} is there; whether it is healthy cannot be told`;
  return `${version} is there, healthy${says}`;
}

function outOfTime({ look, fell }: Seen, version: string, evidence: readonly string[]): Outcome {
  const times = fell === 1 ? "once" : `${fell} times`;
  const flaps = fell > 0 ? [`it was healthy and then not, ${times}`] : [];
  const why = whyNotPlaced(look, version) ?? `it was not healthy ${WELL_TIMES} times in a row`;
  return {
    state: "timed-out",
    data: { ...look },
    evidence: [...evidence, ...flaps, why, `it stands so: ${versionsText(look)}`],
  };
}

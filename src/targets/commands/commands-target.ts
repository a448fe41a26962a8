/**
 * A target that a team shifts by commands of its own, whatever its traffic goes through. `look` prints how it stands, and of
 * the others the exit status counts; after each of them it is looked at, unless it printed as much itself. It knows nothing of what the commands do.
 */
import type { RenewWish, Target, TargetAnswer, TargetCall, WeightWish } from "../../effect/index.ts";
import { readLook } from "./read-look.ts";
import { type Ran, runCommand } from "./run-command.ts";

export interface TargetCommands {
  readonly look: string;
  readonly place: string;
  readonly weight: string;
  readonly keep: string;
  readonly retire: string;
  /** Its own side goes back when a lease has run out. */
  readonly lease: boolean;
}

export interface CommandsGiven {
  readonly service: string;
  readonly environment: string;
  readonly commands: TargetCommands;
  /** Where they start. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The bash that runs them. */
  readonly bash?: string;
}

type Does = "look" | "place" | "weight" | "renew" | "keep" | "retire";
type Sets = Readonly<Record<string, string>>;

/** Kept back of the time of a wish, to see how it stands after it. */
const LOOK_SHARE = 0.25;
const LOOK_MS = 10_000;

export function commandsTarget(given: CommandsGiven): Target {
  const { service, environment, commands } = given;
  const run = (does: Does, sets: Sets, call: TargetCall): Promise<Ran> =>
    runCommand({ ...commandOf(given, does, sets), folder: given.folder, bash: given.bash ?? "bash" }, call);
  const look = async (call: TargetCall): Promise<TargetAnswer> => {
    const ran = await run("look", {}, call);
    const failed = failureOf("look", ran);
    if (failed !== null) {
      tell(ran, call);
      return failed;
    }
    if (ran.cut) return no("the look command printed far too much");
    const read = readLook(ran.out, commands.lease);
    return "why" in read ? no(read.why) : { state: "done", look: read.look, evidence: [] };
  };
  const wish = async (does: Does, sets: Sets, call: TargetCall): Promise<TargetAnswer> => {
    const left = timeOf(call);
    const forLook = Math.min(LOOK_MS, call.deadlineMs * LOOK_SHARE);
    const ran = await run(does, sets, { ...call, deadlineMs: call.deadlineMs - forLook });
    const failed = failureOf(does, ran);
    const printed = failed === null ? printedLook(ran, commands.lease) : null;
    if (printed !== null) return printed;
    tell(ran, call);
    return failed ?? look({ ...call, deadlineMs: left() });
  };
  const shared = ({ version, percent, leaseMs }: Omit<WeightWish, "sticky">): Sets => ({
    RUTTER_VERSION: version,
    RUTTER_PERCENT: String(percent),
    RUTTER_LEASE_MS: leaseMs === null ? "" : String(leaseMs),
  });
  return {
    name: `${service}/${environment}`,
    grain: 0,
    look,
    place: (version, call) => wish("place", { RUTTER_VERSION: version }, call),
    weight: (asked, call) => wish("weight", { ...shared(asked), RUTTER_STICKY: String(asked.sticky) }, call),
    renew: async (asked, call) => {
      const left = timeOf(call);
      const seen = await look(call);
      if (!commands.lease || seen.state !== "done" || !isStanding(seen, asked)) return seen;
      return wish("renew", shared(asked), { ...call, deadlineMs: left() });
    },
    keep: (version, call) => wish("keep", { RUTTER_VERSION: version }, call),
    retire: (version, call) => wish("retire", { RUTTER_VERSION: version }, call),
    close: async () => undefined,
  };
}

/** What it said goes to the log; how things stand is told in the outcome. */
function tell({ last }: Ran, { log }: TargetCall): void {
  for (const line of last) log(line);
}

/** A command may tell at its end how things stand, and then nobody needs to look again; null: it did not. */
function printedLook({ out, cut }: Ran, leases: boolean): TargetAnswer | null {
  if (cut || !/^\s{0,9}\{/.test(out) || !out.includes('"versions"')) return null;
  const read = readLook(out, leases);
  return "why" in read ? null : { state: "done", look: read.look, evidence: [] };
}

/** A lease that has run out is not taken up again: that would shift traffic which nobody decided to shift. */
const isStanding = ({ look }: TargetAnswer, { version, percent }: RenewWish): boolean =>
  look?.versions.some((each) => each.version === version && each.percent >= percent) ?? false;

function commandOf({ commands, service, environment, env }: CommandsGiven, does: Does, sets: Sets) {
  const own = { RUTTER_DO: does, RUTTER_SERVICE: service, RUTTER_ENVIRONMENT: environment };
  const unset = { RUTTER_VERSION: "", RUTTER_PERCENT: "", RUTTER_LEASE_MS: "", RUTTER_STICKY: "" };
  // A renewal is the same share once more.
  const text = commands[does === "renew" ? "weight" : does];
  return { text, env: { ...env, ...unset, ...own, ...sets } };
}

function timeOf({ deadlineMs }: TargetCall): () => number {
  const began = performance.now();
  return () => Math.max(1, deadlineMs - (performance.now() - began));
}

const no = (...evidence: readonly string[]): TargetAnswer => ({ state: "failed", look: null, evidence });

/** Null: it ended well. */
function failureOf(does: Does, { state, status, last }: Ran): TargetAnswer | null {
  if (state === "ended" && status === 0) return null;
  if (state === "timed-out")
    return { state, look: null, evidence: [...last, `${does} did not end in its time, and was ended`] };
  if (state === "cancelled") return { state, look: null, evidence: [`${does} was called off`] };
  if (state === "not-begun") return no(...last, `${does} could not be started`);
  return no(...last, status === null ? `${does} was killed` : `${does} ended with exit status ${status}`);
}

/** What Rutter did about a fault, read from what was written down. One word and a few, and how it ended; it stages nothing. */
import { formatDuration } from "../../base/index.ts";
import type { ReleaseEvent } from "../../conductor/index.ts";
import type { Simulated } from "../../drivers/simulation/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Fault } from "./faults.ts";
import type { Response } from "./rehearsal.ts";

export interface Responded {
  readonly response: Response;
  readonly does: string;
}

export interface RespondGiven {
  readonly plan: Plan;
  readonly fault: Fault;
  readonly run: Simulated;
  readonly numbers: ReadonlyMap<string, string>;
}

type Of<Type extends ReleaseEvent["type"]> = Extract<ReleaseEvent, { readonly type: Type }>;

function all<Type extends ReleaseEvent["type"]>(run: Simulated, type: Type): readonly Of<Type>[] {
  return run.events.flatMap(({ event }) => (event.type === type ? [event as Of<Type>] : []));
}

const WORDS: Readonly<Record<Response, string>> = {
  stop: "stop",
  back: "back",
  ask: "ask",
  held: "HELD",
  wait: "waits",
  on: "goes on",
  read: "read, goes on",
  repeat: "repeat",
  lease: "lease ends",
  seen: "seen",
  unseen: "unseen",
  call: "calls",
};

export function respond(given: RespondGiven): Responded {
  const { fault, plan, run } = given;
  const response = responseOf(given);
  const words = WORDS[response];
  if (fault.kind === "hangs") {
    const ms = timeoutOf(plan, fault);
    return { response, does: ms === null ? words : `${words} ${formatDuration(ms)}` };
  }
  const seenBy = response === "seen" ? seenAt(given) : null;
  if (seenBy !== null) return { response, does: `seen at ${seenBy}` };
  const told = response === "ask" && fault.kind.endsWith("dies") && run.deaths > 0 ? "ask: done?" : words;
  return { response, does: told };
}

function timeoutOf(plan: Plan, { node, item }: Fault): number | null {
  const work = item === null ? plan.nodes[node] : plan.items[item];
  return work !== undefined && "timeoutMs" in work ? work.timeoutMs : null;
}

function responseOf(given: RespondGiven): Response {
  const { fault, run } = given;
  switch (fault.kind) {
    case "lies":
      return ofLie(given);
    case "rutter-dies":
    case "machine-dies":
      return ofDeath(run);
    case "slow":
      return run.as === "enough" ? "on" : ofFailure(given);
    case "no-answer":
      return run.as === "idle" ? "wait" : ofFailure(given);
    default:
      return ofFailure(given);
  }
}

/** Failures that a person was asked about, and the node that each was about. */
const failures = (run: Simulated): readonly string[] =>
  all(run, "wait.opened").flatMap(({ wait }) => (wait.kind === "failure" ? [wait.node ?? ""] : []));

function ofFailure({ fault, run }: RespondGiven): Response {
  const asked = failures(run).length > 0;
  const ended = run.state.ended;
  if (fault.onTheWayBack) {
    if (asked || ended?.as === "failed") return "held";
    return "on";
  }
  if (asked) return "ask";
  const [returning] = all(run, "release.returning");
  if (returning !== undefined) return returning.by === null || fault.kind === "goes-bad" ? "back" : "ask";
  if (ended === null) return run.as === "idle" ? "held" : "wait";
  if (ended.as === "done") return "on";
  return ended.as === "stopped" ? "stop" : "held";
}

function ofDeath(run: Simulated): Response {
  if (all(run, "effect.doubted").length > 0) return "ask";
  if (all(run, "effect.recovered").some(({ how }) => how === "repeated")) return "repeat";
  return all(run, "effect.ended").some(({ found }) => found) ? "read" : "on";
}

/** The number of the first step that read what was not there, and failed. */
function seenAt({ fault, run, numbers }: RespondGiven): string | null {
  const seen = run.world.deeds.find(
    ({ node, outcome }) => node !== fault.node && typeof outcome?.data.saw === "string",
  );
  return seen === undefined ? null : (numbers.get(seen.node) ?? seen.node);
}

function ofLie(given: RespondGiven): Response {
  if (seenAt(given) !== null) return "seen";
  const { plan, fault } = given;
  const main = plan.courses.main;
  const later = fault.onTheWayBack ? [] : main.slice(main.indexOf(fault.node) + 1);
  // What looks at something else may see it all the same.
  const looks = later.some((id) => {
    const node = plan.nodes[id];
    return (
      node !== undefined &&
      (node.kind === "step" ? node.danger === "read" && node.lasts === null : node.kind === "gate")
    );
  });
  return looks ? "on" : "unseen";
}

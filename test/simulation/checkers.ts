/** What must hold of every simulated release, whatever went wrong in it. Each says in a line what it found; an empty list is good. */
import { faultsOf, type Recorded, type ReleaseEvent } from "../../src/conductor/index.ts";
import { type Deed, RELEASE, SECRET, type Simulated, takesBack } from "../../src/drivers/simulation/index.ts";
import { builtInHands } from "../../src/effect/index.ts";
import type { Plan, Work } from "../../src/plan/index.ts";

/** Without the journal itself, which is the same for all: `journalFindings` looks at that. */
export function findingsOf(plan: Plan, run: Simulated): readonly string[] {
  return [
    ...faultsOf(plan, run.events),
    ...doneTwice(plan, run),
    ...undosLeft(plan, run),
    ...gatesPassed(plan, run),
    ...outOfTurn(run),
    ...stuck(run),
    ...endsHonestly(plan, run),
    ...(JSON.stringify(run.events.slice(1)).includes(SECRET) ? ["a secret stands in an event"] : []),
  ];
}

type Of<Type extends ReleaseEvent["type"]> = Extract<ReleaseEvent, { readonly type: Type }>;
const isOf = <Type extends ReleaseEvent["type"]>(event: ReleaseEvent, type: Type): event is Of<Type> =>
  event.type === type;

function workOf(plan: Plan, { node, item }: Pick<Deed, "node" | "item">): Work | null {
  const found = item === null ? plan.nodes[node] : plan.items[item];
  return found !== undefined && "effect" in found ? found : null;
}

const isSafe = (plan: Plan, deed: Deed): boolean =>
  workOf(plan, deed)?.onCrash === "repeat" || builtInHands[deed.hand]?.repeat !== "never";

/** Nothing unsafe is begun twice under one id; nor done twice, unless a person wanted it again. */
function doneTwice(plan: Plan, run: Simulated): readonly string[] {
  const found: string[] = [];
  const begun = new Map<string, number>();
  const done = new Map<string, number>();
  for (const deed of run.world.deeds) {
    if (isSafe(plan, deed)) continue;
    begun.set(deed.effect, (begun.get(deed.effect) ?? 0) + 1);
    const key = deed.item ?? deed.node;
    if (deed.state === "done") done.set(key, (done.get(key) ?? 0) + 1);
  }
  for (const [effect, times] of begun)
    if (times > 1) found.push(`${effect} is not safe to repeat and was begun ${times} times`);
  for (const [key, times] of done) {
    const wanted = againAsked(run.events, key);
    if (times > 1 + wanted) found.push(`${key} was done ${times} times, and asked for again ${wanted} times`);
  }
  return found;
}

/** How often a person said of it "not done" or "again". */
function againAsked(events: readonly Recorded[], key: string): number {
  const waits = new Map<string, string>();
  let count = 0;
  for (const { event } of events) {
    if (isOf(event, "wait.opened")) waits.set(event.wait.id, event.wait.item ?? event.wait.node ?? "");
    if (isOf(event, "wait.closed") && waits.get(event.wait) === key && /^(?:not-done|retry)$/.test(event.as))
      count += 1;
    if (isOf(event, "signal.received") && event.signal.kind === "retry" && event.signal.about === key)
      count += 1;
  }
  return count;
}

/** A way back that was begun is gone to its end, or somebody is asked, before the release says that it is over. */
function undosLeft(plan: Plan, run: Simulated): readonly string[] {
  if (run.state.ended === null) return [];
  const back = takesBack(plan);
  return [...run.state.nodes].flatMap(([id, { state }]) => {
    if (!back.has(id) || state !== "running") return [];
    const inDoubt = [...run.state.effects.values()].some(
      (each) => each.node === id && each.state === "in-doubt",
    );
    return inDoubt ? [] : [`${id} was begun on the way back and is neither over nor in doubt`];
  });
}

/** Nothing is asked of the world while a gate before it is shut. */
function gatesPassed(plan: Plan, run: Simulated): readonly string[] {
  const over = new Set<string>();
  const approvals = new Map<string, Set<string>>();
  const found: string[] = [];
  const first = run.events[0]?.event;
  if (first?.type === "release.started") for (const id of first.leftOut) over.add(id);
  const before = gatesBefore(plan);
  for (const { event } of run.events) {
    if (isOf(event, "node.ended")) over.add(event.node);
    if (isOf(event, "signal.received") && event.signal.kind === "approve") {
      const about = event.signal.about ?? "";
      approvals.set(about, (approvals.get(about) ?? new Set()).add(event.signal.by.who));
    }
    if (isOf(event, "effect.asked") && plan.courses.main.includes(event.node))
      for (const gate of before.get(event.node) ?? [])
        if (!over.has(gate)) found.push(`${event.node} was asked for while ${gate} was shut`);
  }
  return found;
}

function gatesBefore(plan: Plan): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  const walk = (id: string): Set<string> => {
    const had = known.get(id);
    if (had !== undefined) return had;
    const gates = new Set<string>();
    known.set(id, gates);
    for (const prior of plan.nodes[id]?.after ?? []) {
      if (plan.nodes[prior]?.kind === "gate") gates.add(prior);
      for (const gate of walk(prior)) gates.add(gate);
    }
    return gates;
  };
  for (const id of plan.courses.main) walk(id);
  return known;
}

/** Events follow one another without a gap, and time never runs backwards. */
function outOfTurn(run: Simulated): readonly string[] {
  return run.events.flatMap(({ seq, at }, index) => {
    const before = run.events[index - 1];
    if (seq !== index + 1) return [`event ${index + 1} has the number ${seq}`];
    return before !== undefined && at < before.at ? [`event ${seq} lies before the one it follows`] : [];
  });
}

/** Where nothing can happen any more and the release is not over, somebody was asked, or somebody paused it. */
function stuck({ as, state }: Simulated): readonly string[] {
  const asks = [...state.waits.values()].some(({ until }) => until === null);
  if (as !== "idle" || state.ended !== null || asks || state.paused !== null) return [];
  return [`it stands still for ever in state ${state.state}, and nobody is asked anything`];
}

/** The word that a release ends with is true of its steps, and its status is that of its word. */
function endsHonestly(plan: Plan, { state, events }: Simulated): readonly string[] {
  const { ended } = state;
  if (ended === null) return [];
  const found: string[] = [];
  const inDoubt = [...state.effects.values()].some((each) => each.state === "in-doubt");
  const statuses: Readonly<Record<string, readonly number[]>> = {
    done: [0],
    returned: [2],
    stopped: [10, 1],
    failed: [11],
  };
  if (!inDoubt && !statuses[ended.as]?.includes(ended.exit))
    found.push(`ended ${ended.as} with status ${ended.exit}`);
  if (inDoubt && ended.exit !== 11) found.push(`something is in doubt, and the status is ${ended.exit}`);
  if (ended.as === "stopped" && !events.some(({ event }) => event.type === "release.stopping"))
    found.push(`ended as stopped, and nobody stopped it: ${ended.why}`);
  if (ended.as === "done")
    for (const id of plan.courses.main) {
      const { state: now = "pending" } = state.nodes.get(id) ?? {};
      if (now !== "done" && now !== "skipped") found.push(`ended as done, and ${id} is ${now}`);
    }
  return found;
}

export async function journalFindings(run: Simulated): Promise<readonly string[]> {
  const verified = await run.journal.verify(RELEASE);
  const lines = await run.journal.exported(RELEASE);
  return [
    ...(verified.whole ? [] : [`the journal is broken at ${verified.seq}: ${verified.why}`]),
    ...(lines.some((line) => line.includes(SECRET)) ? ["a secret stands in the journal"] : []),
  ];
}

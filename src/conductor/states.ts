/** The state that a release is in, told from what it does and waits for. It is written down whenever it is another one. */
import { isRejected } from "./approvals.ts";
import { CALENDAR } from "./calendar.ts";
import type { ReleaseStateName } from "./event.ts";
import { LOOK } from "./guard-standing.ts";
import { itemState, nodeState } from "./standing.ts";
import type { OpenWait } from "./state.ts";
import { isReadyNode } from "./traffic-nodes.ts";
import { emit, type Turn } from "./turn.ts";

export function moveState(turn: Turn): void {
  const { state, ended } = turn.state;
  if (ended !== null || turn.state.startedAt === null) return;
  const { to, why } = stateNow(turn);
  if (to !== state) emit(turn, { type: "release.moved", to, why });
}

interface Now {
  readonly to: ReleaseStateName;
  readonly why: string | null;
}

function stateNow(turn: Turn): Now {
  const { paused, returning } = turn.state;
  const waits = [...turn.state.waits.values()];
  const moves = [...turn.state.effects.values()].some((each) => each.state === "asked" && isStep(turn, each));
  if (paused !== null && !moves) return { to: "held", why: `paused by ${paused.by.who}` };
  const holding = waits.find((wait) => holds(turn, wait));
  if (holding !== undefined) return { to: "held", why: firstLine(holding.text) };
  if (returning !== null) return { to: "returning", why: returning.why };
  if (moves) return { to: "moving", why: null };
  const person = waits.find(({ kind, node }) => !CLOCKS.includes(kind) && kind !== "paused" && node !== LOOK);
  if (person !== undefined) return { to: "waiting", why: firstLine(person.text) };
  const clock = waits.find((wait) => CLOCKS.includes(wait.kind));
  if (clock !== undefined && isWatched(turn, clock)) return { to: "watching", why: firstLine(clock.text) };
  return { to: checks(turn) ? "waiting" : "moving", why: null };
}

const CLOCKS: readonly OpenWait["kind"][] = ["timer", "soak"];

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

const isStep = ({ plan, state }: Turn, { node, item }: { node: string; item: string | null }): boolean =>
  item === null && plan.nodes[node]?.kind === "step" && !(state.courses.diagnose ?? []).includes(node);

/** A gate's checks run. */
const checks = ({ state, plan }: Turn): boolean =>
  [...state.effects.values()].some(
    ({ state: now, node }) => now === "asked" && (plan.nodes[node]?.kind === "gate" || asksForGate(node)),
  );

/** In no plan, but for a gate's sake. */
const asksForGate = (node: string): boolean => node === CALENDAR || isReadyNode(node);

const isWatched = ({ plan }: Turn, { node, kind }: OpenWait): boolean =>
  kind === "soak" || (node !== null && plan.nodes[node]?.kind === "ladder");

/** A person is asked because something is wrong, not because it is their turn. */
export function holds(turn: Pick<Turn, "plan" | "state">, wait: OpenWait): boolean {
  if (wait.kind === "failure" || wait.kind === "in-doubt") return true;
  // What nobody reads is looked at beside everything else.
  if (wait.kind === "guard") return wait.node !== LOOK;
  if (wait.node === null) return false;
  if (wait.item !== null) return itemState(turn.state, wait.item).state === "failed";
  if (wait.kind === "approval") return isRejected(turn, wait.node);
  const said = [...turn.state.answered.values()].filter(
    (each) => each.node === wait.node && each.kind === wait.kind,
  );
  return said.at(-1)?.as === "no" && nodeState(turn.state, wait.node).state === "running";
}

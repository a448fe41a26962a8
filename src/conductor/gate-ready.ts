/**
 * Whether there is a way back, as a list: what the plan says of itself, and what the targets say of the versions that run. A
 * line that is not so keeps the release from beginning until it is waived; one that cannot be told is asked of a person.
 */
import { targetLook } from "../effect/index.ts";
import { type GateNode, type LadderNode, nodeOf } from "../plan/index.ts";
import type { ReadyItem } from "../policy/index.ts";
import { askFor } from "./asking.ts";
import { meaningOf } from "./outcomes.ts";
import { lastEffect, wayThere } from "./standing.ts";
import type { EffectState } from "./state.ts";
import { readyNode } from "./traffic-nodes.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, answersAbout, closeWait, openWait, waitAbout } from "./waits.ts";

const EVERY_MS = 60_000;
const TIMEOUT_MS = 30_000;

interface Shifted {
  readonly id: string;
  readonly node: LadderNode & { readonly service: string; readonly target: string };
}

/** Ladders that a target carries. */
const shifted = ({ plan, state }: Pick<Turn, "plan" | "state">): readonly Shifted[] =>
  wayThere({ plan, state }).flatMap((id): readonly Shifted[] => {
    const node = nodeOf(plan, id);
    if (node?.kind !== "ladder" || node.target === null || node.service === null) return [];
    return [{ id, node: { ...node, target: node.target, service: node.service } }];
  });

export function carryReady(turn: Turn, { id, node, free }: Place<GateNode>): void {
  const looked = shifted(turn).map((each) => ({ each, line: lineOf(turn, each) }));
  const targets = looked.flatMap(({ line }) => (line === null ? [] : [line]));
  const lines = [...turn.plan.policy.ready, ...targets];
  if (free) for (const { each, line } of looked) if (line?.holds !== true) look(turn, each);
  // What is being looked at for the first time is waited for; later the last word stands until there is another.
  if (targets.length < looked.length) return;
  if (lines.every(({ holds }) => holds === true) || hasSaidYes(turn, id, lines)) return pass(turn, id);
  if (free) ask(turn, { id, title: node.title, lines });
}

function pass(turn: Turn, id: string): void {
  const open = waitAbout(turn.state, { node: id, kind: "ready" });
  if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
  emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer: null });
}

/** A person's yes is about what cannot be told, and never about what is not so. */
function hasSaidYes(turn: Turn, id: string, lines: readonly ReadyItem[]): boolean {
  if (lines.some(({ holds }) => holds === false)) return false;
  return (
    answersAbout(turn.state, { node: id, kind: "ready" }).findLast(({ by }) => by !== null)?.as === "yes"
  );
}

const markOf = ({ holds }: ReadyItem): string => (holds === null ? "?" : holds ? "✓" : "✗");

/** A list, but for a single line that says it all. */
function textOf(lines: readonly ReadyItem[]): string {
  const [first] = lines.filter(({ holds }) => holds === false);
  if (first !== undefined && lines.length === 1) return `Not ready: ${first.what}`;
  const head =
    first === undefined ? "Is the way back ready? Not all of it could be told" : `Not ready: ${first.what}`;
  return [head, ...lines.map((line) => `${markOf(line)} ${line.what}`)].join("\n");
}

interface Asking {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly ReadyItem[];
}

function ask(turn: Turn, { id, lines }: Asking): void {
  const text = textOf(lines);
  const open = waitAbout(turn.state, { node: id, kind: "ready" });
  if (open?.text === text) return;
  if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
  openWait(turn, {
    about: id,
    kind: "ready",
    text,
    node: id,
    answers: lines.some(({ holds }) => holds === false) ? [] : ["yes", "no"],
    who: turn.plan.policy.overrides,
  });
}

function look(turn: Turn, { id, node }: Shifted): void {
  const last = lastEffect(turn.state, readyNode(id));
  if (last?.state === "asked" || (againAt(last) ?? turn.at) > turn.at) return;
  const input = {
    do: "look",
    service: node.service,
    environment: turn.plan.environment ?? "",
    target: node.target,
    version: null,
    percent: null,
    leaseMs: null,
    sticky: node.sticky,
  };
  const work = { effect: { hand: "target", input }, timeoutMs: TIMEOUT_MS, missing: [] };
  askFor(turn, { node: readyNode(id), item: null, work, aside: true });
}

const againAt = (effect: EffectState | undefined) =>
  effect?.state === "ended" ? after(effect.endedAt ?? effect.askedAt, EVERY_MS) : null;

/** Null: nothing is known yet. */
function lineOf({ state }: Pick<Turn, "state">, { id, node }: Shifted): ReadyItem | null {
  const effect = lastEffect(state, readyNode(id));
  if (effect?.outcome == null) return null;
  const line = (holds: boolean | null, said: string): ReadyItem => ({
    id: `serving-${node.service}`,
    what: `way back of ${node.service}: ${said}`,
    holds,
  });
  if (effect.outcome.state !== "done") {
    const meaning = meaningOf(effect, { onCrash: "ask", retries: 0 }, false);
    return line(
      null,
      `${node.target} does not say (${meaning.is === "failed" ? meaning.why : "it was not asked"})`,
    );
  }
  const read = targetLook.safeParse(effect.outcome.data);
  if (!read.success) return line(null, `${node.target} says something that cannot be read`);
  const { serving, again } = read.data;
  if (serving === null) return line(null, "no version is known that runs now");
  if (again === null) return line(null, `${serving} runs; whether it can be had again cannot be told`);
  return again
    ? line(true, `${serving} runs and can be had again`)
    : line(false, `${serving} runs and cannot be had again`);
}

/** When a target is asked again that did not say that all is well. */
export function readyWakes(turn: Pick<Turn, "plan" | "state">): readonly ReturnType<typeof againAt>[] {
  const waits = [...turn.state.waits.values()].some(({ kind, node }) => kind === "ready" && node !== null);
  if (!waits || turn.state.conductor === 1 || turn.state.paused !== null || turn.state.ended !== null)
    return [];
  return shifted(turn)
    .filter((each) => lineOf(turn, each)?.holds !== true)
    .map(({ id }) => againAt(lastEffect(turn.state, readyNode(id))));
}

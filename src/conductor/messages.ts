/**
 * Messages to people. Each is asked for under a node of its own that is in no plan, tried again a few times where it could
 * not be sent, and then given up. Whatever becomes of one, it holds nothing up.
 */
import type { Instant } from "../base/index.ts";
import type { NotifyInput } from "../effect/index.ts";
import type { Plan } from "../plan/index.ts";
import { effectId } from "./apply-effect.ts";
import { nodeState } from "./standing.ts";
import type { EffectState, ReleaseState } from "./state.ts";
import { emit, type Turn } from "./turn.ts";
import { after } from "./waits.ts";

export interface Message {
  /** Under which it is sent once. */
  readonly node: string;
  readonly input: NotifyInput;
}

const NODE = /^~(?:tell|alarm)-/;

export const isMessage = (node: string): boolean => NODE.test(node);

/** A release keeps the rules that it began with, and a dry run tells nobody. */
export const tellsAnybody = ({ state }: Pick<Turn, "state">): boolean =>
  state.conductor >= 2 && !state.dryRun && state.startedAt !== null;

/** A channel that does not answer is not waited for longer. */
const MESSAGE_MS = 20_000;
const AGAIN_AFTER_MS: readonly number[] = [5_000, 30_000, 120_000];

export const isAsked = (state: ReleaseState, node: string): boolean => nodeState(state, node).attempts > 0;

export function send(turn: Turn, message: Message): void {
  if (!isAsked(turn.state, message.node)) ask(turn, message);
}

function ask(turn: Turn, { node, input }: Message): void {
  const attempt = nodeState(turn.state, node).attempts + 1;
  const effect = { id: effectId(node, attempt), hand: "notify", input: { ...input } };
  emit(turn, {
    type: "effect.asked",
    effect,
    node,
    item: null,
    attempt,
    timeoutMs: MESSAGE_MS,
    aside: true,
  });
}

/** What could not be sent is tried again in its time. */
export function sendAgain(turn: Turn): void {
  if (!hasAnybody(turn.plan)) return;
  for (const effect of [...turn.state.effects.values()]) {
    const due = againAt(turn.state, effect);
    if (due !== null && due <= turn.at)
      ask(turn, { node: effect.node, input: effect.effect.input as NotifyInput });
  }
}

/** Null: it was sent, is under way, or is given up. */
export function againAt({ ended }: ReleaseState, effect: EffectState): Instant | null {
  const { outcome, attempt, endedAt } = effect;
  if (!isMessage(effect.node) || outcome === null || outcome.state === "done") return null;
  // After the end nobody stays for it; and what can never arrive is not tried again.
  if (ended !== null || outcome.data.unreachable === true) return null;
  const ms = AGAIN_AFTER_MS[attempt - 1];
  return ms === undefined ? null : after(endedAt ?? effect.askedAt, ms);
}

export const messageWakes = (turn: Pick<Turn, "plan" | "state">): readonly (Instant | null)[] =>
  tellsAnybody(turn) && hasAnybody(turn.plan)
    ? [...turn.state.effects.values()].map((effect) => againAt(turn.state, effect))
    : [];

/** Without any of them there is no message. */
const hasAnybody = ({ channels, contacts, notices }: Plan): boolean =>
  channels.length + contacts.length + notices.length > 0;

/**
 * A driver that does whatever the numbers say: ends effects in every way there is, answers, says what fits and what does
 * not, twice at times, and lets time pass. After them it is kind, so that every release comes to its end or to a wait.
 */

import { type SignalKind, signalKinds } from "../../src/conductor/index.ts";
import type { Outcome } from "../../src/effect/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { append, asked, begin, decideNow, happen, type Play, pass, type Started, say } from "./play.ts";

/** Called after each thing that happened. */
export type Watch = (play: Play) => void;

export function playAtRandom(
  plan: Plan,
  numbers: readonly number[],
  given: Started & { watch?: Watch } = {},
): Play {
  const play = begin(plan, given);
  for (const number of numbers) {
    given.watch?.(play);
    act(play, number);
  }
  return finish(play, given.watch);
}

function act(play: Play, number: number): void {
  const open = asked(play);
  const waits = [...play.state.waits.values()];
  const way = number % 12;
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(number / 12) % list.length];
  const effect = pick(open);
  const wait = pick(waits);
  if (way < 5 && effect !== undefined) endAtRandom(play, effect, Math.floor(number / 144));
  else if (way < 8 && wait !== undefined) {
    const answer = wait.answers[Math.floor(number / 144) % Math.max(1, wait.answers.length)];
    if (wait.kind === "approval") say(play, "approve", [wait.id, play.plan.hash], { by: `p${number % 3}` });
    else say(play, "answer", [wait.id, answer ?? "v1"], { by: "bo" });
  } else if (way < 10) {
    const kind = pick<SignalKind>(SAYINGS) ?? "pause";
    const about =
      [null, wait?.id ?? null, wait?.node ?? null, "no-such"][Math.floor(number / 144) % 4] ?? null;
    const note = number % 5 === 0 ? {} : { note: "because" };
    say(
      play,
      kind,
      [about, number % 7 === 0 ? "yes" : null],
      number % 11 === 0 ? { ...note, id: "s1" } : note,
    );
  } else if (way === 10 && play.decision.wakeAt !== null) pass(play, play.decision.wakeAt - play.at);
  else pass(play, number % 2500);
}

const SAYINGS: readonly SignalKind[] = [
  ...signalKinds,
  "pause",
  "continue",
  "continue",
  "rollback",
  "retry",
  "skip",
];

function endAtRandom(play: Play, effect: string, number: number): void {
  const of = play.state.effects.get(effect);
  const states = ["done", "done", "done", "failed", "failed", "timed-out"] as const;
  const isCancelled = play.decision.cancel.includes(effect);
  if (number % 9 === 7) {
    driverDies(play);
    return;
  }
  const data =
    of?.effect.hand === "lock" && number % 3 === 0 ? { holder: "other" } : { exit: 1, command: number % 2 };
  const state = isCancelled
    ? number % 4 === 0
      ? "done"
      : "cancelled"
    : (states[number % states.length] ?? "done");
  const outcome: Outcome = { state, data: state === "done" ? {} : data, evidence: [] };
  happen(play, { type: "effect.ended", effect, outcome, found: number % 2 === 0 });
}

/** Another driver takes the release: what is safe is repeated, what is not is in doubt. */
function driverDies(play: Play): void {
  append(play, [{ type: "driver.took", driver: "d2", host: "h", pid: 2, gapMs: 100 }]);
  for (const effect of asked(play)) {
    const known = play.state.effects.get(effect);
    const item = known?.item == null ? undefined : play.plan.items[known.item];
    const node = known === undefined ? undefined : play.plan.nodes[known.node];
    const work = item?.kind === "check" ? item : node?.kind === "step" ? node : null;
    if (work === null || work.onCrash !== "ask")
      append(play, [{ type: "effect.recovered", effect, how: "repeated" }]);
    else append(play, [{ type: "effect.doubted", effect, why: "nobody knows", evidence: ["half a line"] }]);
  }
  decideNow(play);
}

const MOST = 500;

/** What a patient person would answer to come to an end. */
const KIND: readonly string[] = ["continue", "done", "skip", "waive", "yes", "promote", "back"];

export function finish(play: Play, watch: Watch = () => undefined): Play {
  for (let i = 0; i < MOST; i += 1) {
    watch(play);
    const [effect] = asked(play);
    const wait = [...play.state.waits.values()].find(
      (each) => each.answers.length > 0 || each.input !== undefined,
    );
    if (effect !== undefined) {
      const state = play.decision.cancel.includes(effect) ? "cancelled" : "done";
      happen(play, {
        type: "effect.ended",
        effect,
        outcome: { state, data: {}, evidence: [] },
        found: false,
      });
    } else if (wait !== undefined) {
      if (wait.kind === "approval") say(play, "approve", [wait.id, play.plan.hash], { by: `q${i}` });
      else {
        const answer = wait.answers.find((each) => KIND.includes(each)) ?? wait.answers[0] ?? "v1";
        say(play, "answer", [wait.id, answer], { by: "cy", note: "so that it ends" });
      }
    } else if (play.decision.wakeAt !== null) pass(play, play.decision.wakeAt - play.at);
    else return play;
  }
  throw new Error("it goes on for ever");
}

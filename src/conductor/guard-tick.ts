/** One tick judged, once and for all: what every armed guard makes of it, and the judge; written down, and then acted on. */
import { carryOut } from "./guard-acting.ts";
import { callForSilence, endCalls } from "./guard-alarms.ts";
import { armedGuards, kindOf } from "./guard-armed.ts";
import { returnByJudge } from "./guard-by-judge.ts";
import { judgeCanary } from "./guard-canary.ts";
import { type Act, judgeGuard } from "./guard-judging.ts";
import { asAccount, memoryKey, memoryOf } from "./guard-memory.ts";
import { emit, type Turn } from "./turn.ts";
import { closeWait, waitAbout } from "./waits.ts";
import type { Account, GuardState, JudgeState } from "./watch-state.ts";

export function judgeTickOf(turn: Turn): void {
  const { watch } = turn.state;
  const tick = watch.ticks.at(-1);
  if (tick === undefined || tick.effect === watch.judged) return;
  const guards: Record<string, GuardState> = {};
  const accounts: Record<string, Account> = {};
  const acts: Act[] = [];
  const calm: string[] = [];
  for (const guard of armedGuards(turn)) {
    if (kindOf(turn.plan, guard) !== "figures") {
      // These are looked at when something is declared: what is known of them stands.
      const [known, memory] = [watch.guards[guard.id], memoryOf(watch.judge, guard.id)];
      if (known !== undefined) guards[guard.id] = known;
      if (memory !== null) accounts[memoryKey(guard.id)] = asAccount(memory);
      continue;
    }
    const judged = judgeGuard(turn, guard, tick.at);
    if (judged.state.state === "quiet") calm.push(guard.id);
    guards[guard.id] = judged.state;
    accounts[memoryKey(guard.id)] = asAccount(judged.memory);
    acts.push(...judged.acts);
  }
  const judge = judgeCanary(turn, tick);
  const before = watch.judge;
  emit(turn, {
    type: "tick.judged",
    tick: tick.effect,
    guards,
    judge: { ...judge, accounts: { ...accounts, ...judge.accounts } },
  });
  for (const guard of calm) dropThinAsk(turn, guard, before);
  endCalls(turn, guards);
  callForSilence(turn, guards);
  carryOut(turn, acts);
  returnByJudge(turn);
}

/** Whoever was asked only because a few requests might be chance is asked no more when they were. */
function dropThinAsk(turn: Turn, guard: string, before: JudgeState | null): void {
  const open = waitAbout(turn.state, { node: guard, kind: "guard" });
  if (open !== undefined && memoryOf(before, guard)?.asked === true) closeWait(turn, open.id, { as: "gone" });
}

/** What is not armed any more has no state: what it was last would hold up a rung for ever. */
export function disarm(turn: Turn): void {
  const { watch } = turn.state;
  const ids = Object.keys(watch.guards);
  if (ids.length === 0) return;
  const armed = new Set(armedGuards(turn).map(({ id }) => id));
  if (ids.every((id) => armed.has(id))) return;
  const keep = <Part>(all: Readonly<Record<string, Part>>, gone: ReadonlySet<string>): Record<string, Part> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !gone.has(key)));
  const gone = new Set(ids.filter((id) => !armed.has(id)));
  const keys = new Set([...gone].map(memoryKey));
  const { judge } = watch;
  emit(turn, {
    type: "tick.judged",
    tick: watch.judged ?? "",
    guards: keep(watch.guards, gone),
    judge: judge === null ? null : { ...judge, accounts: keep(judge.accounts, keys) },
  });
}

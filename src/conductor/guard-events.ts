/** Guards that listen for what people declare. They are looked at when something is, and when the hold of it is over. */
import type { Instant } from "../base/index.ts";
import { carryOut } from "./guard-acting.ts";
import { armedGuards, kindOf } from "./guard-armed.ts";
import { type Act, judgeGuard } from "./guard-judging.ts";
import { lookAt } from "./guard-look.ts";
import { asAccount, memoryKey, memoryOf } from "./guard-memory.ts";
import { stagesOf } from "./guard-stages.ts";
import { emit, type Turn } from "./turn.ts";
import { after } from "./waits.ts";
import type { Account, GuardState } from "./watch-state.ts";

export function judgeEvents(turn: Turn): void {
  const { watch, declared } = turn.state;
  if (declared.size === 0) return;
  const guards: Record<string, GuardState> = {};
  const accounts: Record<string, Account> = {};
  const acts: Act[] = [];
  let changed = false;
  for (const guard of armedGuards(turn)) {
    if (kindOf(turn.plan, guard) !== "events") continue;
    const judged = judgeGuard(turn, guard, turn.at);
    changed ||= judged.acts.length > 0 || judged.state.state !== (watch.guards[guard.id]?.state ?? "quiet");
    guards[guard.id] = judged.state;
    accounts[memoryKey(guard.id)] = asAccount(judged.memory);
    acts.push(...judged.acts);
  }
  if (!changed) return;
  const before = watch.judge ?? { accounts: {}, logM: 0, says: "go-on", toPass: null, blames: null };
  emit(turn, {
    type: "tick.judged",
    tick: watch.judged ?? "",
    guards: { ...watch.guards, ...guards },
    judge: { ...before, accounts: { ...before.accounts, ...accounts } },
  });
  carryOut(turn, acts);
}

/** When the next stage of a guard falls due that holds. */
export function eventWakes(turn: Turn): readonly (Instant | null)[] {
  if (turn.state.declared.size === 0) return [];
  return armedGuards(turn).flatMap((guard) => {
    if (kindOf(turn.plan, guard) !== "events") return [];
    const state = turn.state.watch.guards[guard.id];
    const memory = memoryOf(turn.state.watch.judge, guard.id);
    if (state?.state !== "rising" || memory === null) return [];
    const { verdict } = lookAt(turn, guard, { before: memory, at: turn.at });
    return stagesOf(guard)
      .slice(memory.done)
      .map(({ afterMs }) => after(turn.at, Math.max(1, afterMs - verdict.slackMs)));
  });
}

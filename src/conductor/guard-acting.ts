/**
 * What guards do at one tick. Where several act at once the stricter one does, and that they disagree is said with it; calling
 * people and writing down stands in nobody's way.
 */
import type { GuardAction } from "../plan/index.ts";
import { callFor } from "./guard-alarms.ts";
import type { Act } from "./guard-judging.ts";
import { prepareReturn } from "./guard-prepare.ts";
import { exposureWords } from "./guard-standing.ts";
import { evidenceWords, forHow } from "./guard-words.ts";
import { beginReturning } from "./returning.ts";
import { canReturn } from "./standing.ts";
import { emit, type Turn } from "./turn.ts";
import { openWait, waitAbout } from "./waits.ts";
import { withoutStop } from "./words.ts";

/** From the strictest. */
const STRICT: readonly GuardAction[] = ["rollback", "ask", "pause"];

export function carryOut(turn: Turn, acts: readonly Act[]): void {
  for (const act of acts) {
    const { value, evidence } = act.verdict;
    const does = act.thin ? "ask" : act.does;
    emit(turn, { type: "guard.tripped", guard: act.guard.id, does, value, evidence, why: whyOf(turn, act) });
  }
  for (const act of acts) if (act.does === "escalate") callFor(turn, act.guard, whyOf(turn, act));
  const [strictest, ...others] = acts
    .filter(({ does }) => STRICT.includes(does))
    .sort((a, b) => STRICT.indexOf(a.does) - STRICT.indexOf(b.does));
  if (strictest?.does !== "rollback" && acts.some(({ does }) => does === "prepare")) prepareReturn(turn);
  if (strictest === undefined) return;
  act(turn, strictest, others);
  // Those of one kind do not disagree: each asks for itself, and each has its checks run.
  for (const other of others) if (other.does === strictest.does) act(turn, other, []);
}

/** `error rate 6.1 % > 2 % for 2 min, evidence 99.9 %, at 20 %`. */
export function whyOf(turn: Turn, { verdict }: Act): string {
  const { words, heldMs, evidence, why } = verdict;
  const said = verdict.value === null && why !== null ? `: ${why}` : "";
  return `${words}${said}${forHow(heldMs)}${evidenceWords(evidence)}${exposureWords(turn)}`;
}

function act(turn: Turn, one: Act, others: readonly Act[]): void {
  const why = `${whyOf(turn, one)}${contradicted(one, others)}`;
  switch (one.does) {
    case "rollback":
      return canReturn(turn) ? beginReturning(turn, { why, by: null }) : ask(turn, one, why);
    case "pause":
      if (turn.state.paused !== null) return;
      return emit(turn, {
        type: "release.paused",
        by: { who: `guard ${one.guard.id}`, signed: false },
        note: why,
      });
    case "ask":
      return ask(turn, one, why);
    default:
      return;
  }
}

/** Two rules of one runbook that want different things of one moment. */
function contradicted(one: Act, others: readonly Act[]): string {
  const other = others.find(({ does, guard }) => does !== one.does && guard.id !== one.guard.id);
  if (other === undefined) return "";
  return `; "${withoutStop(other.guard.title)}" says ${other.does} at the same time, and the stricter is done`;
}

export const GUARD_ANSWERS: readonly string[] = ["continue", "rollback", "stop"];

function ask(turn: Turn, { guard, thin, verdict }: Act, why: string): void {
  if (waitAbout(turn.state, { node: guard.id, kind: "guard" }) !== undefined) return;
  const rule = withoutStop(guard.title);
  const chance = verdict.evidence === null ? "" : " So few requests do not show it for certain.";
  const then = thin ? `.${chance} Unless somebody answers, it goes by its rule (${rule}).` : ` (${rule}).`;
  openWait(turn, {
    about: guard.id,
    kind: "guard",
    text: `${why}${then} Go on, roll back or stop?`,
    node: guard.id,
    answers: canReturn(turn) ? GUARD_ANSWERS : GUARD_ANSWERS.filter((each) => each !== "rollback"),
  });
}

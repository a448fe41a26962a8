/**
 * A share that somebody lowered by hand stays as it is: whoever did so saw something. A person is told, and says whether it
 * goes up again; even then no guard that leads back may be loud.
 */
import { askTarget } from "./asking-targets.ts";
import { whyNotRaised } from "./may-raise.ts";
import { beginReturning } from "./returning.ts";
import { isSoon, TRIES } from "./shift-traffic.ts";
import type { Held } from "./shifted.ts";
import { trafficOf } from "./shifting-back.ts";
import { canReturn, isOver, wayThere } from "./standing.ts";
import type { Answered } from "./state.ts";
import { zeroNode } from "./traffic-nodes.ts";
import type { Turn } from "./turn.ts";
import { answersAbout, closeWait, dropWaits, openWait, waitAbout } from "./waits.ts";
import { ending } from "./words.ts";

/** True: it is lowered, and nothing else is to be done about its share. */
export function leaveLowered(turn: Turn, held: Held): boolean {
  const { shifted, exposure } = held;
  const about = { node: zeroNode(shifted.ladder), kind: "rung" } as const;
  const open = waitAbout(turn.state, about);
  // At the end of the way there it is asked whether it is to have all of the traffic.
  if (exposure.lowered === null || exposure.kept || wayThere(turn).every((id) => isOver(turn, id))) {
    if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
    return false;
  }
  if (open !== undefined) return true;
  const last = answersAbout(turn.state, about).findLast(({ by, at }) => by !== null && isSince(held, at));
  if (last?.as === "rollback" && canReturn(turn)) {
    beginReturning(turn, { why: `${last.by?.who ?? "somebody"} said so${ending(last.note)}`, by: last.by });
    return true;
  }
  const why = whyNotRaised(turn);
  if (last?.as === "raise" && why === null && isToBeTried(held, last)) {
    if (!isSoon(turn, exposure.misses))
      askTarget(turn, shifted, { node: shifted.ladder, do: "weight", percent: exposure.lowered.from });
    return true;
  }
  ask(turn, held, last === undefined ? null : (why ?? exposure.misses.why));
  return true;
}

const isSince = ({ exposure: { lowered } }: Held, at: number): boolean => at >= (lowered?.at ?? 0);

const isToBeTried = ({ exposure: { misses } }: Held, { at }: Answered): boolean =>
  misses.count < TRIES || at > (misses.at ?? 0);

function ask(turn: Turn, { shifted, exposure }: Held, why: string | null): void {
  const { ladder, node, version } = shifted;
  // What was held for a time was held at another share.
  dropWaits(turn, (wait) => wait.node === ladder && (wait.kind === "timer" || wait.kind === "rung"));
  const { lowered, aim } = exposure;
  const text = `Somebody lowered ${trafficOf(node)} on ${version} from ${lowered?.from ?? aim} % to ${aim} %, and there it stays${ending(why)}: raise it again, or roll back`;
  const answers = canReturn(turn) ? ["raise", "rollback"] : ["raise"];
  openWait(turn, { about: `${ladder}-lowered`, kind: "rung", text, node: zeroNode(ladder), answers });
}

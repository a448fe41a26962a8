/** Signals about what holds a release up: it is of a higher class, or what is shut is opened by hand. */
import {
  isAmong,
  isHigher,
  isReleaseClass,
  type ReleaseClass,
  releaseClasses,
  whoMay,
} from "../policy/index.ts";
import { type Reply, refuse } from "./refusals.ts";
import { classOf } from "./release-class.ts";
import type { Actor, Signal } from "./signal.ts";
import type { OpenWait } from "./state.ts";
import { emit, type Turn } from "./turn.ts";
import { isShut } from "./waits.ts";
import { oneOf } from "./words.ts";

const reasonOf = ({ note }: Signal): string | null =>
  note === null || note.trim() === "" ? null : note.trim();

export function raiseClass(turn: Turn, signal: Signal): Reply {
  const to = (signal.value ?? signal.about ?? "").trim().toLowerCase();
  const now = classOf(turn);
  const higher = releaseClasses.filter((each) => isHigher(each, now));
  const [next] = higher;
  const would = next === undefined ? null : `raise-class ${next} "why"`;
  if (!isReleaseClass(to))
    return refuse(`a class is ${oneOf(releaseClasses)}, not "${to.slice(0, 80)}"`, would);
  if (to === now) return refuse(`it is of the class ${now} already`, would);
  if (!isHigher(to, now))
    return refuse(
      `it is of the class ${now}, and lowering that needs approval: of a plan that is ${to}`,
      would,
    );
  const why = reasonOf(signal);
  if (why === null) return refuse("a class is raised for a reason", `raise-class ${to} "why"`);
  return () => raise(turn, { to, by: signal.by, why });
}

interface Raised {
  readonly to: ReleaseClass;
  readonly by: Actor;
  readonly why: string;
}

const raise = (turn: Turn, raised: Raised): void => emit(turn, { type: "class.raised", ...raised });

export function breakGlass(turn: Turn, signal: Signal): Reply {
  const { glass } = turn.state;
  if (glass !== null) return refuse(`${glass.by.who} broke the glass already: ${glass.why}`);
  const why = reasonOf(signal);
  if (why === null) return refuse("glass is broken for a reason", 'break-glass "why"');
  return () => {
    emit(turn, { type: "glass.broken", by: signal.by, why });
    if (classOf(turn) !== "emergency") raise(turn, { to: "emergency", by: signal.by, why });
  };
}

/** Why this person may not open it or do without it; null: they may. */
export function mayNotOverride(turn: Turn, wait: OpenWait, { who }: Actor): string | null {
  if (turn.state.conductor === 1) return null;
  const { items, policy } = turn.plan;
  const isItem = wait.item !== null;
  if (!isItem && !isShut(wait)) return null;
  const named = isItem ? (items[wait.item]?.waive ?? null) : policy.overrides;
  const among = isAmong(who, named, policy.roles);
  // A runbook may speak of a role that nobody was put into; an environment's own must name somebody.
  if (among === true || (among === null && isItem)) return null;
  return `${who} may not: ${whoMay(named, { roles: policy.roles, starter: null })} may`;
}

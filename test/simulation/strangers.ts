/** People as they are: they answer late or never, say no, mistype, click twice, and now and then do something unasked. All by one chance. */
import type { ReleaseState, SignalKind, Wait } from "../../src/conductor/index.ts";
import type { Chance, Move, People, SimulatedWorld } from "../../src/drivers/simulation/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { wasDone } from "./helpful.ts";

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const OF_TIME: ReadonlySet<Wait["kind"]> = new Set(["lock", "soak", "timer"]);

export interface StrangersGiven {
  readonly plan: Plan;
  readonly world: SimulatedWorld;
  readonly chance: Chance;
}

const MEDDLING: readonly SignalKind[] = [
  "pause",
  "continue",
  "rollback",
  "stop",
  "retry",
  "skip",
  "waive",
  "confirm",
  "ack",
  "extend",
  "promote",
];

export function strangers({ plan, world, chance }: StrangersGiven): People {
  const move = mover(chance);
  const valueFor = (wait: Wait, state: ReleaseState): string => {
    if (wait.kind === "in-doubt") return wasDone(wait, state, world) ? "done" : "not-done";
    if (wait.kind === "failure" && wait.answers.includes("rollback") && chance.happens(0.5))
      return "rollback";
    if (chance.happens(0.15)) return chance.pick(wait.answers) ?? "sample";
    return (
      wait.answers.find((each) => /^(?:yes|done|retry|promote|back)$/.test(each)) ??
      wait.answers[0] ??
      "sample"
    );
  };
  const approvals = (wait: Wait): readonly Move[] => {
    if (chance.happens(0.05)) return [move("reject", { about: wait.id })];
    const hash = (): string => (chance.happens(0.05) ? "sha256:of-another" : plan.hash);
    return Array.from({ length: 5 }, () => move("approve", { about: wait.id, value: hash() }));
  };
  const answers = (wait: Wait, state: ReleaseState): readonly Move[] => {
    if (wait.kind === "paused") return [move("continue", {})];
    if (wait.kind === "approval") return approvals(wait);
    return [move("answer", { about: wait.id, value: valueFor(wait, state) })];
  };
  return {
    answer: (wait, state) =>
      OF_TIME.has(wait.kind) || chance.happens(0.005)
        ? []
        : [...slips(wait, chance, move), ...answers(wait, state)],
    unasked: ({ event }, state) => {
      if (event.type === "release.paused") return [move("continue", {})];
      if (!chance.happens(0.004)) return [];
      const kind = chance.pick(MEDDLING) ?? "pause";
      const about = chance.pick([null, ...state.nodes.keys(), ...state.waits.keys()]) ?? null;
      return [move(kind, { about, value: chance.pick(["yes", "no", "done", plan.hash]) ?? null })];
    },
  };
}

type Mover = (kind: SignalKind, said: { about?: string | null; value?: string | null }) => Move;

/** By anybody, within minutes, or hours now and then; sometimes twice. */
const mover =
  (chance: Chance): Mover =>
  (kind, { about = null, value = null }) => ({
    afterMs: SECOND_MS + chance.below(chance.happens(0.2) ? 3 * HOUR_MS : 300 * SECOND_MS),
    saying: {
      kind,
      who: chance.pick(["ana", "bo", "cyn", "starter"]) ?? "ana",
      about,
      value,
      note: chance.happens(0.7) ? "for a reason" : null,
    },
    times: chance.happens(0.1) ? 2 : 1,
  });

/** Of a wrong kind, with a word that nobody asked for, or about something else. */
function slips(wait: Wait, chance: Chance, move: Mover): readonly Move[] {
  const word = chance.pick(["maybe", "", "yes", "-rf"]) ?? "";
  return [
    ...(chance.happens(0.1) ? [move("answer", { about: wait.id, value: word })] : []),
    ...(chance.happens(0.03) ? [move("approve", { about: "nothing", value: "sha256:0" })] : []),
  ];
}

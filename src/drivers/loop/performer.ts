/** A hand whose input is checked as it comes out of the journal, so that hands of every kind can lie in one rack. */
import type { Effect, Hand, HandContext, Outcome, Probed, Repeat } from "../../effect/index.ts";

export interface Performer {
  readonly name: string;
  readonly repeat: Repeat;
  readonly describe: (input: Effect["input"]) => string;
  readonly perform: (input: Effect["input"], context: HandContext) => Promise<Outcome>;
  /** Null: it cannot tell afterwards. */
  readonly probe: ((input: Effect["input"], context: HandContext) => Promise<Probed>) | null;
}

const unfit = (name: string, why: string): Outcome => ({
  state: "failed",
  data: {},
  evidence: [`${name} cannot take this: ${why}`],
});

export function performer<Input>(hand: Hand<Input>): Performer {
  const read = (input: Effect["input"]): { fits: true; input: Input } | { fits: false; why: string } => {
    const checked = hand.input.safeParse(input);
    if (checked.success) return { fits: true, input: checked.data };
    const [issue] = checked.error.issues;
    return { fits: false, why: issue === undefined ? "?" : `${issue.path.join(".")}: ${issue.message}` };
  };
  const { probe } = hand;
  return {
    name: hand.name,
    repeat: hand.repeat,
    describe: (input) => {
      const given = read(input);
      return given.fits ? hand.describe(given.input) : hand.name;
    },
    perform: async (input, context) => {
      const given = read(input);
      return given.fits ? hand.perform(given.input, context) : unfit(hand.name, given.why);
    },
    probe:
      probe === undefined
        ? null
        : async (input, context) => {
            const given = read(input);
            // What does not fit was never begun: `perform` would have said so.
            return given.fits
              ? probe(given.input, context)
              : { state: "happened", outcome: unfit(hand.name, given.why) };
          },
  };
}

export const rackOf = (hands: readonly Performer[]): ReadonlyMap<string, Performer> =>
  new Map(hands.map((hand) => [hand.name, hand]));

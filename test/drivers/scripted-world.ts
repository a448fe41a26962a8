/** A world that outlives the drivers that act on it: what was done in it, by hands that can be told to break at a moment. */
import { z } from "zod";
import type { Effect, Hand, HandContext, Outcome, Probed, Repeat } from "../../src/effect/index.ts";

/** Stands for the end of a process. */
export const CRASH = new Error("the process is dead");
export const isCrash = (error: unknown): boolean => error === CRASH;

export interface Done {
  readonly effect: string;
  /** The step that asked for it. */
  readonly id: string;
}

export interface ScriptedWorld {
  /** Everything that was done, in the order it was. */
  readonly done: Done[];
  readonly hands: (perform?: Script) => readonly Hand<{ id: string }>[];
}

/** What happens instead of, or around, doing it. */
export type Script = (act: () => Outcome, context: HandContext, id: string) => Promise<Outcome>;

const input = z.object({ id: z.string() }).loose().readonly();

export const fine: Outcome = { state: "done", data: { exit: 0 }, evidence: [] };

/**
 * `told`: it can be asked afterwards; `blind`: it cannot, and may not be done twice; `safe`: may be done again;
 * `keyed`: may be done again under the same id, and then nothing more happens.
 */
export function scriptedWorld(): ScriptedWorld {
  const done: Done[] = [];
  const did = (effect: Pick<Effect, "id">): boolean => done.some((one) => one.effect === effect.id);
  const hand = (name: string, repeat: Repeat, script: Script): Hand<{ id: string }> => ({
    name,
    input,
    repeat,
    probes: name === "told",
    describe: ({ id }) => id,
    perform: ({ id }, context) => {
      const act = (): Outcome => {
        if (name !== "keyed" || !did(context.effect)) done.push({ effect: context.effect.id, id });
        return fine;
      };
      return script(act, context, id);
    },
    ...(name === "told"
      ? {
          probe: async (_: { id: string }, { effect }: HandContext): Promise<Probed> =>
            did(effect) ? { state: "happened", outcome: fine } : { state: "not-begun" },
        }
      : {}),
  });
  const plain: Script = async (act) => act();
  return {
    done,
    hands: (script = plain) => [
      hand("told", "never", script),
      hand("blind", "never", script),
      hand("safe", "safe", script),
      hand("keyed", "keyed", script),
    ],
  };
}

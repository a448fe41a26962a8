/**
 * A hand performs one kind of effect. Plans are checked against its card alone, so that a plan can be made where
 * nothing could be carried out.
 */
import type { z } from "zod";
import type { Effect, Outcome } from "./effect.ts";

/** May an effect be asked for again: always, under the same id only, or never. */
export type Repeat = "safe" | "keyed" | "never";

/** What making a plan needs to know of a hand. */
export interface HandCard {
  readonly name: string;
  readonly input: z.ZodType;
  readonly repeat: Repeat;
  /** It can tell afterwards whether an effect happened. */
  readonly probes: boolean;
}

export type HandCatalog = Readonly<Record<string, HandCard>>;

/** What a hand is given besides its input. */
export interface HandContext {
  readonly effect: Pick<Effect, "id" | "hand">;
  /** Milliseconds from now after which the effect counts as timed out. */
  readonly deadlineMs: number;
  readonly isCancelled: () => boolean;
  /** A line for the step's log; secrets are masked on the way. */
  readonly log: (line: string) => void;
  readonly progress: (words: string) => void;
}

export interface Hand<Input> extends HandCard {
  readonly input: z.ZodType<Input>;
  readonly describe: (input: Input) => string;
  readonly perform: (input: Input, context: HandContext) => Promise<Outcome>;
  /** Did it happen? Null: it cannot be told. */
  readonly probe?: (input: Input, context: HandContext) => Promise<boolean | null>;
  readonly cancel?: (input: Input, context: HandContext) => Promise<void>;
}

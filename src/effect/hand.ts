/**
 * A hand performs one kind of effect. Plans are checked against its card alone, so that a plan can be made where
 * nothing could be carried out.
 */
import type { z } from "zod";
import type { Effect, Outcome } from "./effect.ts";
import type { Expect } from "./expectation.ts";
import type { SecretRef } from "./secret.ts";

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
  readonly release: string;
  readonly effect: Pick<Effect, "id" | "hand">;
  /** Milliseconds from now after which the effect counts as timed out. */
  readonly deadlineMs: number;
  /** Aborted when the release no longer wants it: the hand ends what it began and answers `cancelled`. */
  readonly signal: AbortSignal;
  /** What must hold of what it gives, besides its own notion of success; judged by the hand, which sees all of it. */
  readonly expect: readonly Expect[];
  /** Runs beside others, so it must not change what they stand on: a copy of the session. */
  readonly aside: boolean;
  /** A line for the step's log; secrets are masked on the way. */
  readonly log: (line: string) => void;
  readonly progress: (words: string) => void;
  /** The value behind a reference, which is masked in every log from then on. */
  readonly secret: (ref: SecretRef) => Promise<string>;
}

/** What can be told of an effect that was asked for, and of which no outcome was written down. */
export type Probed =
  | { readonly state: "happened"; readonly outcome: Outcome }
  | { readonly state: "not-begun" }
  | { readonly state: "unknown"; readonly why: string; readonly evidence: readonly string[] };

export interface Hand<Input> extends HandCard {
  readonly input: z.ZodType<Input>;
  readonly describe: (input: Input) => string;
  /** A failed effect is an outcome. What it throws is a bug. */
  readonly perform: (input: Input, context: HandContext) => Promise<Outcome>;
  /** After a crash: waits for what is still under way, and says what became of it. */
  readonly probe?: (input: Input, context: HandContext) => Promise<Probed>;
}

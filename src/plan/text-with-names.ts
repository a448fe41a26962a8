/** A text of an effect as people are shown it: names of inputs stand where values are still to be given. */
import { asksOf, type Effect, withNames } from "../effect/index.ts";

export const textWithNames = (effect: Omit<Effect, "id">, text: string): string =>
  withNames(text, asksOf(effect));

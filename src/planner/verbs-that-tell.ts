/** `notify`: a message at its place in the plan, or a notice that waits for its moment. */
import type { NotifyInput } from "../effect/index.ts";
import type { Notice } from "../plan/index.ts";
import type { VerbItem } from "../runbook/index.ts";
import { compileStep, plainJob } from "./compile-step.ts";
import type { VerbGiven } from "./compile-verb.ts";
import { boundIn, type Compiling } from "./compiling.ts";
import type { Flow } from "./draft.ts";
import { fillPlain } from "./fill-text.ts";
import { fitText } from "./fit-value.ts";
import { asText, asTexts } from "./verb-values.ts";

/** A message is worth no waiting; the hand itself gives up a little earlier. */
const MOST_MS = 30_000;

export function notify(given: VerbGiven): Flow {
  if (asTexts(given.item.keys.on).length > 0) return [];
  const input: NotifyInput = { to: given.value, text: given.text("text"), template: given.text("template") };
  return compileStep(given.compiling, {
    ...plainJob,
    id: given.id,
    shown: { ...given.shown, title: `Tell ${given.value}` },
    effect: { hand: "notify", input: { ...input } },
    // Nothing that a release would have to take back; told twice is better than not at all.
    danger: "read",
    onCrash: "repeat",
    notes: { timeoutMs: MOST_MS, ...given.item.notes },
    when: given.when,
    findings: given.findings,
    from: [given.item.id],
  });
}

/** The notices of a document: `notify` with `on`. What is not known yet stays as it stands: it may be when they are sent. */
export const noticesOf = (compiling: Compiling, items: readonly VerbItem[]): readonly Notice[] =>
  items.flatMap((item) => {
    const on = asTexts(item.keys.on);
    if (item.verb !== "notify" || on.length === 0) return [];
    const fill = (raw: unknown): string | null => {
      const text = asText(raw);
      return text === null ? null : fillPlain(text, boundIn(compiling, text), fitText).text;
    };
    const [to, text, template] = [fill(item.value), fill(item.keys.text), asText(item.keys.template)];
    return [{ on, to: to ?? "", text, template }];
  });

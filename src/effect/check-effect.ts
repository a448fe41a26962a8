/** Says, before anything is done, whether an effect has a hand and fits what the hand asks for. */
import type { Diagnostic, Span } from "../base/index.ts";
import type { Effect } from "./effect.ts";
import type { HandCatalog } from "./hand.ts";

export function checkEffect(effect: Effect, catalog: HandCatalog, span: Span): readonly Diagnostic[] {
  const card = Object.hasOwn(catalog, effect.hand) ? catalog[effect.hand] : undefined;
  if (card === undefined) return [unknownHand(effect, catalog, span)];
  const result = card.input.safeParse(effect.input);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const key = issue.path.map(String).join(".");
    return {
      code: "PLAN_EFFECT_INVALID",
      level: "error",
      span,
      what: `${effect.hand} cannot take this${key === "" ? "" : ` ${key}`}: ${issue.message}`,
      why: "the step would fail when its turn comes, in the middle of the release",
      fix: `correct the ${key === "" ? "line" : key}`,
    };
  });
}

function unknownHand(effect: Effect, catalog: HandCatalog, span: Span): Diagnostic {
  const known = Object.keys(catalog).sort().join(", ");
  return {
    code: "PLAN_EFFECT_INVALID",
    level: "error",
    span,
    what: `nothing here performs "${effect.hand}"`,
    why: "a step that no hand can carry out must not be in a plan",
    fix: known === "" ? "no hand is known" : `one of ${known}`,
  };
}

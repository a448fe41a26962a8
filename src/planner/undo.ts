/**
 * The node that takes a step back, where the runbook's own annotation or the table of inverses gives one. Undos that
 * the rollback section names (`undoes`) are joined to their steps in `join-undoes.ts`.
 */
import type { Shown, Work } from "../plan/index.ts";
import type { Annotation } from "../runbook/index.ts";
import { boundIn, type Compiling } from "./compiling.ts";
import { cutCommands } from "./cut-commands.ts";
import type { Draft, StepDraft } from "./draft.ts";
import { fillAsking } from "./fill-shell.ts";

export interface UndoGiven {
  readonly compiling: Compiling;
  readonly id: string;
  readonly shown: Shown;
  readonly notes: Annotation;
  readonly effect: Work["effect"];
  /** From the table; still with the marks of inputs in it. */
  readonly inverse: string | null;
  readonly host: string | null;
}

export function undoOf(given: UndoGiven): Draft["undo"] {
  const { compiling, notes, inverse, effect } = given;
  const run = notes.undo ?? inverse;
  if (run === null) return null;
  const filled = fillAsking(run, boundIn(compiling, run));
  // A way back that would not run as it stands is none; an annotation's is shown as lacking.
  if (notes.undo === undefined && (filled.lacking.length > 0 || filled.unfit.length > 0)) return null;
  const input = {
    ...effect.input,
    run: filled.text,
    commands: cutCommands(filled.text, {
      script: effect.input.script === true,
      inside: typeof effect.input.inside === "string" ? effect.input.inside : null,
      judgedBy: "output",
    }),
    // The lines of `through` have values of their own.
    env: Object.assign({}, effect.input.env, filled.env),
    asks: filled.asks,
    args: [],
    opens: null,
    endless: false,
  };
  return undoNode({
    ...given,
    sure: notes.undo === undefined ? "inferred" : "exact",
    effect: { hand: effect.hand, input },
    missing: [...new Set(filled.lacking.map(({ name }) => name))].sort(),
    onCrash: "ask",
  });
}

export interface UndoNodeGiven {
  readonly id: string;
  readonly shown: Shown;
  readonly sure: Shown["sure"];
  readonly compiling: Compiling;
  readonly effect: Work["effect"];
  readonly host: string | null;
  readonly missing: readonly string[];
  readonly onCrash: Work["onCrash"];
}

export function undoNode(given: UndoNodeGiven): NonNullable<Draft["undo"]> {
  const node: StepDraft = {
    kind: "step",
    title: `Take back: ${given.shown.title}`,
    lines: given.shown.lines,
    sure: given.sure,
    when: null,
    effect: given.effect,
    host: given.host,
    danger: "write",
    onCrash: given.onCrash,
    timeoutMs: given.compiling.timeoutMs,
    retries: 0,
    expect: [],
    establishes: null,
    missing: given.missing,
    lasts: null,
    onFailure: "ask",
    undo: null,
    undoSure: null,
    absorbedBy: null,
    remarks: [],
  };
  return { id: `${given.id}-undo`, node };
}

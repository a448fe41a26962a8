/** `canary`, `flag` and `watch`: the verbs that give a change a rising share of people, or time to show itself. */
import type { FlagInput } from "../effect/index.ts";
import type { Rung } from "../plan/index.ts";
import { compileStep, plainJob } from "./compile-step.ts";
import type { VerbGiven } from "./compile-verb.ts";
import { draft, type Flow } from "./draft.ts";
import { noShift, shiftOf } from "./shift-of.ts";
import { undoNode } from "./undo.ts";
import { asNumber, asNumbers, asOneOf, asRange } from "./verb-values.ts";

const rungsOf = ({ item }: VerbGiven): readonly Rung[] => {
  const dwellMs = asNumber(item.keys.dwell);
  return asNumbers(item.keys.steps).map((percent) => ({ percent, dwellMs }));
};

export function canary(given: VerbGiven): Flow {
  const { item, compiling } = given;
  const node = {
    kind: "ladder",
    ...given.shown,
    when: null,
    ...shiftOf(compiling, given.value || compiling.service),
    flag: null,
    rungs: rungsOf(given),
    promotion: asOneOf(item.keys.promotion, ["dwell", "evidence"] as const) ?? "dwell",
    sticky: item.keys.sticky === true,
  } as const;
  return [draft(given.id, node, { ask: given.when, findings: given.findings, from: [item.id] })];
}

export function watch(given: VerbGiven): Flow {
  const range = asRange(given.item.value) ?? { minMs: 0, maxMs: 0 };
  const node = { kind: "soak", ...given.shown, when: null, ...range } as const;
  return [draft(given.id, node, { ask: given.when, findings: given.findings, from: [given.item.id] })];
}

/** Off again is the reverse, and at the same time the cheapest lever there is. */
export function flag(given: VerbGiven): Flow {
  const { item, compiling } = given;
  const effect = (percent: number) => {
    const input: FlagInput = {
      flag: given.value,
      environment: given.text("env") ?? compiling.environment,
      percent,
    };
    return { hand: "flag", input: { ...input } };
  };
  const shown = { ...given.shown, title: `Flag ${given.value}` };
  const off = undoNode({
    id: given.id,
    shown,
    sure: given.shown.sure,
    compiling,
    effect: effect(0),
    host: null,
    missing: [],
    onCrash: "repeat",
  });
  const rungs = rungsOf(given);
  if (rungs.length > 0) {
    const node = {
      kind: "ladder",
      ...shown,
      when: null,
      ...noShift,
      flag: given.value,
      rungs,
      promotion: "dwell",
      sticky: true,
    } as const;
    return [draft(given.id, node, { ask: given.when, undo: off, findings: given.findings, from: [item.id] })];
  }
  const percent = asNumber(item.keys.percent) ?? 100;
  return compileStep(compiling, {
    ...plainJob,
    id: given.id,
    shown: { ...shown, title: `${shown.title} to ${percent} %` },
    effect: effect(percent),
    danger: "write",
    onCrash: "repeat",
    notes: item.notes ?? {},
    when: given.when,
    findings: given.findings,
    undo: percent === 0 ? null : off,
    from: [item.id],
  });
}

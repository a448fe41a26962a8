/** The kinds of comparison, each with its bets, and with the bets that the early pass needs. */
import {
  GRID_DOWN,
  GRID_LATENCY,
  GRID_PASS,
  GRID_PASS_FEW,
  GRID_PASS_LATENCY,
  GRID_PASS_MANY,
  GRID_UP,
  MARGIN_ERRORS,
  MARGIN_ERRORS_PASS,
  MARGIN_FEW,
  MARGIN_FEW_PASS,
  MARGIN_MANY,
  MARGIN_MANY_PASS,
  MARGIN_REQUESTS,
} from "./defaults.ts";
import type { Cut } from "./latency-cuts.ts";
import { type Bet, PLAIN } from "./log-factor.ts";

/** `requests`: the requests themselves, against what the weight promises; it has no part in a pass. */
export type Judged = "errors" | "latency" | "too-many" | "too-few" | "requests";

/** Odds to bet on, for going back and for passing; no odds for a pass: it asks for none. */
export const GRIDS: Readonly<
  Record<Judged, { readonly up: readonly number[]; readonly pass: readonly number[] }>
> = {
  errors: { up: GRID_UP, pass: GRID_PASS },
  latency: { up: GRID_LATENCY, pass: GRID_PASS_LATENCY },
  "too-many": { up: GRID_UP, pass: GRID_PASS_MANY },
  "too-few": { up: GRID_DOWN, pass: GRID_PASS_FEW },
  requests: { up: GRID_DOWN, pass: [] },
};

/** One thing that is counted on both sides: of latency there are up to three, of all else one. */
export type Test = {
  readonly up: Bet;
  readonly pass: Bet;
  readonly cut: Cut | null;
};

const test = (up: Partial<Bet>, pass: Partial<Bet>, cut: Cut | null = null): Test => ({
  up: { ...PLAIN, ...up },
  pass: { ...PLAIN, ...pass },
  cut,
});

export const testsOfCuts = (cuts: readonly Cut[]): readonly Test[] =>
  cuts.map((cut) => test({ p0: cut.p0, delta: cut.delta }, { p0: cut.p0, delta: cut.passDelta }, cut));

/** Of all but latency, whose tests are where the old version's durations lie. */
export function testsOf(judged: Exclude<Judged, "latency">, margin: number = MARGIN_ERRORS): readonly Test[] {
  switch (judged) {
    case "errors":
      // A pass must rule out more than is let go by, else a new version within the margin could never pass.
      return [test({ delta: margin }, { delta: Math.max(MARGIN_ERRORS_PASS, 2 * margin) })];
    case "too-many":
      return [test({ rho0: MARGIN_MANY }, { rho0: MARGIN_MANY_PASS })];
    case "too-few":
      return [test({ rho0: MARGIN_FEW }, { rho0: MARGIN_FEW_PASS })];
    case "requests":
      return [test({ rho0: MARGIN_REQUESTS }, {})];
  }
}

export { type Account, openAccount, pValue, restart, settle } from "./account.ts";
export {
  ALPHA,
  capAt,
  GRID_DOWN,
  GRID_LATENCY,
  GRID_PASS,
  GRID_UP,
  MARGIN_ERRORS,
  PASSES,
} from "./defaults.ts";
export type { Evidence, Promotion } from "./evidence.ts";
export { countAbove, quantileOf, shareAbove } from "./histogram.ts";
export { type JudgeAccounts, type JudgedMetric, type JudgeOpening, nextStep, openJudge } from "./judge.ts";
export { type JudgeInterval, type JudgeSaid, judgeTick, type Says } from "./judge-tick.ts";
export type { Judged } from "./judged.ts";
export { addToPhi, type LivePhi, openLivePhi } from "./live-phi.ts";
export { type Bet, logFactor } from "./log-factor.ts";
export { combine } from "./log-sum.ts";
export type { MetricAccount } from "./metric-account.ts";
export type {
  Counted,
  CountSample,
  DurationsSample,
  HistogramSample,
  MetricSample,
  NoSample,
  ShareSample,
} from "./metric-sample.ts";
export type { Observation } from "./observation.ts";
export { type Block, phiFromHistory, phiFromTotals, type Total } from "./phi-from-past.ts";
export {
  type Counts,
  ENOUGH_EVIDENCE,
  evidenceOf,
  openThreshold,
  type Threshold,
  updateThreshold,
} from "./threshold.ts";

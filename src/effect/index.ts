export { type Becoming, becoming } from "./becoming.ts";
export { builtInHands } from "./built-in-hands.ts";
export { type CalendarData, type CalendarInput, calendarData, calendarInput } from "./calendar-input.ts";
export { checkEffect } from "./check-effect.ts";
export { type HttpInput, httpInput, type SqlInput, sqlInput } from "./client-inputs.ts";
export type { Effect, Outcome } from "./effect.ts";
export { type Expect, expectation } from "./expectation.ts";
export type { Hand, HandCard, HandCatalog, HandContext, Probed, Repeat } from "./hand.ts";
export { asksOf, fillPlaces, placeOf, placeVariable, whyNotGiven, withNames } from "./kept-place.ts";
export {
  type FigureAsked,
  type FigureReads,
  figureAsked,
  figureReads,
  type MetricSource,
  metricSource,
} from "./metric-source.ts";
export { begunBefore, notBegun } from "./not-begun.ts";
export { formsToHide, hide, type OpenedSecrets, openSecrets, refusedBy } from "./open-secrets.ts";
export { type FileInput, fileInput, type LockInput, lockInput } from "./own-inputs.ts";
export {
  type Counted,
  type ExposureHeld,
  exposureHeld,
  type FigureSample,
  figureSample,
  type Interval,
  type SampleData,
  sampleData,
} from "./sample.ts";
export { type HeldExposure, heldExposure, type SampleInput, sampleInput } from "./sample-input.ts";
export {
  isSecret,
  readTextOrSecret,
  type SecretRef,
  secretRef,
  type TextOrSecret,
  textOrSecret,
} from "./secret.ts";
export {
  type Matcher,
  readMatchers,
  readSeries,
  type SeriesSelector,
  writeMatchers,
  writeSeries,
} from "./series-selector.ts";
export { type ShellCommand, type ShellInput, shellCommand, shellInput } from "./shell-input.ts";
export type { OpenTarget, RenewWish, Target, TargetAnswer, TargetCall, WeightWish } from "./target.ts";
export { type TargetInput, type TargetLook, targetInput, targetLook } from "./target-input.ts";
export { typedByRoot } from "./typed-by-root.ts";
export { type Seen, unjudged, unmet } from "./unmet.ts";
export {
  type BackupInput,
  backupInput,
  type DeployInput,
  deployInput,
  type FlagInput,
  flagInput,
  type MigrateInput,
  migrateInput,
  type NotifyInput,
  notifyInput,
} from "./verb-inputs.ts";

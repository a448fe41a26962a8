export type { Compared, PlansOf } from "./adopt/adopted-plans.ts";
export { comparePlans } from "./adopt/adopted-plans.ts";
export type { OpenedToAdopt } from "./adopt/open-to-adopt.ts";
export { openToAdopt } from "./adopt/open-to-adopt.ts";
export { readAnswers } from "./adopt/read-answers.ts";
export { mustBeWritable, writeAdopted } from "./adopt/write-adopted.ts";
export type { AppCode } from "./codes.ts";
export { codes } from "./codes.ts";
export type {
  Configuration,
  DatabaseConfig,
  EnvironmentConfig,
  LintConfig,
  MetricsConfig,
  NoticeConfig,
  ServiceConfig,
  SourceConfig,
  TargetConfig,
} from "./configuration/configuration-schema.ts";
export type { LoadedConfiguration } from "./configuration/load-configuration.ts";
export { loadConfiguration } from "./configuration/load-configuration.ts";
export { refuseBroken, requireEnvironment } from "./configuration.ts";
export type { Check as DoctorCheck } from "./doctor/found.ts";
export type { DoctorReport } from "./doctor/run-doctor.ts";
export { runDoctor } from "./doctor/start-doctor.ts";
export { isSystemTool } from "./doctor/versions.ts";
export type { ErrorPage } from "./error-pages.ts";
export { errorPages } from "./error-pages.ts";
export { repositoryRoot } from "./facts/repository-root.ts";
export type { Question, QuestionName } from "./init/answers.ts";
export { checkInit, openInit, writeInit } from "./init/open-init.ts";
export type { FileToWrite, InitPrepared } from "./init/prepare-init.ts";
export type { HiddenPart } from "./lint/hide-found.ts";
export { maskedLines } from "./lint/hide-found.ts";
export type { FailedFile, FixedText, LintedFile, LintGiven, LintRun } from "./lint/lint-run.ts";
export { lintRunbooks } from "./lint/lint-runbooks.ts";
export { keyOf } from "./lint/new-findings.ts";
export type { FiguresGiven, OpenedFigures, ServiceFigures } from "./metrics/open-figures.ts";
export { type ReplayedFigures, replayFigures } from "./metrics/replay.ts";
export { openFigures, tryFigure } from "./metrics/start-metrics.ts";
export type { TriedFigure, TryGiven } from "./metrics/try-figure.ts";
export { type Tried, tryChannel } from "./notify/try-channel.ts";
export type { OpenPlan, PlanGiven } from "./open-plan.ts";
export { openPlan } from "./open-plan.ts";
export { looksLikePlan, planOf } from "./open-plan-file.ts";
export type { OpenReading } from "./open-reading.ts";
export { linesOf, openReading, readingOf } from "./open-reading.ts";
export type { ShownFreeze } from "./policy/freezes.ts";
export type { LookedWhen } from "./policy/look-when.ts";
export { addFreeze, endFreeze, listFreezes, lookWhen, proofFor } from "./policy/open-policy.ts";
export type { WhenReport } from "./policy/when-report.ts";
export type { FileText } from "./read-file.ts";
export { readFile, textOf } from "./read-file.ts";
export { openRehearsal, rehearsePlan, writeRehearsalPage } from "./rehearse/open-rehearsal.ts";
export {
  type FaultKind,
  faultKinds,
  gapKinds,
  isWorse,
  type Rehearsal,
  type RehearsalGap,
  type RehearsalNote,
  type RehearsedFault,
  type RehearsedStep,
  type Response,
  responses,
} from "./rehearse/rehearsal.ts";
export type { OpenRehearsal } from "./rehearse/sample-inputs.ts";
export { openReleases } from "./release/open-releases.ts";
export type {
  DriveAsked,
  DriveEnd,
  Driving,
  OpenReleases,
  OutputPiece,
  ReleaseLook,
  Releases,
  ReleasesGiven,
  SignalAsked,
  SignalResult,
  StartAsked,
  WatchAsked,
} from "./release/release-api.ts";

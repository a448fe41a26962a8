export { assert, unreachable } from "./assert.ts";
export { canonicalJson } from "./canonical-json.ts";
export type {
  AllOf,
  AnyOf,
  Base,
  Comparison,
  Condition,
  EventCondition,
  FigureCondition,
  Unit,
} from "./condition.ts";
export { isEvent, isFigure } from "./condition.ts";
export type { Diagnostic, Level } from "./diagnostic.ts";
export type { DurationRange, FoundDuration, FoundRange } from "./duration.ts";
export {
  durationAt,
  durationRangeAt,
  findDurations,
  formatDuration,
  parseDuration,
  parseDurationRange,
} from "./duration.ts";
export type { Applied, Edit } from "./edit.ts";
export { applyEdits, insertLines } from "./edit.ts";
export type { CodeEntry, CodeTable, Place, RutterErrorParts } from "./errors.ts";
export { Bug, RutterError } from "./errors.ts";
export { idMaker, slug } from "./ids.ts";
export type { Instant } from "./instant.ts";
export { addMs, formatInstant, instant, parseInstant } from "./instant.ts";
export { nameWords } from "./name-words.ts";
export { nearest } from "./nearest.ts";
export { plural } from "./plural.ts";
export type { FoundSecret } from "./redact.ts";
export { findSecrets, redact } from "./redact.ts";
export { type ReleaseClass, releaseClasses } from "./release-class.ts";
export type { SecretKind } from "./secret-shapes.ts";
export type { Lines, Span } from "./span.ts";
export { lineSpan, overlaps } from "./span.ts";
export { TICK_MS } from "./tick.ts";
export type { Day, WeekWindow } from "./window.ts";

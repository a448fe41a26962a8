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
export type { Lines, Span } from "./span.ts";
export { lineSpan, overlaps } from "./span.ts";
export type { Day, WeekWindow } from "./window.ts";

/** A stretch of the week in which releases may start, or may not. Times are wall-clock times of `zone`. */

export type Day = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export interface WeekWindow {
  readonly days: readonly Day[];
  /** "09:00"; null: from the day's beginning. */
  readonly from: string | null;
  /** "17:00"; null: to the day's end. */
  readonly to: string | null;
  /** An IANA zone; null where the runbook does not say. */
  readonly zone: string | null;
}

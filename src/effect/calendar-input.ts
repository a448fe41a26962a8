/** What the clock and the team say of a release just now: freezes that were added, incidents that are open. Read-only. */
import { z } from "zod";

export const calendarInput = z
  .object({ service: z.string().nullable(), environment: z.string().nullable() })
  .readonly();

export type CalendarInput = z.infer<typeof calendarInput>;

/** The `data` of its outcome. Times are milliseconds since 1970; null: without an end. */
export const calendarData = z.object({
  freezes: z
    .array(
      z
        .object({
          id: z.string(),
          fromMs: z.number(),
          toMs: z.number().nullable(),
          why: z.string(),
          /** Release classes that it does not hold up. */
          except: z.array(z.string()).readonly(),
          by: z.string(),
        })
        .readonly(),
    )
    .readonly(),
  /** Open incidents, in words; null: there is nowhere to ask. */
  incidents: z.array(z.string()).readonly().nullable(),
});

export type CalendarData = z.infer<typeof calendarData>;

/** The door of the calendar hand. */
export { alertmanager } from "./alertmanager.ts";
export { type CalendarGiven, calendarHand } from "./calendar-hand.ts";
export type { Incidents } from "./incidents.ts";
export { PAGERDUTY_URL, pagerDuty } from "./pagerduty.ts";

/** The door of the calendar hand. */
export { alertmanager, alertmanagerMatcher } from "./alertmanager.ts";
export { type CalendarGiven, calendarHand } from "./calendar-hand.ts";
export type { Incidents, IncidentsAsked, IncidentsFound } from "./incidents.ts";
export { PAGERDUTY_URL, pagerDuty } from "./pagerduty.ts";

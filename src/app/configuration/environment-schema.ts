/** An environment, and what it asks of every release into it. */
import { z } from "zod";
import { releaseClasses } from "../../base/index.ts";
import { bareBlock, block, list, oneOf, oneOrMore, text, truth, whole, window, written } from "./forms.ts";
import { incidentMatcher, isMoment } from "./policy-forms.ts";
import { address, reference } from "./references.ts";
import { zone } from "./zone.ts";

const approval = block({
  count: whole(1000).describe("How many people must approve; 1 if not given").exactOptional(),
  role: text("the name of a role")
    .describe("Who may: a role of the roles below; else anybody who may approve")
    .exactOptional(),
  not: oneOf(["starter"]).describe("starter: not the person who starts the release").exactOptional(),
  signed: truth()
    .describe("true: only with a signature by a key of signers; a name alone does not count")
    .exactOptional(),
  for: text().describe("What needs it, such as migrations; else every release").exactOptional(),
});

const MOMENT = "a day or a time, such as 2026-12-20 or 2026-12-20T17:00";
const moment = () =>
  written({
    wanted: MOMENT,
    read: (given) => (isMoment(given) ? given.replace(" ", "T") : undefined),
    json: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2})?$" },
  });

/** A day alone is meant to its end. */
const endOf = (to: string): string => (to.includes("T") ? to : `${to}T24:00`);

const dated = bareBlock({
  from: moment().describe("Its first day, or when it begins, on the clock of the environment's zone"),
  to: moment()
    .describe("Its last day, or when it ends; until it is taken out of here if not given")
    .exactOptional(),
  why: text().describe("What it is for, shown to whoever waits").exactOptional(),
  except: oneOrMore("a release class", oneOf(releaseClasses))
    .describe("Release classes that it does not hold up")
    .exactOptional(),
}).refine(({ from, to }) => to === undefined || from < endOf(to), {
  path: ["to"],
  error: "a day or a time after from",
});

const freeze = z.union([window(), dated], {
  error: "days and times, such as Fri 15:00-24:00, or { from: DAY, to: DAY, why: TEXT }",
});

const matcher = () =>
  written({
    wanted: 'a matcher of labels, such as severity="critical"',
    read: (given) => (incidentMatcher(given) ? given : undefined),
    json: { type: "string", pattern: "(=~|!~|!=|=)" },
  });

const alertmanager = bareBlock({
  alertmanager: address().describe("Where the Alertmanager answers: a plain URL, or a reference"),
  matchers: oneOrMore("a matcher", matcher())
    .describe("Which of its alerts are incidents; all must fit; {service} stands for the service's name")
    .exactOptional(),
});

const pagerduty = bareBlock({
  pagerduty: reference().describe("A key of PagerDuty's REST API that may read: env:PAGERDUTY_TOKEN"),
  services: oneOrMore("the id of a service", text("the id of a service"))
    .describe("Ids of the services whose incidents count; all if not given")
    .exactOptional(),
  url: address().describe("Where its API answers; https://api.pagerduty.com if not given").exactOptional(),
});

const incidents = z.union([alertmanager, pagerduty], {
  error: "{ alertmanager: URL } or { pagerduty: env:NAME }",
});

export const environment = block({
  context: text("the name of a context").describe("The kubectl context of its cluster").exactOptional(),
  namespace: text("a namespace").describe("The Kubernetes namespace").exactOptional(),
  zone: zone().describe("The time zone of windows and freezes, by its IANA name").exactOptional(),
  windows: list(window())
    .describe("When releases may start: Mon-Thu 09:00-17:00, Fri -15:00")
    .exactOptional(),
  freezes: list(freeze)
    .describe("When no release may start: a stretch of every week, or { from, to, why, except }")
    .exactOptional(),
  approvals: oneOrMore("a block of KEY: VALUE", approval)
    .describe("Who must approve before a release starts")
    .exactOptional(),
  overrides: text("a role or a person")
    .describe("Who may open a window, a freeze or a red line with a reason; anybody if not given")
    .exactOptional(),
  after: text("the name of an environment")
    .describe("Where the same version must have been released before")
    .exactOptional(),
  incidents: incidents
    .describe("Where open incidents stand: while one is open, no release starts")
    .exactOptional(),
  strict: truth()
    .describe("Refuses a plan with anything unsure; true for production if not given")
    .exactOptional(),
  onFailure: oneOf(["ask", "rollback", "stop"])
    .describe("What happens when a step fails and the runbook says nothing")
    .exactOptional(),
});

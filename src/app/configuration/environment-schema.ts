/** An environment, and what it asks of every release into it. */
import { block, list, oneOf, oneOrMore, text, truth, whole, window } from "./forms.ts";
import { zone } from "./zone.ts";

const approval = block({
  count: whole(1000).describe("How many people must approve; 1 if not given").exactOptional(),
  role: text("the name of a role")
    .describe("Who may: a role of the roles below; else anybody who may approve")
    .exactOptional(),
  not: oneOf(["starter"]).describe("starter: not the person who starts the release").exactOptional(),
  for: text().describe("What needs it, such as migrations; else every release").exactOptional(),
});

export const environment = block({
  context: text("the name of a context").describe("The kubectl context of its cluster").exactOptional(),
  namespace: text("a namespace").describe("The Kubernetes namespace").exactOptional(),
  zone: zone().describe("The time zone of windows and freezes, by its IANA name").exactOptional(),
  windows: list(window())
    .describe("When releases may start: Mon-Thu 09:00-17:00, Fri -15:00")
    .exactOptional(),
  freezes: list(window()).describe("When no release may start, in the form of windows").exactOptional(),
  approvals: oneOrMore("a block of KEY: VALUE", approval)
    .describe("Who must approve before a release starts")
    .exactOptional(),
  strict: truth()
    .describe("Refuses a plan with anything unsure; true for production if not given")
    .exactOptional(),
  onFailure: oneOf(["ask", "rollback", "stop"])
    .describe("What happens when a step fails and the runbook says nothing")
    .exactOptional(),
});

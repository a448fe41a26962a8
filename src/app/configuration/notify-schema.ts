/** Who is told of a release: the channels that messages can take. Whatever opens one stands in it by reference. */
import { z } from "zod";
import { bareBlock, duration, list, matching, oneOf, oneOrMore, text } from "./forms.ts";
import { address, databaseUrl, reference } from "./references.ts";

const EVENTS = ["started", "gate", "tripped", "finished", "alarm"] as const;

const name = text("a name")
  .describe("What runbooks call it, such as #deployments; without it its kind is its name")
  .exactOptional();
const on = list(oneOf(EVENTS))
  .describe("What is told; everything if not given, of PagerDuty tripped and alarm")
  .exactOptional();

const mailbox = () =>
  matching(
    "a mailbox, such as releases@example.com",
    /^[^\s@<>]{1,64}@[^\s@<>]{1,255}$|<[^\s@<>]+@[^\s@<>]+>$/,
  );

const matcher = () =>
  matching(
    'a matcher of Alertmanager, such as service="shop"',
    /^\s*[A-Za-z_]\w{0,100}\s*(?:=~|!~|!=|=)\s*(?:"[^"]{0,500}"|[^"]{0,500})\s*$/,
  );

const slack = bareBlock({
  to: z.literal("slack"),
  name,
  url: reference().describe("The incoming webhook: env:SLACK_WEBHOOK"),
  on,
});

const webhook = bareBlock({
  to: z.literal("webhook"),
  name,
  url: reference().describe("The address: env:RELEASE_HOOK"),
  secret: reference()
    .describe("What messages are signed with after Standard Webhooks, whsec_…: env:RELEASE_HOOK_SECRET")
    .exactOptional(),
  on,
});

const smtp = bareBlock({
  to: z.literal("smtp"),
  name,
  url: databaseUrl().describe("The mail server: env:SMTP_URL, or smtp://releases@mail.example.com:587"),
  password: reference().describe("Its password, where the URL has none: env:SMTP_PASSWORD").exactOptional(),
  from: mailbox().describe("Whom it comes from: Releases <releases@example.com>"),
  recipients: oneOrMore("a mailbox", mailbox()).describe("Whom it goes to"),
  tls: oneOf(["required", "if-offered"])
    .describe("Whether mail may travel without encryption; required if not given")
    .exactOptional(),
  on,
});

const pagerduty = bareBlock({
  to: z.literal("pagerduty"),
  name,
  key: reference().describe("The routing key of an Events API v2 integration: env:PAGERDUTY_KEY"),
  url: address().describe("Of another region: https://events.eu.pagerduty.com").exactOptional(),
  on,
});

const alertmanager = bareBlock({
  to: z.literal("alertmanager"),
  name,
  url: address().describe("Where it answers: http://alertmanager:9093"),
  matchers: list(matcher())
    .min(1, { error: "at least one matcher" })
    .describe(
      'Which alerts are quieted: service="{service}"; {service} and {environment} are the release\'s',
    ),
  for: duration().describe("How long at most; 2h if not given").exactOptional(),
  on,
});

const KINDS = "one of slack, webhook, smtp, pagerduty, alertmanager";

export const notice = z.discriminatedUnion("to", [slack, webhook, smtp, pagerduty, alertmanager], {
  error: (issue) => (issue.code === "invalid_union" ? KINDS : "a block of KEY: VALUE"),
});

export type NoticeConfig = z.output<typeof notice>;

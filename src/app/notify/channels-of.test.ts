import { describe, expect, it } from "vitest";
import { loadYaml } from "../../runbook/index.ts";
import { checkConfiguration } from "../configuration/check-configuration.ts";
import { channelsOf, planChannels } from "./channels-of.ts";

const yaml = await loadYaml();
const check = (notify: string) =>
  checkConfiguration(`notify:\n${notify}`, yaml, { folder: "/", codes: () => [] });

const ALL = `  - { to: slack, url: "env:HOOK" }
  - { to: webhook, name: "#deployments", url: "env:OUT", secret: "env:KEY", on: [finished] }
  - to: smtp
    url: smtp://releases@mail.example.com
    password: env:PASS
    from: Releases <releases@example.com>
    recipients: [team@example.com, "Ops <ops@example.com>"]
    tls: if-offered
  - { to: pagerduty, key: "env:PD", url: "https://events.eu.pagerduty.com" }
  - { to: alertmanager, url: "http://am:9093", matchers: ['service="{service}"'], for: 30m }
`;

describe("the channels of rutter.yaml", () => {
  it("reach the hand with their secrets by reference, and the plan without them", () => {
    const { value, problems } = check(ALL);
    expect(problems).toEqual([]);
    const notices = value.notify ?? [];
    expect(channelsOf(notices)).toEqual({
      slack: { kind: "slack", url: { secret: "env:HOOK" } },
      "#deployments": { kind: "webhook", url: { secret: "env:OUT" }, secret: { secret: "env:KEY" } },
      smtp: {
        kind: "smtp",
        url: "smtp://releases@mail.example.com",
        password: { secret: "env:PASS" },
        from: "Releases <releases@example.com>",
        to: ["team@example.com", "Ops <ops@example.com>"],
        plain: true,
      },
      pagerduty: { kind: "pagerduty", key: { secret: "env:PD" }, url: "https://events.eu.pagerduty.com" },
      alertmanager: {
        kind: "alertmanager",
        url: "http://am:9093",
        matchers: ['service="{service}"'],
        forMs: 1_800_000,
      },
    });
    const everything = ["started", "gate", "tripped", "finished", "alarm"];
    expect(planChannels(notices)).toEqual([
      { to: "slack", on: everything },
      { to: "#deployments", on: ["finished"] },
      { to: "smtp", on: everything },
      { to: "pagerduty", on: ["tripped", "alarm"] },
      { to: "alertmanager", on: ["started", "finished"] },
    ]);
    expect(JSON.stringify(planChannels(notices))).not.toContain("env:");
  });

  it.each([
    [
      "two of one name",
      '  - { to: slack, url: "env:A" }\n  - { to: slack, url: "env:B" }\n',
      "CONFIG_VALUE_INVALID",
    ],
    [
      "a signing secret itself",
      '  - { to: webhook, url: "env:A", secret: whsec_abc }\n',
      "CONFIG_SECRET_LITERAL",
    ],
    [
      "a mail server with its password",
      "  - { to: smtp, url: smtp://a:hunter2@mail, from: a@b.c, recipients: a@b.c }\n",
      "CONFIG_SECRET_LITERAL",
    ],
    [
      "mail from nobody",
      '  - { to: smtp, url: "env:A", from: nobody, recipients: a@b.c }\n',
      "CONFIG_VALUE_INVALID",
    ],
    [
      "a silence of everything",
      "  - { to: alertmanager, url: http://am, matchers: [] }\n",
      "CONFIG_VALUE_INVALID",
    ],
    [
      "a matcher that is none",
      "  - { to: alertmanager, url: http://am, matchers: [shop] }\n",
      "CONFIG_VALUE_INVALID",
    ],
    ["a moment that is none", '  - { to: slack, url: "env:A", on: [begun] }\n', "CONFIG_VALUE_INVALID"],
    ["a kind that is none", "  - { to: pigeon }\n", "CONFIG_VALUE_INVALID"],
  ])("refuses %s", (_, notify, code) => {
    expect(check(notify).problems.map((each) => each.code)).toEqual([code]);
  });
});

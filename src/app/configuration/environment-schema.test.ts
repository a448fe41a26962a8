import { describe, expect, it } from "vitest";
import { loadYaml } from "../../runbook/index.ts";
import { checkConfiguration } from "./check-configuration.ts";

const yaml = await loadYaml();
const check = (text: string) => checkConfiguration(text, yaml, { folder: "/", codes: () => [] });
const codesOf = (text: string) => check(text).problems.map(({ code, span }) => `${code} ${span?.lines[0]}`);
const production = (body: string): string => `environments:\n  staging: {}\n  production: { ${body} }\n`;

const GOOD = [
  "freezes: [Sat, { from: 2026-12-20, to: 2027-01-02, why: holidays, except: [hotfix, emergency] }]",
  "freezes: [{ from: 2026-12-20T17:00 }, { from: 2026-12-20, to: 2026-12-20, except: hotfix }]",
  "freezes: [{ from: 2026-12-20T17:00, to: 2026-12-20 }]",
  'incidents: { alertmanager: "http://alerts:9093", matchers: [severity="critical", service=~"a|b"] }',
  'incidents: { alertmanager: "env:ALERTS", matchers: "severity=critical" }',
  'incidents: { pagerduty: "env:PD_TOKEN", services: [PABC123] }',
  "after: staging, overrides: sre",
];

const BAD: readonly (readonly [body: string, code: string])[] = [
  ["freezes: [{ from: 2026-13-20 }]", "CONFIG_VALUE_INVALID 3"],
  ["freezes: [{ from: 2026-02-30 }]", "CONFIG_VALUE_INVALID 3"],
  ["freezes: [{ to: 2026-12-20 }]", "CONFIG_VALUE_INVALID 3"],
  ["freezes: [{ from: 2026-12-20, to: 2026-12-19 }]", "CONFIG_VALUE_INVALID 3"],
  ["freezes: [{ from: 2026-12-20, except: [hotfixes] }]", "CONFIG_VALUE_INVALID 3"],
  ["freezes: [{ from: 2026-12-20, until: 2026-12-21 }]", "CONFIG_KEY_UNKNOWN 3"],
  ['incidents: { pagerduty: "u+abcdefghij" }', "CONFIG_SECRET_LITERAL 3"],
  ['incidents: { alertmanager: "http://a:b@alerts:9093" }', "CONFIG_SECRET_LITERAL 3"],
  ['incidents: { alertmanager: "http://alerts:9093", matchers: [critical] }', "CONFIG_VALUE_INVALID 3"],
  ["incidents: { opsgenie: x }", "CONFIG_KEY_UNKNOWN 3"],
  ["after: stagin", "CONFIG_NAME_UNKNOWN 3"],
  ["after: production", "CONFIG_VALUE_INVALID 3"],
  ["approvals: { signed: true }", "CONFIG_VALUE_INVALID 3"],
];

describe("an environment", () => {
  it.each(GOOD)("takes %s", (body) => {
    expect(codesOf(production(body))).toEqual([]);
  });

  it.each(BAD)("refuses %s", (body, code) => {
    expect(codesOf(production(body))).toContain(code);
  });

  it("takes signed approvals where there are signers", () => {
    expect(codesOf(`${production("approvals: { signed: true }")}signers: signers\n`)).toEqual([]);
  });
});

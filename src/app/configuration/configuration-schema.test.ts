/** The JSON Schema that editors use says the same as the loader, as far as a JSON Schema can. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadYaml } from "../../runbook/index.ts";
import { checkConfiguration } from "./check-configuration.ts";

const published = resolve(import.meta.dirname, "../../../schemas/rutter-yaml-1.schema.json");
const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(published, "utf8")));
const yaml = await loadYaml();

const problemsOf = (text: string) =>
  checkConfiguration(text, yaml, { folder: "/", codes: () => ["RUNBOOK_FENCE_OPEN"] }).problems;

const target = (body: string) => `services: { web: { targets: { staging: { ${body} } } } }`;
const production = (body: string) => `environments: { production: { ${body} } }`;

const GOOD = [
  "services:\nenvironments:\n  staging:\n",
  production('zone: UTC, windows: ["Mon-Thu 09:00-17:00", "Sat, Sun"], freezes: ["Fri 15:00-"]'),
  production(
    "approvals: { count: 2, role: sre, not: starter, for: migrations }, strict: true, onFailure: stop",
  ),
  production("approvals: [{ count: 1 }, { role: dba }]"),
  "services: { a: { after: b }, b: { after: [], version: version } }",
  target("kind: process, run: node server.js, port: 3000, health: { path: /ready, version: .version }"),
  target("kind: kubernetes, workload: deployment/web, traffic: gateway-api"),
  target('kind: compose, service: web, hosts: [a], batches: [1, "25%", 100%]'),
  target("kind: pm2, balancer: { kind: haproxy, socket: /run/x.sock, backend: web }"),
  "sources: { prometheus: { url: http://prometheus:9090, every: 5s } }",
  'sources: { prometheus: { kind: prometheus, url: "env:PROMETHEUS_URL" } }',
  'sources: { p: { url: "file:/run/url" } }\nmetrics: { http: { source: p, side: { label: version }, figures: { errors: { total: a, bad: b }, latency: { histogram: c }, lag: { query: d } } } }',
  'notify: [{ to: slack, url: "env:HOOK", on: [started] }, { to: pagerduty, key: "exec:pass pd" }]',
  'roles: { sre: [ana, bo], operator: ["*"] }\nsigners: .rutter/allowed_signers',
  "lint: { files: [runbooks/**/*.md], rules: { RUNBOOK_FENCE_OPEN: off } }",
  'databases: { main: { url: "env:DATABASE_URL" }, local: { url: "postgres://app@localhost/app" } }',
];

/** The last column says where a JSON Schema cannot tell. */
const BAD: readonly (readonly [text: string, code: string, isBeyondSchema?: true])[] = [
  ["servces: {}", "CONFIG_KEY_UNKNOWN"],
  ["- services", "CONFIG_VALUE_INVALID"],
  ["services: [web]", "CONFIG_VALUE_INVALID"],
  [production("windws: []"), "CONFIG_KEY_UNKNOWN"],
  [production("windows: Mon"), "CONFIG_VALUE_INVALID"],
  [production("windows: [office hours]"), "CONFIG_VALUE_INVALID", true],
  [production("zone: Berlin"), "CONFIG_VALUE_INVALID", true],
  [production('zone: "+02:00"'), "CONFIG_VALUE_INVALID", true],
  [production("strict: maybe"), "CONFIG_VALUE_INVALID"],
  [production("approvals: { count: 0 }"), "CONFIG_VALUE_INVALID"],
  [production("approvals: two"), "CONFIG_VALUE_INVALID"],
  [target("kind: kubernets, workload: deployment/web"), "CONFIG_VALUE_INVALID"],
  [target("kind: kubernetes, workload: web"), "CONFIG_VALUE_INVALID"],
  [target("kind: process, port: 3000"), "CONFIG_VALUE_INVALID"],
  [target("kind: process, run: x, port: 70000"), "CONFIG_VALUE_INVALID"],
  [target("kind: process, run: x, workload: deployment/web"), "CONFIG_KEY_UNKNOWN"],
  [target("kind: pm2, batches: [1, 0%]"), "CONFIG_VALUE_INVALID"],
  [target("kind: pm2, health: { path: ready }"), "CONFIG_VALUE_INVALID"],
  ["sources: { prometheus: { url: http://ana:pw@prom:9090 } }", "CONFIG_SECRET_LITERAL"],
  ["sources: { prometheus: { url: http://prom:9090/?token=a } }", "CONFIG_SECRET_LITERAL"],
  ["notify: [{ to: slack, url: https://hooks.example/T0/B0 }]", "CONFIG_SECRET_LITERAL"],
  ["notify: [{ to: pigeon }]", "CONFIG_VALUE_INVALID"],
  ["databases: { main: { url: postgres://app:pw@db/app } }", "CONFIG_SECRET_LITERAL"],
  ['databases: { main: { url: "env:DATABASE URL" } }', "CONFIG_VALUE_INVALID"],
  ["lint: { rules: { RUNBOOK_FENCE_OPEN: loud } }", "CONFIG_VALUE_INVALID"],
  ["lint: { rules: { RUNBOOK_FENCE_OPN: off } }", "CONFIG_NAME_UNKNOWN", true],
  ["services: { web: { after: [wbe] } }", "CONFIG_NAME_UNKNOWN", true],
  ["services: { web: { metrics: http } }", "CONFIG_NAME_UNKNOWN", true],
  ["services: { a: { after: b }, b: { after: a } }", "CONFIG_VALUE_INVALID", true],
  [
    "metrics: { http: { source: p, figures: { e: { total: a } } } }\nsources: { p: { url: http://p } }",
    "CONFIG_VALUE_INVALID",
  ],
  [
    "environments: { production: { approvals: { role: sre } } }\nroles: { ops: [ana] }",
    "CONFIG_NAME_UNKNOWN",
    true,
  ],
  ["services: { web: { runbooks: { deploy: no/such.md } } }", "CONFIG_RUNBOOK_MISSING", true],
];

describe("the schema of rutter.yaml", () => {
  it.each(GOOD)("takes %s", (text) => {
    expect(problemsOf(text)).toEqual([]);
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each(BAD.map(([text, code, isBeyond]) => ({ text, code, isBeyond: isBeyond === true })))(
    "refuses $text",
    ({ text, code, isBeyond }) => {
      expect(problemsOf(text)[0]?.code).toBe(code);
      expect(validate(parse(text))).toBe(isBeyond);
    },
  );
});

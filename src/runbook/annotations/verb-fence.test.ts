import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "../../base/index.ts";
import { readVerbFence } from "./verb-fence.ts";
import { verbNames, verbs } from "./verbs/all.ts";
import { parseYaml } from "./yaml.ts";

const event = (text: string): Condition => ({ event: text, holdMs: null });

/** Stands for the grammar of conditions: knows one by its comparison. */
const readCondition = (text: string) => (/[<>]/.test(text) ? event(text) : null);

const read = (text: string) => readVerbFence(text, { firstLine: 10, parseYaml, readCondition });
const found = (text: string) =>
  read(text).diagnostics.map(({ code, span }) => `${code.replace("RUNBOOK_VERB_", "")} ${span.lines[0]}`);

describe("each verb", () => {
  const good: Readonly<Record<string, readonly (readonly [text: string, value: unknown, keys: unknown])[]>> =
    {
      deploy: [
        ["deploy: order-service", ["order-service"], {}],
        [
          "deploy: [a, b]\nversion: 1.10\nenv: staging\nafter: c\ntimeout: 10m",
          ["a", "b"],
          { version: "1.10", env: "staging", after: ["c"], timeout: 600_000 },
        ],
        ["version: <version>\ndeploy: a, $SERVICE", ["a", "$SERVICE"], { version: "<version>" }],
      ],
      canary: [
        [
          "canary: shop\nsteps: [5%, 20%, 100%]\ndwell: 5m\nabort: error rate > 2%, or p99 > 2x stable\npromotion: evidence\nsticky: true",
          "shop",
          {
            steps: [5, 20, 100],
            dwell: 300_000,
            abort: event("error rate > 2%, or p99 > 2x stable"),
            promotion: "evidence",
            sticky: true,
          },
        ],
        ["canary: shop\nsteps: 2.5%, 50 %", "shop", { steps: [2.5, 50] }],
        [
          "canary: shop\nsteps: 5% → 100%\nabort: [a > 1, b < 2]",
          "shop",
          { steps: [5, 100], abort: { any: [event("a > 1"), event("b < 2")] } },
        ],
      ],
      watch: [
        ["watch: 15m", { minMs: 900_000, maxMs: 900_000 }, {}],
        [
          "watch: 15-30 minutes\nguards: error rate > 2%\ntargets:\n  - p99 < 500 ms\n  - cpu < 80%",
          { minMs: 900_000, maxMs: 1_800_000 },
          { guards: [event("error rate > 2%")], targets: [event("p99 < 500 ms"), event("cpu < 80%")] },
        ],
      ],
      check: [
        [
          "check: no order is stuck\nsql: SELECT count(*) FROM orders\nexpect: 0\ntimeout: 30s\nwaive: sre",
          "no order is stuck",
          { sql: "SELECT count(*) FROM orders", expect: "0", timeout: 30_000, waive: "sre" },
        ],
        ["check: it is up\nhttp: https://<host>/health", "it is up", { http: "https://<host>/health" }],
        ["check: it is up\nrun: |\n  curl -f x |\n    jq .", "it is up", { run: "curl -f x |\n  jq ." }],
      ],
      approve: [
        ["approve: production release", "production release", {}],
        [
          "approve: x\ncount: 2\nrole: sre\nexpires: 1 day",
          "x",
          { count: 2, role: "sre", expires: 86_400_000 },
        ],
      ],
      migrate: [
        ["migrate: prisma", "prisma", {}],
        [
          "migrate: db/migrations\nup: make up\ndown: make down\nstatus: make status\ndatabase: orders",
          "db/migrations",
          { up: "make up", down: "make down", status: "make status", database: "orders" },
        ],
      ],
      backup: [
        ["backup: orders", "orders", {}],
        [
          'backup: orders\nrun: pg_dump "$URL"\nto: s3://backups/orders\nprove: restore',
          "orders",
          { run: 'pg_dump "$URL"', to: "s3://backups/orders", prove: "restore" },
        ],
      ],
      flag: [
        ["flag: new-checkout\npercent: 0%", "new-checkout", { percent: 0 }],
        [
          "flag: x\nenv: production\nsteps: [1%, 50%]\ndwell: 1h\noff-on: error rate > 2%",
          "x",
          { env: "production", steps: [1, 50], dwell: 3_600_000, "off-on": [event("error rate > 2%")] },
        ],
      ],
      notify: [
        ['notify: "#deployments"\ntext: it begins', "#deployments", { text: "it begins" }],
        [
          "notify: ana\ntemplate: Status update\non: started, tripped",
          "ana",
          { template: "Status update", on: ["started", "tripped"] },
        ],
      ],
      verify: [
        ["verify: https://shop.example/health", ["https://shop.example/health"], {}],
        [
          'verify: ["https://a/x", "$BASE_URL/y"]\nexpect: 200\nversion: $VERSION\nattempts: 30\nevery: 5s',
          ["https://a/x", "$BASE_URL/y"],
          { expect: "200", version: "$VERSION", attempts: 30, every: 5_000 },
        ],
      ],
      query: [
        [
          "query: SELECT 1\ndatabase: orders\nexpect: 1 row",
          "SELECT 1",
          { database: "orders", expect: "1 row" },
        ],
      ],
    };

  it("has an example here", () => expect(Object.keys(good).sort()).toEqual([...verbNames].sort()));

  for (const [verb, examples] of Object.entries(good))
    it.each(examples)(`${verb} reads %j`, (text, value, keys) => {
      expect(read(text)).toEqual({ verb: { verb, value, keys }, diagnostics: [] });
    });

  it.each(verbNames)("%s has an example for each of its keys", (verb) => {
    const written = (good[verb] ?? []).flatMap(([, , keys]) => Object.keys(keys as object));
    const known = Object.keys(verbs.get(verb)?.keys ?? {});
    expect(known.filter((key) => !written.includes(key))).toEqual([]);
  });

  it.each(verbNames)("%s wants a value", (verb) => {
    expect(found(`${verb}:`)).toContain("VALUE 10");
    expect(found(verb)).toEqual(["VALUE 10"]);
  });

  it.each(verbNames)("%s refuses a key that it does not have", (verb) => {
    const [text = ""] = good[verb]?.[0] ?? [];
    expect(found(`${text}\nfrobnicate: x`)).toEqual([`KEY ${10 + text.split("\n").length}`]);
  });
});

describe("a value that does not fit", () => {
  it.each([
    ["deploy: { a: b }", ["VALUE 10"]],
    ["deploy: []", ["VALUE 10"]],
    ["deploy: a b", ["VALUE 10"]],
    ["deploy: a\ntimeout: 10", ["VALUE 11"]],
    ["deploy: a\nversion: [1, 2]", ["VALUE 11"]],
    ["canary: a", ["VALUE 10"]],
    ["canary: a\nsteps: [5, 20]", ["VALUE 11"]],
    ["canary: a\nsteps:\n  - 5%\n  - 20\n", ["VALUE 13"]],
    ["canary: a\nsteps:\n  - 20%\n  - 5%\n", ["VALUE 13"]],
    ["canary: a\nsteps: [0%, 5%]", ["VALUE 11"]],
    ["canary: a\nsteps: [5%, 120%]", ["VALUE 11"]],
    [
      "canary: a\nsteps: 5%\ndwell: 5%\nabort: whatever\npromotion: fast\nsticky: maybe",
      ["VALUE 12", "VALUE 13", "VALUE 14", "VALUE 15"],
    ],
    ["watch: 15", ["VALUE 10"]],
    ["watch: 0s", ["VALUE 10"]],
    ["watch: 5m\nguards:\n  - a > 1\n  - b", ["VALUE 13"]],
    ["check: x", ["VALUE 10"]],
    ["check: x\nrun: a\nhttp: https://x", ["VALUE 12"]],
    ["check: x\nhttp: example.com", ["VALUE 11"]],
    ["approve: x\ncount: 0", ["VALUE 11"]],
    ["approve: x\ncount: two\nexpires: never", ["VALUE 11", "VALUE 12"]],
    ["migrate: x\ndown:", ["VALUE 11"]],
    ["backup: x\nprove: restored", ["VALUE 11"]],
    ["flag: x", ["VALUE 10"]],
    ["flag: x\npercent: 50", ["VALUE 11"]],
    ["flag: x\npercent: 50%\nsteps: [5%]", ["VALUE 12"]],
    ["notify: x\ntext: a\ntemplate: b", ["VALUE 12"]],
    ["notify: x\non: [started, broken]", ["VALUE 11"]],
    ["verify: [https://a, b]", ["VALUE 10"]],
    ["verify: https://a\nattempts: 0\nevery: 5", ["VALUE 11", "VALUE 12"]],
    ["query: x\ndatabase: a b", ["VALUE 11"]],
  ])("is refused with its line: %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(read(text).verb).toBeNull();
  });

  it("is told what was expected", () => {
    expect(read("canary: a\nsteps: 5%\ndwell: 5").diagnostics).toMatchObject([
      { what: 'dwell is given "5"', fix: "dwell wants a time such as 5m" },
    ]);
  });
});

describe("a fence that is not one verb", () => {
  it.each([
    ["canery: x\nsteps: [5%]", "UNKNOWN 10", 'did you mean "canary"?'],
    ["steps: [5%]\ncanery: x", "UNKNOWN 11", 'did you mean "canary"?'],
    ["Deploy: x", "UNKNOWN 10", 'did you mean "deploy"?'],
    ["dwell: 5m", "UNKNOWN 10", "use one of: deploy"],
    ["", "UNKNOWN 10", "write one such as"],
    ["deploy the thing", "VALUE 10", "write deploy:"],
    ["canary: x\nsteps: 5%\ndeploy: y", "TWO 12", "give deploy a fence of its own"],
    ["- deploy: x", "YAML 10", "write one such as"],
    ["deploy: x\nversion: a: b", "YAML 11", "correct this line"],
    ["deploy: x\ndeploy: y", "YAML 11", "correct this line"],
    ["deploy: x\nconstructor: y", "KEY 11", "use one of: version"],
    ["canary: x\nstep: [5%]", "KEY 11", 'did you mean "steps"?'],
  ])("%j is refused", (text, code, fix) => {
    expect(found(text)).toEqual([code]);
    expect(read(text).diagnostics[0]?.fix).toContain(fix);
  });
});

it("never throws, and gives a verb or a reason", () => {
  const words = [...verbNames, "steps", "dwell", "guards", "5%", "5m", "x", "https://x"];
  const pieces = fc.constantFrom(...words, ": ", "\n", "[", "]", ", ", "  ", "- ", '"', "> 1", "{", "}");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const { verb, diagnostics } = read(parts.join(""));
      expect(verb === null).toBe(diagnostics.length > 0);
    }),
    { numRuns: 1000 },
  );
});

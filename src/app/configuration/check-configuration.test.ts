import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadYaml } from "../../runbook/index.ts";
import { checkConfiguration } from "./check-configuration.ts";

const yaml = await loadYaml();
const check = (text: string) => checkConfiguration(text, yaml, { folder: "/", codes: () => [] });
const placed = (text: string) =>
  check(text).problems.map(
    ({ code, span: { lines, columns } }) => `${lines[0]}:${columns?.[0] ?? "-"} ${code}`,
  );

describe("checkConfiguration", () => {
  it("finds all problems of a file at once, by line and column", () => {
    const text = `sources:
  prometheus: { url: "http://p", evry: 5s }
environments:
  production:
    approvals: { count: 0, rle: sre }
    windows:
      - Mon 09:00-10:00
      - office hours
services:
  web:
    targets:
      staging:
        port: 3000
`;
    expect(placed(text)).toEqual([
      "2:34 CONFIG_KEY_UNKNOWN",
      "5:25 CONFIG_VALUE_INVALID",
      "5:28 CONFIG_KEY_UNKNOWN",
      "8:9 CONFIG_VALUE_INVALID",
      "12:7 CONFIG_VALUE_INVALID",
    ]);
  });

  it("keeps what holds beside what does not", () => {
    const { value } = check(
      "services: { web: { prot: 1, version: v, targets: { a: { kind: x }, b: { kind: pm2 } } } }\nroles: { sre: ana, dev: [bo] }\n",
    );
    expect(value).toEqual({
      services: { web: { version: "v", targets: { b: { kind: "pm2" } } } },
      roles: { dev: ["bo"] },
    });
  });

  it("tells a name that is broken from one that is not there", () => {
    const text =
      "metrics: { http: { source: p } }\nservices: { web: { metrics: http } }\nsources: { p: { url: 3 } }\n";
    expect(placed(text)).toEqual(["1:12 CONFIG_VALUE_INVALID", "3:17 CONFIG_SECRET_LITERAL"]);
  });

  it.each([
    ["a key twice", "services: {}\nservices: {}\n", "2: services is there twice"],
    ["a tab", "services:\n\tweb: {}\n", "2: this is not YAML: a tab cannot indent: use spaces"],
    ["an alias", "a: &x {}\nb: *x\n", "2: *x stands for another value: write that out"],
    ["a merge", "a: &x {}\nb:\n  <<: *x\n", "3: *x stands for another value: write that out"],
    ["1 MB", `# ${"x".repeat(1 << 20)}\n`, "1: rutter.yaml is longer than 64 KB"],
    ["a NUL", "services: {}\n\u0000", "2: this is not a text file"],
    ["a list at the top", "- services\n", "1: rutter.yaml is not a block of KEY: VALUE"],
    ["a word alone", "services\n", "1: rutter.yaml is not a block of KEY: VALUE"],
  ])("says plainly what is wrong with %s", (_, text, said) => {
    expect(check(text).problems.map(({ span, what }) => `${span.lines[0]}: ${what}`)).toEqual([said]);
  });

  it.each(["", "\n\n", "# nothing yet\n", "---\n", "services:\n"])("takes %j as nothing set", (text) => {
    expect(check(text).problems).toEqual([]);
  });

  it.each([
    ["a webhook", 'notify: [{ to: slack, url: "hunter2" }]\n'],
    ["a weak password", "databases:\n  main: { url: postgres://app:hunter2@db/app }\n"],
    [
      "one on lines of its own",
      "notify:\n  - to: webhook\n    url: >-\n      https://x/\n      hunter2\n    onn: []\n",
    ],
    ["one with an escape", 'notify:\n  - to: webhook\n    url: "hunter\\x32 hunter2"\n'],
    ["one beside another slip", "notify:\n  - { to: slak, url: https://hooks/hunter2, onn: [] }\n"],
    ["one under a name that is not known", "services:\n  web:\n    password: hunter2\n"],
    [
      "several under such a name",
      "services:\n  web:\n    secrets:\n      - hunter2\n      - { a: hunter2 }\n",
    ],
    ["one in a file that is no YAML", "databases:\n  main:\n    url: postgres://app:hunter2@db: x\n"],
    ["one below its name in such a file", 'notify:\n  - url:\n      "hunter2\n'],
  ])("shows nothing of %s", (_, text) => {
    const { problems, source } = check(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify([problems, source])).not.toContain("hunter2");
    expect(source).toHaveLength(text.split("\n").length);
  });

  it("shows a reference and the rest of its line", () => {
    const { source } = check('notify:\n  - { to: slack, url: "env:HOOK", onn: [] }\n');
    expect(source[1]).toBe('  - { to: slack, url: "env:HOOK", onn: [] }');
  });

  it("takes any blocks there can be, and every problem stands on a line that is there", () => {
    const keys = fc.constantFrom(
      "services",
      "environments",
      "metrics",
      "targets",
      "kind",
      "url",
      "approvals",
      "x",
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('""', "web", "3", "true", "pm2", "env:A", "Mon"),
        fc.array(tie("tree"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
        fc
          .uniqueArray(fc.tuple(keys, tie("tree")), { maxLength: 4, selector: ([key]) => key })
          .map((entries) => `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(",\n ")} }`),
      ),
    }));
    fc.assert(
      fc.property(tree, (text) => {
        for (const { span } of check(String(text)).problems) {
          expect(span.lines[0]).toBeLessThanOrEqual(String(text).split("\n").length);
        }
      }),
      { numRuns: 500 },
    );
  });
});

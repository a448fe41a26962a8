import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { redact } from "../../base/index.ts";
import type { DoctorConfig } from "./doctor-config.ts";
import { EMPTY, fence, names, needsIn, shellNames } from "./needs-in.ts";

describe("databases", () => {
  test.each([
    ["psql -h db-01 -p 5433 -U app shop", ["postgresql db-01:5433"]],
    ["psql postgresql://app:s3cret@db-01/shop -c 'select 1'", ["postgresql db-01:5432"]],
    ['psql "host=db-02 dbname=shop"', ["postgresql db-02:5432"]],
    ["pg_dump shop", ["postgresql local socket"]],
    ["PGHOST=db-03 pg_dump shop", ["postgresql db-03:5432"]],
    ["export PGHOST=db-04\npsql shop", ["postgresql db-04:5432"]],
    ['psql "$DATABASE_URL"', ["postgresql $DATABASE_URL"]],
    ["pg_restore --list x.dump", []],
    ["mysqldump -h db-05 --port=3307 shop", ["mysql db-05:3307"]],
    ["redis-cli -u redis://:pw@cache:6380 ping", ["redis cache:6380"]],
    ["redis-cli ping", ["redis localhost:6379"]],
    ["mongodump --uri mongodb+srv://u:p@cluster.example/x", ["mongodb cluster.example:27017"]],
    ["ssh db-01 'psql -h other shop'", []],
    ["psql --version", []],
  ])("of %s", (script, databases) => {
    expect(shellNames(script, "database")).toEqual(databases);
  });

  it("are known through the environment, and nothing of their URL but host and port is kept", () => {
    const needs = needsIn(fence('psql "$DATABASE_URL"'), {
      variables: { DATABASE_URL: "postgres://app:hunter2@db-09:6000/x" },
    });
    expect(needs.find(({ kind }) => kind === "database")).toMatchObject({
      name: "postgresql db-09:6000",
      at: { host: "db-09", port: 6000 },
    });
    expect(JSON.stringify(needs)).not.toContain("hunter2");
  });

  it("behind a port that the runbook opens are not looked for", () => {
    const needs = needsIn(fence("kubectl port-forward svc/db 5432:5432 &\npsql -h localhost shop"));
    expect(needs.find(({ kind }) => kind === "database")).toMatchObject({ openedBy: { lines: [6, 6] } });
  });
});

describe("addresses", () => {
  test.each([
    ["curl -fsS https://shop.example/health?token=abc", ["https://shop.example"]],
    [
      "curl -H 'Referer: https://no.example' -d '{\"a\":\"https://no.example\"}' http://api:8080/x",
      ["http://api:8080"],
    ],
    ["curl localhost:3000/health", ["http://localhost:3000"]],
    ["wget -qO- https://user:pw@shop.example:8443/", ["https://shop.example:8443"]],
    ["curl https://<host>/health", ["https://<host>"]],
    ["curl $BASE_URL/health", ["$BASE_URL"]],
    ["BASE=https://shop.example\ncurl $BASE/health", ["https://shop.example"]],
    ["curl file.txt", []],
  ])("of %s", (script, urls) => {
    expect(shellNames(script, "url")).toEqual(urls);
  });

  it("of this machine are what a release may start, and so not needed before it", () => {
    const [url] = needsIn(fence("curl http://127.0.0.1:3000/")).filter(({ kind }) => kind === "url");
    expect(url?.only).toContain("release itself");
  });

  it("of an http fence count too", () => {
    expect(
      names(needsIn("# Deploy\n\n## Steps\n\n```http\nGET https://api.example/v1/x\n```\n"), "url"),
    ).toEqual(["https://api.example"]);
  });
});

describe("files and tasks", () => {
  test.each([
    ["./deploy.sh --now", ["./deploy.sh"]],
    ["bash scripts/deploy.sh", ["scripts/deploy.sh"]],
    ["source ./env.sh\nnode tools/check.mjs\npython3 -m http.server", ["./env.sh", "tools/check.mjs"]],
    ["curl -fsSLo install.sh https://x.example/i.sh\nbash ./install.sh", []],
    ["cat > run.sh <<EOF\nx\nEOF\nchmod +x run.sh\n./run.sh", []],
    ["npm run build\nnpm ci\nyarn run x\npnpm -C web run y", ["npm run build", "yarn run x", "pnpm run y"]],
    ["npm run x -w api\nnpm run y --if-present", []],
    ["make -C infra deploy ENV=prod", ["make deploy"]],
  ])("of %s", (script, wanted) => {
    const needs = needsIn(fence(script));
    expect([...names(needs, "file"), ...names(needs, "task")]).toEqual(wanted);
  });

  it("are looked for where the session may stand", () => {
    const [file] = needsIn(fence("cd services/api\n./x.sh\ncd ../web\n./y.sh\ncd $WHERE\n./z.sh")).filter(
      ({ kind }) => kind === "file",
    );
    expect(file).toMatchObject({ from: ["services/api"], lost: false });
    const all = needsIn(fence("cd services/api\ncd ../web\n./y.sh\ncd $WHERE\n./z.sh")).filter(
      ({ kind }) => kind === "file",
    );
    expect(all).toMatchObject([{ from: ["services/web", "../web"], lost: false }, { lost: true }]);
  });
});

describe("what rutter.yaml names", () => {
  const config: DoctorConfig = {
    ...EMPTY,
    environments: [{ name: "production", context: "prod", namespace: "shop" }],
    sources: [{ key: "sources.prometheus.url", name: "prometheus", url: "env:PROMETHEUS_URL" }],
    databases: [{ key: "databases.shop.url", name: "shop", url: "postgres://db-01/shop" }],
    notify: [{ key: "notify[0].url", name: "slack", url: "file:~/hook" }],
    hosts: [{ key: "services.web.targets.staging.hosts", host: "ana@stage-01", environment: "staging" }],
    secrets: [{ key: "notify[1].key", reference: "exec:op read --token=abc x" }],
  };

  it("is needed with its key as the place", () => {
    const needs = needsIn("# Nothing\n", { config });
    expect(needs.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "context prod",
      "namespace shop",
      "host stage-01",
      "database shop (db-01:5432)",
      "url slack",
      "metrics prometheus",
      "secret env:PROMETHEUS_URL",
      "secret file:~/hook",
      "secret exec:op",
    ]);
    expect(needs.at(-1)?.uses).toEqual([{ file: "rutter.yaml", lines: null, key: "notify[1].key" }]);
  });

  it("is narrowed by the environment", () => {
    expect(names(needsIn("# Nothing\n", { config, environment: "production" }), "host")).toEqual([]);
  });
});

describe("inputs", () => {
  it("are asked for, and never failures", () => {
    const needs = needsIn(fence('docker build -t x:<version> .\necho "$REGISTRY"'), {
      settings: new Map([["version", "1"]]),
    });
    expect(needs.filter(({ kind }) => kind === "input")).toMatchObject([
      { name: "version", variable: null, isGiven: true },
      { name: "registry", variable: "REGISTRY", isGiven: false },
    ]);
  });
});

describe("needsOf", () => {
  const words = [
    ..."ssh -p psql -h kubectl -n --context curl make -C npm run cd .. ~ alias export sudo timeout bash -c".split(
      " ",
    ),
    ..."| && ; ( ) { } $( ) ` ' \" <<EOF EOF $ $A <x> {y} [a|b] A=1 = : :: // @ u@h: \\ * find -exec".split(
      " ",
    ),
    "$" + "{A",
    "$" + "{A:-x}",
    "\n",
    "https://u:hunter2@h",
    "postgres://u:hunter2@h/x",
    "$TOKEN",
    "\u0000",
    "\ud800",
  ];

  it("never throws, and shows no password, whatever is written", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 25 }), (picked) => {
        const needs = needsIn(fence(picked.join(" ")), { variables: { TOKEN: "s3cr3t-t0k3n" } });
        const shown = needs.flatMap((need) => [
          redact(need.name),
          "at" in need ? JSON.stringify(need.at) : "",
        ]);
        expect(shown.filter((each) => /:hunter2@|s3cr3t-t0k3n/.test(each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** What `rutter init` makes of repositories of all sorts: it fits, it loads, it plans, and nothing is overwritten. */
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfiguration, openInit, openPlan, openReading, writeInit } from "../../src/app/index.ts";
import { REPOSITORY } from "../repository.ts";
import { folderWith, rutter } from "./rutter.ts";

type Files = Readonly<Record<string, string>>;

function repository(files: Files): string {
  const folder = folderWith({});
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const deployment = (name: string, more = ""): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  template:
    spec:
      containers:
        - name: ${name}
          image: registry.example/${name}:1.0.0
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
${more}`;

const ECOSYSTEM = `// what PM2 runs
const port = 3000;
module.exports = {
  apps: [
    { name: "web", script: "dist/server.js", env: { PORT: "3000", TOKEN: "hunter2-hunter2" }, env_production: {} },
    { name: \`worker-\${port}\`, script: "x.js" },
  ],
  deploy: { production: { user: "app", host: ["app-01", "app-02"], repo: "git@example:web" } },
};
throw new Error("never run");
`;

const COMPOSE = `services:
  web:
    image: registry.example/web:\${TAG:-latest}
    ports: ["127.0.0.1:8080:80"]
    environment: &env { DATABASE_URL: "postgres://app:hunter2@db/app" }
    healthcheck: { test: ["CMD", "curl", "http://localhost/health?key=hunter2"] }
  worker: { build: ., environment: *env }
  db: { image: "postgres:16", environment: { POSTGRES_PASSWORD: hunter2 } }
`;

/** What was written, loaded as any verb would. */
async function initialised(files: Files) {
  const folder = repository(files);
  const prepared = await openInit(folder);
  const written = prepared.filesFor(new Map());
  await writeInit(folder, written);
  const loaded = await loadConfiguration(folder);
  return { folder, prepared, written, loaded, value: loaded?.value ?? {} };
}

describe("rutter init", () => {
  it.each([
    ["nothing", {}],
    ["Kubernetes", { "k8s/web.yaml": deployment("web") }],
    ["several workloads", { "k8s/all.yaml": `${deployment("web")}---\n${deployment("api")}` }],
    ["PM2", { "ecosystem.config.cjs": ECOSYSTEM, "package-lock.json": "{}" }],
    ["compose", { "compose.yaml": COMPOSE }],
    ["npm packages", { "package.json": '{ "name": "@acme/shop", "scripts": { "start": "node ." } }' }],
  ])("with %s writes a configuration without a problem and a first runbook that plans", async (_, files) => {
    const { folder, loaded } = await initialised(files);
    expect(loaded?.problems).toEqual([]);
    const file = join(folder, "runbooks/deploy.md");
    const { reading } = await openReading(file);
    expect(reading.diagnostics).toEqual([]);
    expect(reading.unread).toEqual([]);
    const given = Object.fromEntries(
      reading.items.flatMap((item) =>
        item.kind === "input" && item.name !== "environment" ? [[item.name, "1.4.0"]] : [],
      ),
    );
    const settings = new Map(Object.entries(given));
    const { plan, diagnostics } = await openPlan({
      file,
      procedure: null,
      environment: "production",
      settings,
    });
    expect(diagnostics.filter(({ level }) => level === "error")).toEqual([]);
    expect(plan?.service ?? null).toBe(
      Object.keys(loaded?.value.services ?? {}).length === 1 ? reading.front?.service : null,
    );
    const lint = await rutter(["lint", file]);
    expect(lint.status, lint.out).toBe(0);
  });

  it("finds workloads, namespaces and environments of kustomize overlays", async () => {
    const { value } = await initialised({
      "overlays/base/all.yaml": deployment("web"),
      "overlays/base/kustomization.yaml": "resources: [all.yaml]\n",
      "overlays/staging/kustomization.yaml": "namespace: shop-staging\n",
      "overlays/production/kustomization.yaml": "namespace: shop\n",
      ".github/workflows/ci.yml":
        "jobs:\n  a: { environment: prod }\n  b: { environment: { name: qa } }\n  c: { environment: github-pages }\n",
    });
    const target = { kind: "kubernetes", workload: "deployment/web", port: 8080, health: { path: "/ready" } };
    expect(value.services?.web?.targets).toEqual({ qa: target, staging: target, production: target });
    expect(
      Object.entries(value.environments ?? {}).map(([name, { namespace }]) => [name, namespace]),
    ).toEqual([
      ["qa", undefined],
      ["staging", "shop-staging"],
      ["production", "shop"],
    ]);
  });

  it("reads PM2's file without running it", async () => {
    const { value, prepared } = await initialised({
      "ecosystem.config.cjs": ECOSYSTEM,
      "compose.yaml": COMPOSE,
    });
    expect(value.services).toMatchObject({
      web: { targets: { production: { kind: "pm2", app: "web", hosts: ["app-01", "app-02"], port: 3000 } } },
    });
    expect(Object.keys(value.services ?? {})).toEqual(["web"]);
    expect(prepared.notes).toEqual(["compose.yaml was left out: pm2 is taken to carry the releases"]);
  });

  it("takes of a compose file what is the team's own, and no secret", async () => {
    const { value, written } = await initialised({ "compose.yaml": COMPOSE });
    expect(value.services).toMatchObject({
      web: { targets: { production: { service: "web", port: 8080, health: { path: "/health" } } } },
      worker: { targets: { production: { service: "worker" } } },
    });
    expect(value.services).not.toHaveProperty("db");
    expect(JSON.stringify(written)).not.toMatch(/hunter2/);
    expect(JSON.stringify(written)).toContain("TAG=<version> docker compose");
  });

  it.each(["order-service", "farmers-market", "desk-studio", "polyshop"])(
    "fits examples/%s and leaves its runbooks alone",
    async (name) => {
      const folder = folderWith({});
      cpSync(join(REPOSITORY, "examples", name), folder, { recursive: true });
      const prepared = await openInit(folder);
      const files = prepared.filesFor(new Map());
      expect(files.map(({ path }) => path)).toEqual(["rutter.yaml"]);
      await writeInit(folder, files);
      expect((await loadConfiguration(folder))?.problems).toEqual([]);
    },
  );

  it("passes over what is broken, and says so", async () => {
    const { prepared, loaded } = await initialised({
      "package.json": "{ broken",
      "k8s/broken.yaml": "kind: Deployment\nmetadata: [\n",
      "k8s/deep.yaml": `kind: Deployment\nmetadata: ${"[".repeat(5000)}\n`,
      "charts/web/templates/web.yaml": "kind: Deployment\nmetadata: { name: {{ .Values.name }} }\n",
      "pm2.config.js": "module.exports = require('./other')\n",
      "k8s/long.yaml": `kind: Deployment\n# ${"x".repeat(300_000)}\n`,
      "k8s/odd.yaml": "kind: Deployment\nmetadata: { name: [a] }\nspec: 3\n---\nkind: List\nitems: {}\n",
    });
    expect([...prepared.notes].sort()).toEqual([
      "charts/web/templates/web.yaml is a template: passed over",
      "k8s/broken.yaml is not YAML: passed over",
      "k8s/deep.yaml is not YAML: passed over",
      "k8s/long.yaml cannot be read, is too long, or is no text: passed over",
      "package.json is not JSON: passed over",
      "pm2.config.js names no apps that can be read without running it: passed over",
    ]);
    expect(loaded?.problems).toEqual([]);
  });

  it("goes round no link, and stops in a huge folder", async () => {
    const folder = repository({ "k8s/web.yaml": deployment("web") });
    symlinkSync(".", join(folder, "loop"));
    symlinkSync("nowhere", join(folder, "broken"));
    mkdirSync(join(folder, "many"));
    for (let index = 0; index < 2_100; index += 1) writeFileSync(join(folder, "many", `${index}.txt`), "");
    const { notes, survey } = await openInit(folder);
    expect(notes).toEqual(["many is very large: only its beginning was looked at"]);
    expect(survey.targets).toHaveLength(1);
  });

  it("takes answers, and keeps asking for those that will not do", async () => {
    const prepared = await openInit(repository({ "k8s/web.yaml": deployment("web") }));
    const complaint = (name: string, answer: string) =>
      prepared.questions.find((question) => question.name === name)?.complaint(answer);
    expect(complaint("zone", "Berlin")).toBe("did you mean Europe/Berlin?");
    expect(complaint("windows", "office hours")).toMatch(/Mon-Thu/);
    expect(complaint("approvers", "ana; $(rm)")).toMatch(/plain names/);
    const [file] = prepared.filesFor(
      new Map([
        ["zone", "Europe/Berlin"],
        ["windows", "Mon,Tue 09:00-16:00, Fri -12:00"],
        ["approvers", "ana, @bo"],
      ] as const),
    );
    expect(file?.text).toContain('windows: ["Mon,Tue 09:00-16:00", "Fri -12:00"] # your answer');
    expect(file?.text).toContain("approver: [ana, bo] # your answer");
    expect(file?.text).toContain("zone: Europe/Berlin # your answer");
  });

  it("without a terminal shows the files and waits; --dry-run only shows; --yes writes", async () => {
    const folder = repository({ "k8s/web.yaml": deployment("web") });
    const waiting = await rutter(["init", folder]);
    expect(waiting.status).toBe(4);
    expect(waiting.err).toContain("pass --yes");
    const dry = await rutter(["init", "--dry-run"], { cwd: folder });
    expect(dry.status).toBe(0);
    expect(dry.out).toBe(waiting.out);
    expect(existsSync(join(folder, "rutter.yaml"))).toBe(false);
    const written = await rutter(["init", "--yes"], { cwd: folder });
    expect(written.status).toBe(0);
    expect(written.out).toContain("wrote  rutter.yaml, runbooks/deploy.md");
    const text = readFileSync(join(folder, "rutter.yaml"), "utf8");
    const again = await rutter(["init", "--yes"], { cwd: folder });
    expect(again.status).toBe(3);
    expect(again.err).toContain("INIT_EXISTS");
    expect(readFileSync(join(folder, "rutter.yaml"), "utf8")).toBe(text);
  });

  it("leaves a file alone that stands where its runbook would", async () => {
    const { folder, written, prepared } = await initialised({ "runbooks/deploy.md": "# To be written\n" });
    expect(written.map(({ path }) => path)).toEqual(["rutter.yaml"]);
    expect(prepared.notes).toContain("runbooks/deploy.md is left as it is: no step was found in it");
    expect(readFileSync(join(folder, "runbooks/deploy.md"), "utf8")).toBe("# To be written\n");
  });

  it.each([
    ["a folder that is not there", "nowhere", "INIT_FOLDER_MISSING"],
    ["a file", "package.json", "INIT_FOLDER_MISSING"],
    ["a place where nothing can be written", "blocked", "INIT_NOT_WRITABLE"],
  ])("refuses %s", async (_, path, code) => {
    const folder = repository({ "package.json": "{}", "blocked/runbooks": "a file" });
    const { status, err } = await rutter(["init", join(folder, path), "--yes"]);
    expect(err).toContain(`error ${code}`);
    expect(status).toBe(3);
    expect(existsSync(join(folder, "blocked/rutter.yaml"))).toBe(false);
  });
});

/** `rutter doctor` as a process: fake tools on PATH, servers on loopback, and what people and programs get to see. */
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderWith, rutter } from "./rutter.ts";

interface Check {
  readonly kind: string;
  readonly name: string;
  readonly state: string;
}

const folders: string[] = [];
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const KUBECTL = `
case "$*" in
  "config get-contexts"*) echo prod-eu; echo stage-eu; echo locked ;;
  "config current-context") echo prod-eu ;;
  *"version --client"*) echo '{"clientVersion":{"gitVersion":"v1.34.1"}}' ;;
  *context=locked*) echo 'error: You must be logged in to the server (Unauthorized)' >&2; exit 1 ;;
  *context=stage-eu*) exec sleep 60 ;;
  version*) echo '{"clientVersion":{"gitVersion":"v1.34.1"},"serverVersion":{"gitVersion":"v1.33.4"}}' ;;
  "get namespace shop "*) echo namespace/shop ;;
  "get namespace"*) echo 'Error from server (NotFound): namespaces not found' >&2; exit 1 ;;
  *) exit 9 ;;
esac`;

/** A folder with these files, and these programs in its `bin`. */
function place(
  files: Readonly<Record<string, string>>,
  programs: Readonly<Record<string, string>> = {},
): string {
  const folder = folderWith(files);
  folders.push(folder);
  mkdirSync(join(folder, "bin"));
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  return folder;
}

const runbook = (script: string): string => `# Deploy\n\n## Steps\n\n\`\`\`bash\n${script}\n\`\`\`\n`;

async function doctor(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const path = `${join(folder, "bin")}:/usr/bin:/bin`;
  const ended = await rutter(["doctor", ...args], { cwd: folder, env: { PATH: path, HOME: folder, ...env } });
  return { ...ended, all: ended.out + ended.err };
}

async function checksOf(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { out, status } = await doctor(folder, [...args, "--json"], env);
  const { rutter: form, checks, summary } = JSON.parse(out);
  expect(form).toBe("doctor/1");
  const named = (name: string): Check | undefined => checks.find((check: Check) => check.name === name);
  return { checks: checks as readonly Check[], named, summary, status, out };
}

async function listening(first: string | null): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    if (first !== null) socket.write(first);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

describe("rutter doctor", () => {
  it("says of each tool where it stands, in which version, and what to do", async () => {
    const script = "git fetch\nhelm list\nterraform plan\ngh run list\nstern x\nacme-deploy up\nacme-none up";
    const programs = {
      git: "echo git version 2.51.0",
      helm: "sleep 60",
      terraform: "printf '\\033[31m\\001garbage\\n'",
      gh: "echo 'gh: needs a newer libc' >&2; exit 1",
      stern: "sleep 60 & echo version: 1.30.0",
      "acme-deploy": 'touch "$HOME/ran"',
    };
    const folder = place({ "deploy.md": runbook(script) }, programs);
    const began = performance.now();
    const { named, status } = await checksOf(folder, ["deploy.md", "--timeout", "2s"]);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(named("git")).toMatchObject({
      state: "ok",
      version: "2.51.0",
      needs: [{ file: "deploy.md", lines: [6, 6], key: null }],
    });
    expect(named("helm")).toMatchObject({ state: "slow", what: "no answer within 2 s" });
    expect(named("terraform")).toMatchObject({ state: "ok", version: null, what: "it tells no version" });
    expect(named("gh")).toMatchObject({ state: "refused", what: "it does not run: gh: needs a newer libc" });
    expect(named("stern")).toMatchObject({ state: "ok", version: "1.30.0" });
    expect(named("acme-deploy")).toMatchObject({ state: "ok", version: null });
    expect(named("acme-none")).toMatchObject({ state: "missing", code: "DOCTOR_TOOL_MISSING" });
    expect(existsSync(join(folder, "ran"))).toBe(false);
    expect(status).toBe(1);
  });

  it("asks kubectl for contexts, clusters and namespaces", async () => {
    const script = [
      "kubectl --context prod-eu -n shop get pods",
      "kubectl --context prod-eu -n shpo get pods",
      "kubectl --context prod-ue get pods",
      "kubectl --context locked get pods",
      "kubectl --context stage-eu get pods",
      "kubectl --context <cluster> get pods",
    ].join("\n");
    const folder = place({ "deploy.md": runbook(script) }, { kubectl: KUBECTL });
    const { named } = await checksOf(folder, ["deploy.md", "--timeout", "2s"]);
    expect(named("prod-eu")).toMatchObject({ state: "ok", version: "1.33.4" });
    expect(named("shop")).toMatchObject({ state: "ok" });
    expect(named("shpo")).toMatchObject({ state: "missing", code: "DOCTOR_CONTEXT_MISSING" });
    expect(named("prod-ue")).toMatchObject({ state: "missing", fix: "did you mean prod-eu?" });
    expect(named("locked")).toMatchObject({ state: "refused", code: "DOCTOR_UNREACHABLE" });
    expect(named("stage-eu")).toMatchObject({ state: "slow" });
    expect(named("<cluster>")).toMatchObject({ state: "not-looked", fix: "pass --set cluster=…" });
    const set = await checksOf(folder, ["deploy.md", "--timeout", "2s", "--set", "cluster=prod-eu"]);
    expect(set.named("<cluster>")).toBeUndefined();
  });

  it("is content when all is there: status 0, and the same bytes each time", async () => {
    const port = await listening("SSH-2.0-OpenSSH_9.6\r\n");
    const script = `git fetch\nssh -p ${port} ana@127.0.0.1 'pm2 reload web'\ncurl http://127.0.0.1:${port}/\n./go.sh\nnpm run build`;
    const files = { "deploy.md": runbook(script), "go.sh": "", "package.json": '{"scripts":{"build":"x"}}' };
    const folder = place(files, {
      git: "echo git version 2.51.0",
      npm: "echo 10.1.0",
      // `ssh -G` fails: what the machine is set up with must not matter here.
      ssh: '[ "$1" = -V ] && echo OpenSSH_9.6 >&2',
    });
    chmodSync(join(folder, "go.sh"), 0o755);
    const first = await checksOf(folder, ["deploy.md"]);
    const states = first.checks.map(({ kind, name, state }) => `${kind} ${name} ${state}`);
    expect(states.filter((line) => !line.startsWith("rutter "))).toEqual([
      "tool git ok",
      "tool ssh ok",
      "tool curl ok",
      "tool npm ok",
      "host 127.0.0.1 ok",
      `url http://127.0.0.1:${port} ok`,
      "file ./go.sh ok",
      "task npm run build ok",
    ]);
    expect(first.status).toBe(0);
    expect((await checksOf(folder, ["deploy.md"])).out).toBe(first.out);
  });

  it("tells secrets that are set from those that are not, and shows none", async () => {
    const port = await listening(null);
    const yaml = `services:
  web:
    runbooks: { deploy: deploy.md }
environments:
  production: {}
sources:
  prometheus: { url: "env:PROMETHEUS_URL" }
databases:
  shop: { url: "env:SHOP_URL" }
notify:
  - { to: slack, url: "file:hook" }
  - { to: webhook, url: "env:EMPTY_HOOK" }
  - { to: pagerduty, key: "exec:acme-none read" }
`;
    const folder = place({
      "rutter.yaml": yaml,
      "deploy.md": runbook("true"),
      hook: "https://hooks.example/T0/s3cr3t",
    });
    chmodSync(join(folder, "hook"), 0o644);
    const env = {
      SHOP_URL: `mongodb://app:hunter2@127.0.0.1:${port}/shop`,
      EMPTY_HOOK: "",
      HTTPS_PROXY: "http://127.0.0.1:9",
    };
    const { named, out, status } = await checksOf(folder, [], env);
    expect(named("env:PROMETHEUS_URL")).toMatchObject({ state: "missing", code: "DOCTOR_SECRET_MISSING" });
    expect(named("prometheus")).toMatchObject({ state: "not-looked" });
    expect(named("env:SHOP_URL")).toMatchObject({ state: "ok" });
    expect(named("shop")).toMatchObject({ state: "ok" });
    expect(named("file:hook")).toMatchObject({ state: "ok", fix: "chmod 600 hook" });
    expect(named("env:EMPTY_HOOK")).toMatchObject({ state: "missing" });
    expect(named("exec:acme-none")).toMatchObject({ state: "missing" });
    expect(status).toBe(1);
    const people = await doctor(folder, [], env);
    for (const text of [out, people.all]) {
      expect(text).not.toContain("hunter2");
      expect(text).not.toContain("s3cr3t");
    }
  });

  it("looks for scripts and tasks in the repository, and starts none of them", async () => {
    const files = {
      "deploy.md": runbook("./go.sh\nbash missing.sh\nnpm run biuld\nmake deploy\nmake clean"),
      "go.sh": "touch ran",
      "package.json": '{"scripts":{"build":"touch ran"}}',
      Makefile: "deploy: build\n\ttouch ran\n",
    };
    const { named } = await checksOf(place(files, { npm: "echo 10.1.0", make: "echo GNU Make 4.3" }), [
      "deploy.md",
    ]);
    expect(named("./go.sh")).toMatchObject({ state: "refused", fix: "chmod +x ./go.sh" });
    expect(named("missing.sh")).toMatchObject({ state: "missing", code: "DOCTOR_SCRIPT_MISSING" });
    expect(named("npm run biuld")).toMatchObject({ state: "missing", fix: "did you mean build?" });
    expect(named("make deploy")).toMatchObject({ state: "ok" });
    expect(named("make clean")).toMatchObject({ state: "missing" });
  });

  it.each([60, 80])("fits in %i columns", async (columns) => {
    const script =
      "git fetch\nacme-none-with-quite-a-long-name --x\nkubectl --context a-context-with-a-name-that-goes-on-and-on get pods\n./scripts/release/production/promote-everything.sh";
    const yaml =
      "services: { web: { targets: { production-in-the-north: { kind: pm2, hosts: [127.0.0.1] } } } }\n";
    const folder = place(
      { "deploy.md": runbook(script), "rutter.yaml": yaml },
      { git: "echo git version 2.51.0", kubectl: KUBECTL },
    );
    const { out, status } = await doctor(folder, ["deploy.md"], { COLUMNS: String(columns) });
    expect(status).toBe(1);
    expect(out.split("\n").filter((line) => line.length > columns)).toEqual([]);
    expect(out).toMatch(/^ {2}missing {6}acme-none-with-quite-a-long-name/m);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/not here or do not answer|not looked at/);
  });

  it.each<[string, readonly string[], string]>([
    ["a file that is not there", ["none.md"], "RUNBOOK_FILE_MISSING"],
    ["a rutter.yaml that is wrong", ["deploy.md"], "CONFIG_KEY_UNKNOWN"],
    ["a time that is too long", ["deploy.md", "--timeout", "1m"], "DOCTOR_TIMEOUT_INVALID"],
  ])("refuses %s", async (_, args, code) => {
    const yaml = code.startsWith("CONFIG") ? { "rutter.yaml": "servces: {}\n" } : {};
    const { status, err, out } = await doctor(place({ "deploy.md": runbook("true"), ...yaml }), args);
    expect({ status, out }).toEqual({ status: 3, out: "" });
    expect(err).toContain(code);
  });

  it("has nothing to do without a runbook", async () => {
    const { status, err } = await doctor(place({}), []);
    expect([status, err.includes("DOCTOR_NOTHING_NAMED")]).toEqual([3, true]);
  });
});

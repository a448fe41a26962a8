/**
 * The harbour example on a free port, with users of its own who write down what they are answered, and a real Prometheus that
 * looks at its door every second. Everything is a process of its own, and ends with the test.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openReleases } from "../../src/app/index.ts";
import type { Recorded } from "../../src/conductor/index.ts";
import { type Ended, rutter } from "../cli/rutter.ts";
import { REPOSITORY } from "../repository.ts";
import { startPrometheus } from "./prometheus.ts";

export interface Answer {
  /** When it was asked for. */
  readonly at: number;
  readonly version: string;
  readonly ok: boolean;
}

export interface Harbour {
  readonly answers: readonly Answer[];
  readonly release: (version: string) => Promise<Ended & { readonly events: readonly Recorded[] }>;
  readonly close: () => Promise<void>;
}

const EVERY_S = 1;
const USERS = 500;

/** The example's own runbook, with a shorter ladder. */
const LADDER = "5 % → 25 % → 100 %, 10 seconds at each step.";
const SHORT = "25 % → 50 % → 100 %, 5 seconds at each step.";
const SOAK = "Monitor for 20 seconds.";

function replaced(text: string, was: string, is: string): string {
  if (!text.includes(was)) throw new Error(`the example does not say: ${was}`);
  return text.replace(was, is);
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });

function copyOf(port: number, prometheus: string): string {
  const folder = mkdtempSync(join(tmpdir(), "rutter-real-"));
  cpSync(join(REPOSITORY, "examples/harbour"), folder, { recursive: true });
  const change = (file: string, by: (text: string) => string): void =>
    writeFileSync(join(folder, file), by(readFileSync(join(folder, file), "utf8")));
  const source = '{ kind: scrape, urls: ["http://127.0.0.1:4748/metrics"], every: 2s }';
  change("rutter.yaml", (text) =>
    replaced(text, source, `{ kind: prometheus, url: "${prometheus}", every: ${EVERY_S}s }`),
  );
  change("runbooks/canary.md", (text) =>
    replaced(replaced(text, LADDER, SHORT), SOAK, "Monitor for 3 seconds.").replaceAll("4748", String(port)),
  );
  mkdirSync(join(folder, "releases/1.0.0"), { recursive: true });
  writeFileSync(join(folder, "releases/1.0.0/release.json"), '{ "version": "1.0.0", "broken": false }');
  return folder;
}

async function openDoor(folder: string, port: number): Promise<ChildProcess> {
  const door = spawn(process.execPath, ["service/proxy.mjs", String(port), "1.0.0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    door.stdout.once("data", resolve);
    door.once("exit", () => reject(new Error("the door did not open")));
  });
  return door;
}

function usersOf(url: string, perSecond: number) {
  const answers: Answer[] = [];
  let come = true;
  const ask = async (user: number): Promise<void> => {
    const at = Date.now();
    const response = await fetch(url, { headers: { cookie: `user=user-${user}` } });
    const { version } = (await response.json()) as { version: string };
    answers.push({ at, version, ok: response.ok });
  };
  const next = (): void => {
    if (!come) return;
    ask(Math.floor(Math.random() * USERS)).catch(() => undefined);
    setTimeout(next, (-Math.log(1 - Math.random()) * 1000) / perSecond);
  };
  next();
  const stop = (): void => {
    come = false;
  };
  return { answers, stop };
}

const SEEN_MS = 20_000;

/** A source that has only just begun to look has nothing to tell. */
async function untilSeen(prometheus: string): Promise<void> {
  const until = Date.now() + SEEN_MS;
  while (Date.now() < until) {
    const response = await fetch(`${prometheus}/api/v1/query?query=http_requests_total`);
    const { data } = (await response.json()) as { data?: { result?: readonly unknown[] } };
    if ((data?.result?.length ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("prometheus has seen nothing of the door in its time");
}

export async function openHarbour(): Promise<Harbour> {
  const port = await freePort();
  const door = `127.0.0.1:${port}`;
  const prometheus = await startPrometheus(
    [{ name: "harbour", instances: [{ address: door, labels: {} }] }],
    EVERY_S,
  );
  const folder = copyOf(port, prometheus.url);
  const process = await openDoor(folder, port);
  const users = usersOf(`http://${door}/`, 80);
  const home = join(folder, "home");
  await untilSeen(prometheus.url);
  return {
    answers: users.answers,
    release: async (version) => {
      const args = ["run", "runbooks/canary.md", "--env", "laptop", "--set", `version=${version}`, "--yes"];
      const env = { RUTTER_HOME: home, HARBOUR_PORT: String(port), BUILD_SECONDS: "0.1" };
      const ended = await rutter(args, { cwd: folder, env });
      const releases = await openReleases({ home, create: false });
      try {
        const [row] = await releases.list();
        return { ...ended, events: row === undefined ? [] : await releases.log(row.release) };
      } finally {
        await releases.close();
      }
    },
    close: async () => {
      users.stop();
      process.kill();
      await new Promise((resolve) => process.once("exit", resolve));
      await prometheus.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

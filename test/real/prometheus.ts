/** A real Prometheus that scrapes what it is told to, on a free port, with its data in a temporary folder. Ended by its process. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverPath } from "../../scripts/servers.mjs";

export const prometheusProgram: string | null = serverPath("prometheus");

/** Where it cannot be had: a failure in CI, and said aloud elsewhere. */
export const hasPrometheus = prometheusProgram !== null || (process.env.CI ?? "") !== "";

export interface Job {
  readonly name: string;
  /** `host:port`, each with the labels of its series. */
  readonly instances: readonly {
    readonly address: string;
    readonly labels: Readonly<Record<string, string>>;
  }[];
}

export interface Prometheus {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startPrometheus(jobs: readonly Job[], scrapeSeconds = 1): Promise<Prometheus> {
  if (prometheusProgram === null)
    throw new Error("prometheus is not here: node scripts/servers.mjs fetches it from Debian's packages");
  const folder = mkdtempSync(join(tmpdir(), "rutter-prometheus-"));
  const config = join(folder, "prometheus.yml");
  writeFileSync(config, configOf(jobs, scrapeSeconds));
  const port = await freePort();
  const child = spawn(
    prometheusProgram,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      "--log.level=error",
    ],
    { stdio: "ignore" },
  );
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** JSON is YAML too. */
const configOf = (jobs: readonly Job[], seconds: number): string =>
  JSON.stringify({
    global: { scrape_interval: `${seconds}s`, scrape_timeout: `${seconds}s` },
    scrape_configs: jobs.map(({ name, instances }) => ({
      job_name: name,
      static_configs: instances.map(({ address, labels }) => ({ targets: [address], labels })),
    })),
  });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const READY_MS = 20_000;

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`prometheus ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/-/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("prometheus is not ready in its time");
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

/**
 * A thousand releases of ten steps in one process, real journal and hands that do nothing: how long the event loop is ever kept
 * waiting, how much memory that takes, and how soon all of them move again when the process was killed half-way.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openPlan } from "../src/app/index.ts";
import { instant } from "../src/base/index.ts";
import { type Local, openLocal, type Rack } from "../src/drivers/local/index.ts";
import type { Performer } from "../src/drivers/loop/index.ts";
import type { Outcome } from "../src/effect/index.ts";
import { openSqliteJournal } from "../src/journal/index.ts";
import type { Plan } from "../src/plan/index.ts";
import { tell } from "./figures.ts";

const RELEASES = 1000;
const STEPS = 10;
const LAG_MS = 250;
const MEMORY_MB = 400;
const RESUME_MS = 5000;
/** So that they are half-way when the process is killed. */
const SLOW_MS = 300_000;
const HALF = STEPS / 2;

/** What a child process found, in one line of JSON on standard output. */
interface Found {
  readonly lagMs: number;
  readonly memoryMb: number;
  readonly ms: number;
}

async function measure(): Promise<void> {
  const at = mkdtempSync(join(tmpdir(), "rutter-bench-"));
  try {
    const all = await child("whole", join(at, "a"));
    const half = startChild("half", join(at, "b"));
    await lineOf(half);
    half.kill("SIGKILL");
    const again = await child("resume", join(at, "b"));
    const rows = [
      row({ what: "loop's lag, p99", ratio: all.lagMs, limit: LAG_MS, unit: "ms" }),
      row({ what: "memory", ratio: all.memoryMb, limit: MEMORY_MB, unit: "MB" }),
      row({ what: "resumed after kill -9: all asked again", ratio: again.ms, limit: RESUME_MS, unit: "ms" }),
    ];
    tell(
      [`${RELEASES} releases`, "in all", "found"],
      rows.map((each) => ({ ...each, beside: `${Math.round(all.ms)} ms` })),
    );
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

interface Amount {
  readonly what: string;
  readonly ratio: number;
  readonly limit: number;
  readonly unit: string;
}

const row = (amount: Amount) => ({ ...amount, found: `${Math.round(amount.ratio)} ${amount.unit}` });

function startChild(as: string, at: string): ChildProcess {
  const args = ["--expose-gc", ...process.execArgv, import.meta.filename, as, at];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

function lineOf(of: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    of.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      if (text.includes("\n")) resolve(text);
    });
    of.on("close", (status) => reject(new Error(`the child ended with ${status}`)));
  });
}

const child = async (as: string, at: string): Promise<Found> =>
  JSON.parse(await lineOf(startChild(as, at))) as Found;

async function planOf(): Promise<Plan> {
  const runbook = join(mkdtempSync(join(tmpdir(), "rutter-bench-")), "steps.md");
  const steps = Array.from({ length: STEPS }, (_, index) => `\`\`\`bash\ntouch made-${index}\n\`\`\`\n`);
  writeFileSync(runbook, `# Steps\n\n## Steps\n\n${steps.join("\n")}`);
  const { plan, diagnostics } = await openPlan({
    file: runbook,
    procedure: null,
    environment: null,
    settings: new Map(),
  });
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

const done: Outcome = { state: "done", data: { exit: 0 }, evidence: [] };

/** Answers at once until `slowFrom`, and keeps what comes then under way. */
const idleHand = (slowFrom: number, asked: () => void): Performer => ({
  name: "shell",
  repeat: "safe",
  describe: () => "nothing",
  probe: null,
  perform: async ({ run }) => {
    asked();
    const step = Number(/made-(\d+)/.exec(String(run))?.[1] ?? 0);
    if (step >= slowFrom) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    return done;
  },
});

function rackOf(hand: Performer): Rack {
  return {
    hands: new Map([["shell", hand]]),
    secret: async () => "",
    log: () => undefined,
    progress: () => undefined,
    close: async () => undefined,
  };
}

const idOf = (index: number): string => `bench${String(index).padStart(4, "0")}`;

async function open(
  at: string,
): Promise<{ readonly journal: Awaited<ReturnType<typeof openSqliteJournal>>; readonly local: Local }> {
  const journal = await openSqliteJournal(join(at, "rutter.db"));
  return {
    journal,
    local: openLocal({ journal, holder: `bench-${process.pid}`, host: "here", pid: process.pid }),
  };
}

async function begin(at: string, hand: Performer): Promise<readonly Promise<unknown>[]> {
  const { journal, local } = await open(at);
  const plan = await planOf();
  const ends: Promise<unknown>[] = [];
  for (let index = 0; index < RELEASES; index += 1) {
    const release = idOf(index);
    await journal.append({
      release,
      after: 0,
      at: instant(Date.now()),
      holder: null,
      events: [
        {
          type: "release.started",
          release,
          conductor: 1,
          plan,
          by: { who: "bench", signed: false },
          dryRun: false,
          leftOut: [],
        },
      ],
    });
    ends.push((await drive(local, release, hand)).end);
  }
  return ends;
}

const drive = (local: Local, release: string, hand: Performer) =>
  local.drive(release, { rack: rackOf(hand), whenWaiting: "stay", onRecorded: () => undefined });

function report(found: Found): void {
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

async function whole(at: string): Promise<void> {
  const lag = monitorEventLoopDelay({ resolution: 10 });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const from = performance.now();
  lag.enable();
  await Promise.all(
    await begin(
      at,
      idleHand(STEPS, () => undefined),
    ),
  );
  lag.disable();
  clearInterval(watch);
  report({ lagMs: lag.percentile(99) / 1e6, memoryMb: most / 1e6, ms: performance.now() - from });
  process.exit(0);
}

async function halfWay(at: string): Promise<void> {
  let count = 0;
  await begin(
    at,
    idleHand(HALF, () => {
      count += 1;
      if (count === RELEASES * (HALF + 1)) report({ lagMs: 0, memoryMb: 0, ms: 0 });
    }),
  );
}

async function resumed(at: string): Promise<void> {
  const from = performance.now();
  const { local } = await open(at);
  let count = 0;
  const hand = idleHand(0, () => {
    count += 1;
    if (count < RELEASES) return;
    report({ lagMs: 0, memoryMb: 0, ms: performance.now() - from });
    process.exit(0);
  });
  await Promise.all(Array.from({ length: RELEASES }, (_, index) => drive(local, idOf(index), hand)));
}

const [role, folder = ""] = process.argv.slice(2);
if (role === "half") await halfWay(folder);
else if (role === "whole") await whole(folder);
else if (role === "resume") await resumed(folder);
else await measure();

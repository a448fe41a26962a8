/**
 * A hundred releases in one process, each with ten guards over figures of its own, at ticks of five seconds: how long the event
 * loop is ever kept waiting, and what a tick costs. Real journal and conductor; the figures are made up, all of them good.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openPlan } from "../src/app/index.ts";
import { instant } from "../src/base/index.ts";
import { openLocal, type Rack } from "../src/drivers/local/index.ts";
import type { Performer } from "../src/drivers/loop/index.ts";
import type { FigureSample, Outcome } from "../src/effect/index.ts";
import { openSqliteJournal } from "../src/journal/index.ts";
import type { Plan } from "../src/plan/index.ts";
import { tell } from "./figures.ts";

const RELEASES = 100;
const AREAS = ["login", "search", "cart", "order", "payment", "image", "mail", "stock", "price", "review"];
const GUARDS = AREAS.length;
const FOR_MS = 60_000;
const TICK_MS = 5_000;
const LAG_MS = 250;

const figureOf = (index: number): string => `${AREAS[index]} error rate`;

function runbook(): string {
  const guards = Array.from(
    { length: GUARDS },
    (_, index) => `- Roll back if ${figureOf(index)} > ${index + 5} % for more than 2 minutes`,
  );
  return `# Release\n\n## Steps\n\n\`\`\`bash\ntouch made\n\`\`\`\n\nMonitor for 10 minutes.\n\n## Rollback triggers\n\n${guards.join("\n")}\n`;
}

/** JSON is YAML too. */
function configuration(): string {
  const figures = Object.fromEntries(
    Array.from({ length: GUARDS }, (_, index) => [
      figureOf(index),
      { total: `requests_total{figure="${index}"}`, bad: `failures_total{figure="${index}"}` },
    ]),
  );
  return JSON.stringify({
    services: { web: { runbooks: { deploy: "deploy.md" }, version: "version", metrics: "own" } },
    environments: { staging: {} },
    sources: { one: { kind: "prometheus", url: "http://127.0.0.1:9", every: `${TICK_MS / 1000}s` } },
    metrics: { own: { source: "one", figures } },
  });
}

async function planIn(at: string): Promise<Plan> {
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "rutter.yaml"), configuration());
  writeFileSync(join(at, "deploy.md"), runbook());
  const { plan, diagnostics } = await openPlan({
    file: join(at, "deploy.md"),
    procedure: null,
    environment: "staging",
    settings: new Map(),
  });
  if (plan === null) throw new Error(JSON.stringify(diagnostics));
  const watched = plan.guards.filter(({ source }) => source !== null).length;
  if (watched < GUARDS) throw new Error(`only ${watched} of ${GUARDS} guards have a figure`);
  return plan;
}

const done = (data: Outcome["data"]): Outcome => ({ state: "done", data, evidence: [] });

/** Four hundred requests a tick, one in a thousand bad. */
function sampled(input: Readonly<Record<string, unknown>>, lastMs: number, nowMs: number): Outcome {
  const figures: Record<string, FigureSample> = {};
  for (const id of Object.keys(input.figures as object)) {
    const all = { n: 400, x: nowMs % 5 === 0 ? 2 : 0 };
    figures[id] = { is: "share", fromMs: lastMs, toMs: nowMs, dropped: 0, all, new: null, old: null };
  }
  return done({ atMs: nowMs, figures, held: [], past: null });
}

function rack(onTick: () => void): Rack {
  let lastMs = Date.now() - TICK_MS;
  const hand = (name: string, perform: Performer["perform"]): Performer => ({
    name,
    repeat: "safe",
    describe: () => name,
    probe: null,
    perform,
  });
  const sample = hand("sample", async (input) => {
    const nowMs = Date.now();
    const outcome = sampled(input, lastMs, nowMs);
    lastMs = nowMs;
    onTick();
    return outcome;
  });
  const others = [
    hand("shell", async () => done({ exit: 0 })),
    hand("lock", async () => done({})),
    hand("calendar", async () => done({ freezes: [], incidents: null })),
  ];
  return {
    hands: new Map([sample, ...others].map((each) => [each.name, each])),
    secret: async () => "",
    log: () => undefined,
    progress: () => undefined,
    close: async () => undefined,
  };
}

async function measure(at: string): Promise<void> {
  const plan = await planIn(join(at, "repository"));
  const journal = await openSqliteJournal(join(at, "rutter.db"));
  const local = openLocal({ journal, holder: `bench-${process.pid}`, host: "here", pid: process.pid });
  let ticks = 0;
  for (let index = 0; index < RELEASES; index += 1) {
    const release = `bench${String(index).padStart(3, "0")}`;
    const by = { who: "bench", signed: false };
    await journal.append({
      release,
      after: 0,
      at: instant(Date.now()),
      holder: null,
      events: [{ type: "release.started", release, conductor: 2, plan, by, dryRun: false, leftOut: [] }],
    });
    const count = (): void => {
      ticks += 1;
    };
    await local.drive(release, { rack: rack(count), whenWaiting: "stay", onRecorded: () => undefined });
  }
  // From where all of them are under way.
  await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  const lag = monitorEventLoopDelay({ resolution: 10 });
  const before = { ticks, cpu: process.cpuUsage() };
  lag.enable();
  await new Promise((resolve) => setTimeout(resolve, FOR_MS));
  lag.disable();
  const { user, system } = process.cpuUsage(before.cpu);
  const taken = ticks - before.ticks;
  const wanted = (RELEASES * FOR_MS) / TICK_MS;
  if (taken < wanted * 0.9) throw new Error(`only ${taken} of ${wanted} ticks were taken`);
  const lagMs = lag.percentile(99) / 1e6;
  tell(
    [`${RELEASES * GUARDS} guards over ${RELEASES} releases`, "ticks", "loop's lag, p99"],
    [
      {
        what: `${TICK_MS / 1000} s ticks for ${FOR_MS / 1000} s, ${((user + system) / 1000 / taken).toFixed(1)} ms of processor a tick`,
        beside: String(taken),
        found: `${Math.round(lagMs)} ms`,
        ratio: lagMs,
        unit: "ms",
        limit: LAG_MS,
      },
    ],
  );
}

const at = mkdtempSync(join(tmpdir(), "rutter-bench-"));
try {
  await measure(at);
} finally {
  rmSync(at, { recursive: true, force: true });
}
process.exit(process.exitCode ?? 0);

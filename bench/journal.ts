/**
 * What the journal costs: an append against a bare insert and commit of the database beneath it, on the disk of the folder
 * for temporary files, by the clock, the two taking turns; reading and folding a long release, and a list, by the processor.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { instant } from "../src/base/index.ts";
import { emptyState, foldAll, type ReleaseEvent } from "../src/conductor/index.ts";
import { type Journal, openSqliteJournal } from "../src/journal/index.ts";
import { samplePlan, started } from "../test/contract/journal-events.ts";
import { type Figure, ms, tell } from "./figures.ts";
import { median } from "./measure.ts";

const APPENDS = 1000;
const APPEND_LIMIT = 2;
const EVENTS = 100_000;
const FOLD_LIMIT_MS = 1000;
const RELEASES = 1000;
const LIST_LIMIT_MS = 50;
const ROUNDS = 5;

const AT = instant(1_700_000_000_000);
const HOLDER = "bench";

/** What a step leaves when it ends: its outcome, and the end of its node. */
const twoEvents = (step: number): readonly ReleaseEvent[] => [
  {
    type: "effect.ended",
    effect: `step-${step}.1`,
    found: false,
    outcome: {
      state: "done",
      data: { exit: 0, ms: 1234, log: 4096 },
      evidence: ["deployment.apps/orders image updated", 'deployment "orders" successfully rolled out'],
    },
  },
  { type: "node.ended", node: `step-${step}`, as: "done", why: null, answer: null },
];

/** All that a step leaves. */
const stepEvents = (step: number): readonly ReleaseEvent[] => [
  { type: "node.began", node: `step-${step}` },
  {
    type: "effect.asked",
    effect: {
      id: `step-${step}.1`,
      hand: "shell",
      input: { text: "kubectl rollout status deployment/orders" },
    },
    node: `step-${step}`,
    item: null,
    attempt: 1,
    timeoutMs: 600_000,
    aside: false,
  },
  ...twoEvents(step),
];

async function appending(journal: Journal, bareFile: string): Promise<Figure> {
  const insert = bareInsert(bareFile, JSON.stringify(twoEvents(0)));
  await begin(journal, "append");
  await journal.take({
    release: "append",
    holder: HOLDER,
    host: "bench",
    pid: process.pid,
    at: AT,
    forMs: 60_000,
  });
  const bare: number[] = [];
  const appends: number[] = [];
  for (let step = 0; step < APPENDS; step += 1) {
    bare.push(await wallMs(() => insert(step)));
    const events = twoEvents(step);
    const append = { release: "append", events, after: 1 + step * 2, at: AT, holder: HOLDER };
    appends.push(await wallMs(() => journal.append(append)));
  }
  const beside = median(bare);
  const found = median(appends);
  return {
    what: `an append of two events, median of ${APPENDS}, against a bare insert and commit`,
    beside: fine(beside),
    found: fine(found),
    ratio: found / beside,
    limit: APPEND_LIMIT,
  };
}

/** One row with as much text, as durable: the least that writing something down can cost. */
function bareInsert(path: string, text: string): (at: number) => void {
  const database = new Libsql(path);
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("create table events (at bigint primary key, text text not null)");
  const begin = database.prepare<[unknown[]]>("begin immediate");
  const insert = database.prepare<[unknown[]]>("insert into events values (?, ?)");
  const commit = database.prepare<[unknown[]]>("commit");
  return (at) => {
    begin.run([]);
    insert.run([at, text]);
    commit.run([]);
  };
}

async function folding(journal: Journal): Promise<Figure> {
  await begin(journal, "long");
  const events = Array.from({ length: EVENTS / 4 }, (_, step) => stepEvents(step)).flat();
  await journal.append({ release: "long", events, after: 1, at: AT, holder: null });
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    taken.push(await cpuMs(async () => foldAll(emptyState(), await journal.read("long"))));
  }
  return amount(`reading and folding ${EVENTS + 1} events`, median(taken), FOLD_LIMIT_MS);
}

async function listing(journal: Journal): Promise<Figure> {
  for (let each = 0; each < RELEASES; each += 1) await begin(journal, `list-${each}`);
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) taken.push(await cpuMs(() => journal.list()));
  return amount(`a list of ${RELEASES + 2} releases`, median(taken), LIST_LIMIT_MS);
}

async function begin(journal: Journal, release: string): Promise<void> {
  const event = started(release, samplePlan());
  await journal.append({ release, events: [event], after: 0, at: AT, holder: null });
}

async function wallMs(act: () => unknown): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

/** The processor's time, which other work on the machine does not lengthen. */
async function cpuMs(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const fine = (figure: number): string => `${figure.toFixed(3)} ms`;

const amount = (what: string, found: number, limit: number): Figure => ({
  what,
  beside: "",
  found: ms(found),
  ratio: found,
  limit,
  unit: "ms",
});

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "rutter-bench-"));
  try {
    const journal = await openSqliteJournal(join(folder, "rutter.db"));
    const append = await appending(journal, join(folder, "bare.db"));
    tell(["what", "beside", "time"], [append, await folding(journal), await listing(journal)]);
    await journal.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await measure();

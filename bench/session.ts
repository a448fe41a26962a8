/**
 * What it costs to run a command in a session, where each is on disk before it begins and when it has ended, against the
 * same command in a plain bash that is kept open; and what a step that prints 2 GB does to memory.
 */
import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSession, type Session, type SessionPlace, type SessionRun } from "../src/session/index.ts";
import { type Figure, ms, tell } from "./figures.ts";
import { median } from "./measure.ts";

const WARM_UP = 100;
const ROUNDS = 400;
const OVERHEAD_MICROS = 1500;
const PRINTED_BYTES = 2_000_000_000;
const GROWTH_MB = 50;
/** A line of the record. */
const RECORD_BYTES = 200;

const never = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), "rutter-bench-"));
const place: SessionPlace = {
  folder: join(folder, "session"),
  cwd: folder,
  env: { PATH: process.env.PATH ?? "", HOME: folder },
  transport: ["bash", "--noprofile", "--norc"],
};
const session = await openSession(place);
try {
  tell(["session", "beside", "found"], [await overhead(session), ...(await growth(session))]);
} finally {
  await session.end();
  rmSync(folder, { recursive: true, force: true });
}

function runOf(id: string, text: string): SessionRun {
  const commands = [{ text, answers: [] }];
  const log = join(folder, "run.log");
  return {
    id,
    commands,
    log,
    script: null,
    client: null,
    env: {},
    aside: false,
    timeoutMs: 600_000,
    mask: [],
    looks: [],
  };
}

/** The sides take turns; a session's two writes to disk are measured beside it and taken off, for a disk is what it is. */
async function overhead(at: Session): Promise<Figure> {
  const plain = spawn("bash", ["--noprofile", "--norc"], { stdio: ["pipe", "pipe", "ignore"] });
  const record = openSync(join(folder, "record"), "w");
  const taken: readonly number[][] = [[], [], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const times = [
      await timed(() => plainRun(plain)),
      await timed(() => at.run(runOf(`r${round}`, "true"), never)),
      await timed(async () => onDisk(record)),
    ];
    if (round >= WARM_UP) for (const [side, time] of times.entries()) taken[side]?.push(time);
  }
  plain.kill();
  closeSync(record);
  const [bash = 0, run = 0, disk = 0] = taken.map(median);
  return {
    what: "a run of `true`, over bash and two writes to disk",
    beside: `${ms(bash)} and 2 × ${ms(disk)}`,
    found: ms(run),
    ratio: (run - bash - 2 * disk) * 1000,
    limit: OVERHEAD_MICROS,
    unit: "µs",
  };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

function plainRun({ stdin, stdout }: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    stdout?.once("data", () => resolve());
    stdin?.write("true; echo $?\n");
  });
}

function onDisk(fd: number): void {
  writeSync(fd, Buffer.alloc(RECORD_BYTES, "x"));
  fdatasyncSync(fd);
}

async function growth(at: Session): Promise<readonly Figure[]> {
  const [note = ""] = readdirSync(place.folder).filter((name) => /^keeper\.\d+$/.test(name));
  const { pid } = JSON.parse(readFileSync(join(place.folder, note), "utf8")) as { pid: number };
  const pids = [pid, process.pid] as const;
  const before = pids.map(highMb);
  const from = performance.now();
  const end = await at.run(
    runOf("loud", `yes 'a line of about the usual length' | head -c ${PRINTED_BYTES}`),
    never,
    () => undefined,
  );
  const taken = performance.now() - from;
  if (end.bytes !== PRINTED_BYTES) throw new Error(`it printed ${end.bytes} bytes and not ${PRINTED_BYTES}`);
  return pids.map((each, index) => ({
    what: `memory of ${index === 0 ? "the keeper" : "who watches"}, while a step prints 2 GB in ${ms(taken)}`,
    beside: `${Math.round(before[index] ?? 0)} MB`,
    found: `${Math.round(highMb(each))} MB`,
    ratio: highMb(each) - (before[index] ?? 0),
    limit: GROWTH_MB,
    unit: "MB",
  }));
}

/** The most it ever had. */
function highMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? "0") / 1024;
}

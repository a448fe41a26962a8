/**
 * What one more step costs, journaled and synced to disk, against the same command in plain bash, make and ansible: the slope
 * between a short and a long runbook, so that starting counts for none of them. Measures `dist`, so the package must be built.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "libsql";
import { ms, tell } from "./figures.ts";
import { median } from "./measure.ts";

const ROUNDS = 7;
const SHORT = 10;
const LONG = 110;
/** Ansible takes a good tenth of a second for each task. */
const ANSIBLE_LONG = 30;
const INSERTS = 300;
const START_ROUNDS = 15;
const START_LIMIT = 8;

const RUTTER = resolve(import.meta.dirname, "../dist/cli/main.js");

function measure(): void {
  const folder = mkdtempSync(join(tmpdir(), "rutter-bench-"));
  try {
    const insert = insertMs(folder);
    const ansible = ready("ansible-playbook", "ansible") ? slopes(folder, ansibleRun, ANSIBLE_LONG) : null;
    const make = ready("make", "make") ? slopes(folder, makeRun, LONG) : null;
    const [bash, rutter] = turns(folder);
    const over = rutter - bash;
    tell(
      ["one more step", "beside", "rutter"],
      [
        {
          what: "over bash, against 3 ms and 4 inserts",
          beside: `bash ${ms(bash)}, insert ${ms(insert)}`,
          found: ms(rutter),
          ratio: over / (3 + 4 * insert),
          limit: 1,
        },
        ...(make === null
          ? []
          : [{ what: "make", beside: ms(make), found: ms(rutter), ratio: rutter / make, limit: 100 }]),
        ...(ansible === null
          ? []
          : [
              {
                what: "ansible-playbook",
                beside: ms(ansible),
                found: ms(rutter),
                ratio: rutter / ansible,
                limit: 1 / 20,
              },
            ]),
        startFigure(folder),
      ],
    );
    if (ansible === null)
      console.error("ansible-playbook is not here and could not be installed: not compared");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The two that are compared most closely take turns. */
function turns(folder: string): readonly [number, number] {
  const bash: number[] = [];
  const rutter: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [one, other] = [slope(folder, bashRun, LONG), slope(folder, rutterRun, LONG)];
    // The first round only warms up.
    if (round === 0) continue;
    bash.push(one);
    rutter.push(other);
  }
  return [median(bash), median(rutter)];
}

type Run = (folder: string, steps: number) => number;

const slopes = (folder: string, run: Run, long: number): number =>
  median(Array.from({ length: 3 }, () => slope(folder, run, long)));

const slope = (folder: string, run: Run, long: number): number =>
  (run(folder, long) - run(folder, SHORT)) / (long - SHORT);

/** A command that changes something and is no builtin that a shell could skip. */
const command = (step: number): string => `touch made-${step}`;

const each = (steps: number, one: (step: number) => string): string =>
  Array.from({ length: steps }, (_, index) => one(index)).join("\n");

function bashRun(folder: string, steps: number): number {
  writeFileSync(join(folder, "steps.sh"), each(steps, command));
  return timed(folder, "bash", ["steps.sh"]);
}

function makeRun(folder: string, steps: number): number {
  const targets = Array.from({ length: steps }, (_, index) => `s${index}`).join(" ");
  const rules = each(steps, (step) => `s${step}:\n\t@${command(step)}`);
  writeFileSync(join(folder, "Makefile"), `.PHONY: all ${targets}\nall: ${targets}\n${rules}\n`);
  return timed(folder, "make", ["-s"]);
}

function ansibleRun(folder: string, steps: number): number {
  const tasks = each(steps, (step) => `    - ansible.builtin.command: ${command(step)}`);
  const book = `- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n${tasks}\n`;
  writeFileSync(join(folder, "book.yaml"), book);
  return timed(folder, "ansible-playbook", ["-i", "localhost,", "book.yaml"]);
}

function rutterRun(folder: string, steps: number): number {
  writeFileSync(
    join(folder, "steps.md"),
    `# Steps\n\n## Steps\n\n${each(steps, (step) => fence(command(step)))}`,
  );
  return timed(folder, process.execPath, [RUTTER, "run", "steps.md", "--non-interactive"]);
}

const fence = (text: string): string => `\`\`\`bash\n${text}\n\`\`\`\n`;

function timed(folder: string, program: string, args: readonly string[]): number {
  const from = performance.now();
  const env = { ...process.env, RUTTER_HOME: join(folder, "home") };
  const { status, stderr } = spawnSync(program, args, {
    cwd: folder,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const taken = performance.now() - from;
  if (status !== 0)
    throw new Error(`${program} ended with ${status}: ${stderr.toString("utf8").slice(-500)}`);
  return taken;
}

/** One row and its way to the disk, as a journal of one row an event would do at the least. */
function insertMs(folder: string): number {
  const database = new Database(join(folder, "insert.db"));
  database.exec("pragma journal_mode = wal; pragma synchronous = full; create table rows (text text)");
  const insert = database.prepare("insert into rows values (?)");
  const taken = Array.from({ length: INSERTS }, () => {
    const from = performance.now();
    insert.run("x".repeat(400));
    return performance.now() - from;
  });
  database.close();
  return median(taken);
}

/** From the command line to the first command of the first step. */
function startFigure(folder: string) {
  writeFileSync(join(folder, "one.md"), `# One\n\n## Steps\n\n${fence("date +%s%N > begun")}`);
  const nothing: number[] = [];
  const begun: number[] = [];
  for (let round = 0; round < START_ROUNDS; round += 1) {
    nothing.push(timed(folder, process.execPath, ["-e", "0"]));
    const from = Date.now();
    timed(folder, process.execPath, [RUTTER, "run", "one.md", "--non-interactive"]);
    begun.push(Number(readFileSync(join(folder, "begun"), "utf8")) / 1e6 - from);
  }
  const [least, first] = [median(nothing), median(begun)];
  return {
    what: "rutter run, from its start to the first step, against node -e 0",
    beside: ms(least),
    found: ms(first),
    ratio: first / least,
    limit: START_LIMIT,
  };
}

function ready(program: string, debian: string): boolean {
  const isThere = (): boolean => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
  if (isThere()) return true;
  if (process.getuid?.() === 0) spawnSync("apt-get", ["install", "-y", "-q", debian], { stdio: "ignore" });
  return isThere();
}

if (existsSync(RUTTER)) measure();
else {
  console.error("dist/cli/main.js is not there: run npm run build first");
  process.exitCode = 1;
}

/** Two processes and one journal: a lease has one holder, a new file is made once, and nothing is lost between them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { openSqliteJournal } from "../../src/journal/index.ts";
import { begin } from "./journal-ground.ts";

const folder = mkdtempSync(join(tmpdir(), "rutter-journal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROUNDS = 40;

interface Answer {
  readonly holder: string;
  readonly won: number;
}

function racer(path: string, holder: string): ChildProcess {
  const program = fileURLToPath(new URL("./journal-process.ts", import.meta.url));
  const args = ["--import", "tsx", program, path, holder, `${ROUNDS}`];
  return spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
}

async function answerOf({ stdout }: ChildProcess): Promise<Answer> {
  if (stdout === null) throw new Error("the racer has no output");
  const [line] = await once(createInterface(stdout), "line");
  return JSON.parse(String(line)) as Answer;
}

it("one of two processes takes each lease, and its successor takes it when that one died", async () => {
  const path = join(folder, "race.db");
  const journal = await openSqliteJournal(path);
  for (let round = 0; round < ROUNDS; round += 1) await begin(journal, `r${round}`);
  const racers = [racer(path, "a"), racer(path, "b")];
  try {
    const answers = await Promise.all(racers.map(answerOf));
    expect(answers.reduce((sum, { won }) => sum + won, 0)).toBe(ROUNDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      expect(await journal.verify(`r${round}`)).toMatchObject({ whole: true, events: 2 });
    }
  } finally {
    await Promise.all(racers.map((each) => [each.stdin?.end(), once(each, "exit")][1]));
  }
  const lease = await journal.lease("r0");
  const at = lease?.takenAt ?? (0 as never);
  const asked = { release: "r0", holder: "c", host: "here", pid: process.pid, at, forMs: 1 };
  expect(await journal.take({ ...asked, host: "there" })).toMatchObject({ taken: false });
  expect(await journal.take(asked)).toMatchObject({ taken: true, before: { holder: lease?.holder } });
  await journal.close();
});

it("many connections make a new file at once, and all of them use it", async () => {
  for (let round = 0; round < 5; round += 1) {
    const path = join(folder, `${round}`, "rutter.db");
    const journals = await Promise.all([1, 2, 3, 4].map(() => openSqliteJournal(path)));
    await Promise.all(journals.map((journal, index) => begin(journal, `r${index}`)));
    for (const journal of journals) expect(await journal.list()).toHaveLength(4);
    const asked = { release: "r0", host: "here", pid: process.pid, at: 1 as never, forMs: 60_000 };
    const takes = await Promise.all(
      journals.map((each, index) => each.take({ ...asked, holder: `${index}` })),
    );
    expect(takes.filter(({ taken }) => taken)).toHaveLength(1);
    await Promise.all(journals.map((journal) => journal.close()));
  }
});

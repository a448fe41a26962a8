/** Both journals keep the contract, and one does what the other does. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type Journal, openMemoryJournal, openSqliteJournal } from "../../src/journal/index.ts";
import { journalContract } from "./journal.ts";
import { anyAct, doAct } from "./journal-acts.ts";
import type { OpenJournal } from "./journal-ground.ts";

const folder = mkdtempSync(join(tmpdir(), "rutter-journal-"));
const opened: Journal[] = [];
let files = 0;

const openFile: OpenJournal = async (life = {}) => {
  files += 1;
  const journal = await openSqliteJournal(join(folder, `${files}`, "rutter.db"), life);
  opened.push(journal);
  return journal;
};

afterAll(async () => {
  await Promise.all(opened.map((journal) => journal.close()));
  rmSync(folder, { recursive: true, force: true });
});

describe("in memory", () => journalContract(async (life) => openMemoryJournal(life)));

describe("in SQLite", () => journalContract(openFile));

describe("the two journals", () => {
  it("answer alike, whatever is done to them", async () => {
    const isAlive = (pid: number): boolean => pid !== 1;
    const act = fc.array(anyAct, { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(act, async (acts) => {
        const life = { isAlive, markOf: () => null };
        const [memory, sqlite] = [openMemoryJournal(life), await openFile(life)];
        for (const each of acts) {
          expect(await doAct(sqlite, each)).toEqual(await doAct(memory, each));
        }
        for (const release of ["r1", "r2"]) {
          expect(await sqlite.exported(release)).toEqual(await memory.exported(release));
          expect(await sqlite.verify(release)).toEqual(await memory.verify(release));
          expect(await sqlite.inbox(release)).toEqual(await memory.inbox(release));
        }
        expect(await sqlite.list()).toEqual(await memory.list());
      }),
      { numRuns: 40 },
    );
  });
});

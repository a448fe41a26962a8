/** What may happen to the file of a journal: changed behind its back, damaged, made by another version, not to be opened. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";
import { afterAll, describe, expect, it } from "vitest";
import { type Journal, openMemoryJournal, openSqliteJournal } from "../../src/journal/index.ts";
import { AT, started } from "./journal-events.ts";
import { began, begin, refusedWith } from "./journal-ground.ts";

const root = mkdtempSync(join(tmpdir(), "rutter-journal-"));
let files = 0;

afterAll(() => rmSync(root, { recursive: true, force: true }));

function fresh(): string {
  files += 1;
  return join(root, `${files}`, "rutter.db");
}

/** A journal of two releases, closed; r1 has five events. */
async function written(): Promise<string> {
  const path = fresh();
  await using(path, async (journal) => {
    await begin(journal);
    await begin(journal, "r2");
    await journal.append({
      release: "r1",
      events: [began, began, began, began],
      after: 1,
      at: AT,
      holder: null,
    });
  });
  return path;
}

async function using<T>(path: string, act: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await openSqliteJournal(path, { patienceMs: 200 });
  try {
    return await act(journal);
  } finally {
    await journal.close();
  }
}

function behindItsBack(path: string, ...statements: readonly string[]): void {
  const database = new Libsql(path);
  for (const statement of statements) database.exec(statement);
  database.exec("pragma wal_checkpoint(truncate)");
  database.close();
}

describe("a journal that was changed behind its back", () => {
  const CHAIN = "JOURNAL_CHAIN_BROKEN";
  const event = (seq: number): string => `where release = 'r1' and seq = ${seq}`;

  it.each([
    ["an event's text", 3, CHAIN, `update events set text = replace(text, 'step-1', 'step-9') ${event(3)}`],
    ["an event's time", 2, CHAIN, `update events set at = at + 1 ${event(2)}`],
    ["a hash", 4, CHAIN, `update events set hash = 'x' ${event(4)}`],
    ["an event in the middle, gone", 3, CHAIN, `delete from events ${event(3)}`],
    ["the last event, gone", 5, null, `delete from events ${event(5)}`],
    ["all events, gone", 1, "JOURNAL_LINE_INVALID", "delete from events where release = 'r1'"],
    ["one more", 6, CHAIN, `insert into events select release, 6, at, text, hash from events ${event(5)}`],
    ["the head", 5, null, "update releases set head = 'x' where release = 'r1'"],
    ["the release's row, gone", 1, null, "delete from releases where release = 'r1'"],
  ])("says where it breaks first: %s", async (_, seq, refused, statement) => {
    const path = await written();
    behindItsBack(path, "pragma foreign_keys = off", statement);
    await using(path, async (journal) => {
      expect(await journal.verify("r1")).toMatchObject({ whole: false, seq });
      expect(await journal.verify("r2")).toMatchObject({ whole: true, events: 1 });
      const lines = await journal.exported("r1");
      expect(await refusedWith(openMemoryJournal().imported(lines))).toBe(refused);
    });
  });

  it("refuses an event that says nothing, and shows the others", async () => {
    const path = await written();
    behindItsBack(path, "update events set text = '{' where release = 'r1' and seq = 3");
    await using(path, async (journal) => {
      expect(await refusedWith(journal.read("r1"))).toBe("JOURNAL_CORRUPT");
      expect(await journal.read("r1", 3)).toHaveLength(2);
      expect(await journal.read("r2")).toHaveLength(1);
    });
  });

  it("refuses an event of a newer version", async () => {
    const path = await written();
    behindItsBack(path, `update events set text = replace(text, '"v":', '"v":9') where seq = 3`);
    expect(await using(path, (journal) => refusedWith(journal.read("r1")))).toBe("JOURNAL_NEWER");
  });
});

describe("the file of a journal", () => {
  it("is its owner's alone, and so is what lies beside it", async () => {
    const path = fresh();
    const journal = await openSqliteJournal(path);
    await begin(journal);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    await journal.close();
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    chmodSync(path, 0o644);
    await using(path, async () => expect(statSync(path).mode & 0o777).toBe(0o600));
  });

  it("holds what was appended when a process dies without closing it", async () => {
    const path = fresh();
    const journal = await openSqliteJournal(path);
    await begin(journal);
    const copy = fresh();
    mkdirSync(join(copy, ".."));
    for (const end of ["", "-wal"]) writeFileSync(`${copy}${end}`, readFileSync(`${path}${end}`));
    await journal.close();
    expect(await using(copy, (again) => again.verify("r1"))).toMatchObject({ whole: true, events: 1 });
  });

  it("that a newer Rutter made is refused as it is", async () => {
    const path = await written();
    behindItsBack(path, "insert into migrations values (99, 'what-is-to-come')");
    const before = readFileSync(path);
    expect(await refusedWith(openSqliteJournal(path))).toBe("JOURNAL_NEWER");
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([
    ["is no database", "JOURNAL_CORRUPT", (path: string) => writeFileSync(path, "# Deploy\n".repeat(2000))],
    ["is a folder", "JOURNAL_CANNOT_OPEN", (path: string) => mkdirSync(path)],
    ["lies under a file", "JOURNAL_CANNOT_OPEN", (path: string) => writeFileSync(join(path, "../x"), "")],
  ])("is refused where it %s", async (_, code, make) => {
    const path = fresh();
    mkdirSync(join(path, ".."));
    make(path);
    const opened = existsSync(path) ? path : join(path, "../x/rutter.db");
    expect(await refusedWith(openSqliteJournal(opened))).toBe(code);
  });

  it("with its last page overwritten gives what lies on the others", async () => {
    const path = fresh();
    const more = Array.from({ length: 300 }, () => began);
    await using(path, async (journal) => {
      await begin(journal, "r0");
      await begin(journal);
      await journal.append({ release: "r1", events: more, after: 1, at: AT, holder: null });
    });
    const { size } = statSync(path);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, size - 4096);
    writeFileSync(path, bytes);
    await using(path, async (journal) => {
      expect(await refusedWith(journal.read("r1"))).toBe("JOURNAL_CORRUPT");
      expect(await journal.read("r0")).toEqual([{ seq: 1, at: AT, event: started("r0") }]);
      expect(await journal.list()).toHaveLength(2);
    });
    truncateSync(path, size - 4096);
    const cut = using(path, async (journal) => [
      ...(await journal.read("r1")),
      ...(await journal.read("r0")),
    ]);
    expect(await refusedWith(cut)).toBe("JOURNAL_CORRUPT");
  });

  it("that another keeps locked is waited for, then refused", async () => {
    const path = await written();
    const other = new Libsql(path);
    other.exec("begin immediate");
    await using(path, async (journal) => {
      expect(await journal.read("r2")).toHaveLength(1);
      const appending = () =>
        journal.append({ release: "r2", events: [began], after: 1, at: AT, holder: null });
      expect(await refusedWith(appending())).toBe("JOURNAL_LOCKED");
      const patient = refusedWith(appending());
      other.exec("commit");
      expect(await patient).toBe(null);
      expect(await journal.verify("r2")).toMatchObject({ whole: true, events: 2 });
    });
    other.close();
  });
});

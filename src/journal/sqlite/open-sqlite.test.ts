import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Libsql from "libsql";
import { afterAll, describe, expect, it } from "vitest";
import { type Instant, RutterError } from "../../base/index.ts";
import type { ReleaseEvent } from "../../conductor/index.ts";
import type { Append, Journal } from "../journal.ts";
import { journalIn, openSqlite } from "./open-sqlite.ts";

const root = mkdtempSync(join(tmpdir(), "rutter-journal-"));
let files = 0;
const mounts: string[] = [];

afterAll(() => {
  for (const mount of mounts) execFileSync("umount", ["-l", mount]);
  rmSync(root, { recursive: true, force: true });
});

function fresh(): string {
  files += 1;
  return join(root, `${files}`, "rutter.db");
}

const AT = 1_700_000_000_000 as Instant;

const plan = {
  hash: "sha256:0",
  runbook: { file: "deploy.md", procedure: null },
  service: null,
  environment: null,
};

function started(release: string): ReleaseEvent {
  const by = { who: "ana", signed: false };
  const event = { type: "release.started", release, conductor: 1, plan, by, dryRun: false, leftOut: [] };
  return event as unknown as ReleaseEvent;
}

const begin = (release: string): Append => ({
  release,
  events: [started(release)],
  after: 0,
  at: AT,
  holder: null,
});

const note = (after: number, bytes: number): Append => ({
  release: "r1",
  events: [{ type: "driver.left", driver: "d", why: "x".repeat(bytes) }],
  after,
  at: AT,
  holder: null,
});

async function codeOf(act: Promise<unknown>): Promise<string | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof RutterError) return error.code;
    throw error;
  }
}

/** With room for so many pages of 4096 bytes. */
async function small(pages: number): Promise<Journal> {
  const path = fresh();
  mkdirSync(join(path, ".."));
  const file = new Libsql(path);
  file.exec(`pragma max_page_count = ${pages}`);
  return journalIn(file, { path, mayWrite: true });
}

describe("a full disk", () => {
  it("refuses what has no room and keeps the rest", async () => {
    const journal = await small(40);
    await journal.append(begin("r1"));
    expect(await codeOf(journal.append(note(1, 400_000)))).toBe("JOURNAL_DISK_FULL");
    expect(await journal.read("r1", 1)).toEqual([]);
    expect(await codeOf(journal.append(note(1, 10)))).toBe(null);
    expect(await journal.verify("r1")).toMatchObject({ whole: true, events: 2 });
    await journal.close();
  });

  it("takes nothing from what is written at the same time and has room", async () => {
    const journal = await small(40);
    await journal.append(begin("r1"));
    const ends = await Promise.all([
      codeOf(journal.append(begin("r2"))),
      codeOf(journal.append(note(1, 400_000))),
      codeOf(journal.append(begin("r2"))),
      codeOf(journal.append(begin("r3"))),
    ]);
    expect(ends).toEqual([null, "JOURNAL_DISK_FULL", "JOURNAL_SEQUENCE", null]);
    expect((await journal.list()).map(({ release }) => release).sort()).toEqual(["r1", "r2", "r3"]);
    await journal.close();
  });
});

/** Where a folder is mounted as asked; null where this user may not mount. */
function mounted(...options: readonly string[]): string | null {
  const folder = join(root, `mount-${mounts.length}`);
  mkdirSync(folder);
  try {
    execFileSync("mount", [...options, folder], { stdio: "ignore" });
  } catch {
    return null;
  }
  mounts.push(folder);
  return folder;
}

const smallDisk = mounted("-t", "tmpfs", "-o", "size=512k", "tmpfs");

describe.skipIf(smallDisk === null)("a disk that fills up", () => {
  const disk = smallDisk ?? "";

  it("keeps what was written, and goes on when there is room", async () => {
    const path = join(disk, "rutter.db");
    const journal = await openSqlite(path);
    await journal.append(begin("r1"));
    let last = 1;
    let code = await codeOf(journal.append(note(last, 9000)));
    for (; code === null && last < 200; last += 1) code = await codeOf(journal.append(note(last + 1, 9000)));
    expect(code).toBe("JOURNAL_DISK_FULL");
    expect(await journal.verify("r1")).toMatchObject({ whole: true, events: last });
    await journal.close();
    const full = await openSqlite(path);
    expect(await codeOf(full.append(note(last, 90_000)))).toBe("JOURNAL_DISK_FULL");
    execFileSync("mount", ["-o", "remount,size=4m", disk]);
    expect(await codeOf(full.append(note(last, 90_000)))).toBe(null);
    expect(await full.verify("r1")).toMatchObject({ whole: true, events: last + 1 });
    await full.close();
  });
});

describe.skipIf(smallDisk === null)("a disk that became one for reading only", () => {
  it.each([
    ["was closed", true],
    ["was left as a crash leaves it", false],
  ])("is read where the journal %s, and refuses to be written", async (_, isClosed) => {
    const path = fresh();
    const journal = await openSqlite(path);
    await journal.append(begin("r1"));
    if (isClosed) await journal.close();
    const folder = mounted("--bind", join(path, "..")) ?? "";
    execFileSync("mount", ["-o", "remount,bind,ro", folder]);
    const reader = await openSqlite(join(folder, "rutter.db"));
    expect(await reader.verify("r1")).toMatchObject({ whole: true, events: 1 });
    expect(await codeOf(reader.append(note(1, 10)))).toBe("JOURNAL_READ_ONLY");
    await reader.close();
    expect(await codeOf(openSqlite(join(folder, "other.db")))).toBe("JOURNAL_READ_ONLY");
  });
});

describe("a file that is for reading only", () => {
  it("is read, and refuses to be written", async () => {
    const path = fresh();
    const journal = await openSqlite(path);
    await journal.append(begin("r1"));
    await journal.close();
    const reader = await journalIn(new Libsql(`${pathToFileURL(path).href}?mode=ro`), {
      path,
      mayWrite: false,
    });
    expect(await reader.read("r1")).toHaveLength(1);
    const writes: readonly Promise<unknown>[] = [
      reader.append(note(1, 1)),
      reader.append(begin("r2")),
      reader.take({ release: "r1", holder: "a", host: "h", pid: 1, at: AT, forMs: 1 }),
    ];
    for (const write of writes) expect(await codeOf(write)).toBe("JOURNAL_READ_ONLY");
    await reader.close();
  });

  it("is refused where its tables are still to be made", async () => {
    const path = fresh();
    mkdirSync(join(path, ".."));
    writeFileSync(path, "");
    const file = new Libsql(`${pathToFileURL(path).href}?mode=ro`);
    expect(await codeOf(journalIn(file, { path, mayWrite: false }))).toBe("JOURNAL_READ_ONLY");
  });
});

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { instant } from "../../base/index.ts";
import { openLocks } from "./locks.ts";

const folder = mkdtempSync(join(tmpdir(), "rutter-locks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const since = instant(1000);

const TYPESCRIPT = ["--import", "tsx", "--input-type=module", "--eval"];

/** Takes the lock forty times, each time for a release that ends at once; fails where another one is inside. */
const RACE = `
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { openLocks } from ${JSON.stringify(new URL("./locks.ts", import.meta.url).href)};
const [place, name] = process.argv.slice(1);
mkdirSync(place + "/ended", { recursive: true });
const ended = (release) => place + "/ended/" + release;
const row = async (release) => ({ release, ended: existsSync(ended(release)) ? "done" : null });
const locks = openLocks(place + "/locks", { row });
for (let turn = 0; turn < 40; turn += 1) {
  const release = name + turn;
  while ((await locks.take("shop@production", { release, since: 0 })) !== null);
  closeSync(openSync(place + "/inside", "wx"));
  console.log(release);
  rmSync(place + "/inside");
  writeFileSync(ended(release), "");
}`;

/** A journal that knows which releases have ended. */
const journalOf = (ended: Set<string>) => ({
  row: async (release: string) =>
    release === "unknown" ? null : ({ release, ended: ended.has(release) ? "done" : null } as never),
});

describe("openLocks", () => {
  it("gives a lock to one release, again to the same, and to the next when that has ended", async () => {
    const ended = new Set<string>();
    const locks = openLocks(join(folder, "a"), journalOf(ended));
    expect(await locks.take("shop@production", { release: "r1", since })).toBeNull();
    expect(await locks.take("shop@production", { release: "r1", since })).toBeNull();
    expect(await locks.take("shop@production", { release: "r2", since })).toEqual({ release: "r1", since });
    expect(await locks.take("shop@staging", { release: "r2", since })).toBeNull();
    ended.add("r1");
    expect(await locks.holder("shop@production")).toBeNull();
    expect(await locks.take("shop@production", { release: "r2", since })).toBeNull();
    expect(await locks.take("shop@production", { release: "r1", since })).toMatchObject({ release: "r2" });
  });

  it("stays held by a release that failed, until that is stopped or went back", async () => {
    let ended: string | null = "failed";
    const row = async (release: string) => ({ release, ended }) as never;
    const locks = openLocks(join(folder, "d"), { row });
    await locks.take("shop@production", { release: "r1", since });
    expect(await locks.take("shop@production", { release: "r2", since })).toMatchObject({ release: "r1" });
    expect(await locks.take("shop@production", { release: "r1", since })).toBeNull();
    for (ended of ["stopped", "returned"]) expect(await locks.holder("shop@production")).toBeNull();
    expect(await locks.take("shop@production", { release: "r2", since })).toBeNull();
  });

  it("takes no lock of which it cannot tell who holds it", async () => {
    const locks = openLocks(join(folder, "e"), journalOf(new Set()));
    await locks.take("x", { release: "r1", since });
    const [place = ""] = readdirSync(join(folder, "e"));
    const file = join(folder, "e", place, "1");
    writeFileSync(file, '{"rel');
    await expect(locks.take("x", { release: "r2", since })).rejects.toThrow(/cannot be read/);
    rmSync(file);
    // As a file that may not be opened, to whoever runs the tests as root as well.
    mkdirSync(file);
    await expect(locks.take("x", { release: "r2", since })).rejects.toThrow(/EISDIR/);
    rmSync(file, { recursive: true });
    expect(await locks.take("x", { release: "r2", since })).toBeNull();
    rmSync(join(folder, "e", place), { recursive: true });
    writeFileSync(join(folder, "e", place), "");
    await expect(locks.holder("x")).rejects.toThrow(/ENOTDIR/);
  });

  it("is not held by a release that the journal does not know", async () => {
    const locks = openLocks(join(folder, "b"), journalOf(new Set()));
    await locks.take("x", { release: "unknown", since });
    expect(await locks.take("x", { release: "r1", since })).toBeNull();
  });

  it("keeps names apart that differ in characters no file may have, and leaves no draft", async () => {
    const locks = openLocks(join(folder, "c"), journalOf(new Set()));
    for (const [at, name] of ["../up", "..", "a/b", "a_b", "A*"].entries())
      expect(await locks.take(name, { release: `r${at}`, since })).toBeNull();
    expect(readdirSync(join(folder, "c"))).toHaveLength(5);
    for (const place of readdirSync(join(folder, "c")))
      expect(readdirSync(join(folder, "c", place))).toEqual(["1"]);
  });

  it("gives each turn to one of many processes that race for it", async () => {
    const place = join(folder, "race");
    const run = (name: string): Promise<string> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [...TYPESCRIPT, RACE, place, name]);
        let out = "";
        child.stdout.on("data", (part: Buffer) => {
          out += part.toString();
        });
        child.on("close", () => resolve(out));
      });
    const won = (await Promise.all(["p", "q", "r"].map(run))).flatMap((out) =>
      out.split("\n").filter(Boolean),
    );
    // Every release of every process ended right after it had the lock: all got it, and no number was given twice.
    expect(won).toHaveLength(3 * 40);
    expect(new Set(won).size).toBe(3 * 40);
  }, 60_000);
});

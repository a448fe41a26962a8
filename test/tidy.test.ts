/** The style of ARCHITECTURE.md, held by a test over every file of the repository. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder, REPOSITORY } from "./repository.ts";
import { importFaults } from "./tidy/import-rules.ts";
import { importTable } from "./tidy/import-table.ts";
import { doorFaults, nameFaults, openingFaults, roomFaults } from "./tidy/name-rules.ts";
import { pureFaults } from "./tidy/pure-rules.ts";
import { shapeFaults } from "./tidy/shape-rules.ts";
import { sourceOf } from "./tidy/source.ts";
import { machineOf, trackedFaults } from "./tidy/tracked-rules.ts";

const read = (path: string): string => readFileSync(join(REPOSITORY, path), "utf8");

const table = importTable(read("ARCHITECTURE.md"));
const paths = ["src", "test", "bench", "scripts"]
  .flatMap(filesUnder)
  .concat(readdirSync(REPOSITORY).filter((name) => name.endsWith(".config.ts")))
  .filter((path) => /\.(?:ts|tsx|mjs)$/.test(path));
const sources = paths.map((path) => sourceOf(path, read(path)));

/** Also what git does not know yet and does not ignore: it is about to be tracked. */
const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: REPOSITORY,
  encoding: "utf8",
})
  .split("\0")
  .filter((path) => path !== "" && existsSync(join(REPOSITORY, path)));

describe("the repository", () => {
  it("was read", () => {
    expect(sources.filter(({ path }) => path.startsWith("src/")).length).toBeGreaterThan(0);
    expect(tracked.length).toBeGreaterThan(0);
    expect(table.rooms.size).toBeGreaterThan(0);
    expect(table.pure.size).toBeGreaterThan(0);
  });

  it("has the rooms of the table, and none is empty", () => {
    const folders = readdirSync(join(REPOSITORY, "src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(roomFaults(paths, folders, table)).toEqual([]);
  });

  it("imports only what the table allows, and only through doors", () => {
    expect(sources.flatMap((source) => importFaults(source, table))).toEqual([]);
    expect(sources.flatMap(doorFaults)).toEqual([]);
  });

  it("has small files, small functions and plain forms", () => {
    expect(sources.flatMap(shapeFaults)).toEqual([]);
  });

  it("has files that are named for what is in them and open with their idea", () => {
    expect(paths.flatMap(nameFaults)).toEqual([]);
    expect(sources.flatMap(openingFaults)).toEqual([]);
  });

  it("keeps clock, chance and process out of the pure rooms", () => {
    expect(sources.flatMap((source) => pureFaults(source, table))).toEqual([]);
  });

  it("names no machine and no private registry", () => {
    const machine = machineOf(REPOSITORY, hostname());
    expect(tracked.flatMap((path) => trackedFaults(path, read(path), machine))).toEqual([]);
  });
});

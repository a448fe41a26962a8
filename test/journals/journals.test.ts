/** Every journal that was ever kept is read as it was meant, by the rules it began with. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultsOf } from "../../src/conductor/index.ts";
import { openMemoryJournal } from "../../src/journal/index.ts";
import { filesUnder, REPOSITORY } from "../repository.ts";
import { eventsOf, keptJournals, linesOf, summaryOf, summaryPath } from "./kept.ts";

const kept = keptJournals();

describe("kept journals", () => {
  it("were found, each with what was known at its end, and nothing else", () => {
    expect(kept.length).toBeGreaterThan(0);
    const wanted = kept.flatMap((path) => [path, summaryPath(path)]).sort();
    const there = filesUnder("test/journals").filter(
      (path) => !path.endsWith(".ts") && !path.endsWith(".md"),
    );
    expect(there).toEqual(wanted);
  });

  it.each(kept)("%s ends as it ended", async (path) => {
    const recordeds = await eventsOf(linesOf(path));
    const end: unknown = JSON.parse(readFileSync(join(REPOSITORY, summaryPath(path)), "utf8"));
    expect(JSON.parse(summaryOf(recordeds))).toEqual(end);
  });

  it.each(kept)("%s keeps every promise", async (path) => {
    const recordeds = await eventsOf(linesOf(path));
    const first = recordeds[0]?.event;
    if (first?.type !== "release.started") throw new Error("a release begins with release.started");
    expect(faultsOf(first.plan, recordeds)).toEqual([]);
  });

  it.each(kept)("%s is given back as it was kept", async (path) => {
    const journal = openMemoryJournal();
    const lines = linesOf(path);
    const { release } = await journal.imported(lines);
    expect(await journal.exported(release)).toEqual(lines);
  });
});

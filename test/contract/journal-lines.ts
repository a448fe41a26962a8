/** What every journal must do with releases as lines: give them whole, take them whole, and refuse what was changed. */
import { describe, expect, it } from "vitest";
import { openMemoryJournal } from "../../src/journal/index.ts";
import { AT, later, signal } from "./journal-events.ts";
import { began, begin, type OpenJournal, refusedWith } from "./journal-ground.ts";

async function someLines(): Promise<readonly string[]> {
  const journal = openMemoryJournal();
  await begin(journal);
  const received = { type: "signal.received" as const, signal: signal("s1") };
  await journal.append({ release: "r1", events: [began, received], after: 1, at: later(1), holder: null });
  await journal.append({ release: "r1", events: [began], after: 3, at: later(2), holder: null });
  return journal.exported("r1");
}

const changed = (lines: readonly string[], index: number, change: (line: string) => string): string[] =>
  lines.map((line, at) => (at === index ? change(line) : line));

type Tampering = readonly [
  what: string,
  code: string,
  tamper: (lines: readonly string[]) => readonly string[],
];

const tamperings: readonly Tampering[] = [
  [
    "another word in an event",
    "JOURNAL_CHAIN_BROKEN",
    (all) => changed(all, 1, (line) => line.replace("step-1", "step-9")),
  ],
  [
    "another time",
    "JOURNAL_CHAIN_BROKEN",
    (all) => changed(all, 1, (line) => line.replace(`${later(1)}`, `${later(0)}`)),
  ],
  ["a line left out", "JOURNAL_CHAIN_BROKEN", (all) => all.filter((_, at) => at !== 1)],
  [
    "a line twice",
    "JOURNAL_CHAIN_BROKEN",
    (all) => all.flatMap((line, at) => (at === 1 ? [line, line] : [line])),
  ],
  ["no beginning", "JOURNAL_CHAIN_BROKEN", (all) => all.slice(1)],
  [
    "a line of another release",
    "JOURNAL_LINE_INVALID",
    (all) => changed(all, 3, (line) => line.replace('"r1"', '"r2"')),
  ],
  ["half a line", "JOURNAL_LINE_INVALID", (all) => changed(all, 3, (line) => line.slice(0, -20))],
  [
    "a line without a hash",
    "JOURNAL_LINE_INVALID",
    (all) => changed(all, 2, (line) => line.replace('"hash"', '"hsah"')),
  ],
  [
    "a time that is none",
    "JOURNAL_LINE_INVALID",
    (all) => changed(all, 2, (line) => line.replace(`${later(1)}`, "1e300")),
  ],
  [
    "an event of no known type",
    "JOURNAL_LINE_INVALID",
    (all) => changed(all, 1, (line) => line.replace("node.began", "node.gone")),
  ],
  [
    "an event of a newer version",
    "JOURNAL_NEWER",
    (all) => changed(all, 1, (line) => line.replace('"v":', '"v":9')),
  ],
  ["no line", "JOURNAL_LINE_INVALID", () => [""]],
  ["another file", "JOURNAL_LINE_INVALID", () => ["# Deploy", "", "- [ ] Tests are green"]],
];

export function lineContract(open: OpenJournal): void {
  describe("exported and imported", () => {
    it("moves a release as it is", async () => {
      const lines = await someLines();
      const journal = await open();
      expect(await journal.imported([...lines, ""])).toEqual({ release: "r1", events: 4 });
      expect(await journal.exported("r1")).toEqual(lines);
      expect(await journal.verify("r1")).toMatchObject({ whole: true, events: 4 });
      expect(await journal.row("r1")).toMatchObject({ lastSeq: 4, updatedAt: later(2), startedAt: AT });
      expect(await journal.exported("nobody")).toEqual([]);
    });

    it("goes on where the lines end, and knows their signals", async () => {
      const journal = await open();
      await journal.imported(await someLines());
      await journal.put("r1", { signal: signal("s1"), putAt: AT });
      expect(await journal.inbox("r1")).toEqual([]);
      await journal.append({ release: "r1", events: [began], after: 4, at: AT, holder: null });
      expect(await journal.verify("r1")).toMatchObject({ whole: true, events: 5 });
    });

    it("takes what is there already as done, also when more came since", async () => {
      const journal = await open();
      const lines = await someLines();
      await journal.imported(lines);
      await journal.append({ release: "r1", events: [began], after: 4, at: AT, holder: null });
      expect(await journal.imported(lines)).toEqual({ release: "r1", events: 4 });
      expect(await journal.read("r1", 4)).toHaveLength(1);
    });

    it("refuses other events of a release that is there", async () => {
      const journal = await open();
      const lines = await someLines();
      await begin(journal, "r1", later(1));
      expect(await refusedWith(journal.imported(lines))).toBe("JOURNAL_RELEASE_DIFFERS");
      const shorter = await open();
      await shorter.imported(lines.slice(0, 2));
      expect(await refusedWith(shorter.imported(lines))).toBe("JOURNAL_RELEASE_DIFFERS");
      expect(await shorter.exported("r1")).toEqual(lines.slice(0, 2));
    });

    it.each(tamperings)("refuses %s with %s, and keeps nothing of it", async (_, code, tamper) => {
      const journal = await open();
      const lines = await someLines();
      const tampered = tamper(lines);
      expect(tampered).not.toEqual(lines);
      expect(await refusedWith(journal.imported(tampered))).toBe(code);
      expect(await journal.list()).toEqual([]);
    });
  });
}

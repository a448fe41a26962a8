/**
 * Texts made to take a reader's time or stack give a reading whose figures add up. How long they take is no test's
 * business: `bench/linear.ts` measures that.
 */
import { describe, expect, test } from "vitest";
import { readRunbook } from "../../src/runbook/index.ts";
import { HOSTILE } from "./hostile-inputs.ts";
import { brokenLaws, type Witness } from "./reading-laws.ts";

const UNCOMPARED: Witness = { lines: new Map(), apart: "micromark takes too long over it", countable: false };

const PATIENCE_MS = 120_000;

/** Two letters may make an item of several hundred; a long heading must not be repeated in every item below it. */
const LETTERS_PER_LETTER = 400;

describe("a hostile text gives a reading that adds up", () => {
  test.each(HOSTILE)("$name", { timeout: PATIENCE_MS }, ({ make, size }) => {
    const text = make(Math.ceil(size / 10));
    const reading = readRunbook(text, { file: "hostile.md" });
    expect(brokenLaws(text, reading, UNCOMPARED)).toEqual([]);
    expect(JSON.stringify(reading).length).toBeLessThan(LETTERS_PER_LETTER * (text.length + 100));
  });
});

describe("what is nested too deep to be opened is unread, and says so", () => {
  const DEEP: readonly (readonly [string, string])[] = [
    ["quotations", `${">".repeat(150)} error rate > 5%`],
    ["lists in one line", `${"- ".repeat(150)}[ ] Check the pods`],
    [
      "lists below each other",
      Array.from({ length: 150 }, (_, at) => `${"  ".repeat(at)}- [ ] Check ${at}`).join("\n"),
    ],
    [
      "a fence within quotations",
      [..."0123"].map((at) => `${"> ".repeat(150)}${at === "0" ? "```bash" : "ls"}`).join("\n"),
    ],
    ["lists and quotations by turns", `${"> - ".repeat(75)}ls > 5`],
  ];

  test.each(DEEP)("%s", (_, text) => {
    const reading = readRunbook(`# Deploy\n\n${text}\n`, { file: "deep.md" });
    expect(brokenLaws(text.concat("\n\n\n"), reading, UNCOMPARED)).toEqual([]);
    expect(reading.unread.map(({ why }) => why)).toContainEqual(expect.stringContaining("nested more than"));
    expect(reading.coverage.unread).toBeGreaterThan(0);
  });

  test("up to there it is read", () => {
    const reading = readRunbook(`${"> ".repeat(40)}- [ ] Check the pods`, { file: "deep.md" });
    expect(reading.unread).toEqual([]);
    expect(reading.coverage).toEqual({ operational: 1, understood: 1, unread: 0 });
  });
});

describe("more of a thing than a call may have arguments", () => {
  const MANY: readonly (readonly [string, string])[] = [
    ["commands in one line", `\`\`\`bash\n${"a|".repeat(150_000)}b\n\`\`\``],
    ["lines under one box", `- [ ] check\n\n  \`\`\`bash\n${"  ls\n".repeat(130_000)}  \`\`\``],
    ["placeholders in one line", `\`\`\`bash\ngit ${"<a> ".repeat(130_000)}\n\`\`\``],
  ];

  test.each(MANY)("%s", (_, text) => {
    expect(() => readRunbook(`# Deploy\n\n${text}\n`, { file: "many.md" })).not.toThrow();
  });
});

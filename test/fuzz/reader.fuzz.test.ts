/**
 * Twenty thousand texts at random through the reader: it never throws, never hangs, loses no line of work and refers to
 * nothing that is not there. `FUZZ_SEED` repeats one text, `FUZZ_RUNS` widens the search.
 */
import { describe, expect, test } from "vitest";
import { garbage } from "./garbage.ts";
import { type Family, faultsOf, runFamily } from "./run-inputs.ts";
import { runbooks, spliced } from "./spliced.ts";
import { tidyMarkdown } from "./tidy-markdown.ts";
import { wildMarkdown } from "./wild-markdown.ts";

/** What a run of thousands may take on a busy machine; a single text that hangs is stopped long before. */
const PATIENCE_MS = 600_000;

const FAMILIES: readonly Family[] = [
  { name: "tidy runbooks", make: tidyMarkdown, runs: 5000, seed: 1, compared: 1 },
  { name: "wild Markdown", make: wildMarkdown, runs: 6000, seed: 100_001, compared: 0.4 },
  { name: "pieces of the examples", make: spliced, runs: 4000, seed: 200_001, compared: 0.6 },
  { name: "garbage", make: garbage, runs: 5000, seed: 300_001, compared: 0.4 },
];

describe("the reader", () => {
  test("there are runbooks to cut pieces from", () => {
    expect(runbooks.length).toBeGreaterThan(3);
  });

  for (const family of FAMILIES) {
    test(`${family.name}: every law holds (from seed ${family.seed})`, { timeout: PATIENCE_MS }, () => {
      const { runs, compared, lines } = runFamily(family);
      expect(runs).toBeGreaterThan(0);
      if (runs < 100) return;
      expect(compared / runs).toBeGreaterThanOrEqual(family.compared);
      expect(lines).toBeGreaterThan(runs / 2);
    });
  }
});

/** Texts that once broke a law, kept for good. */
const ONCE_BROKEN: readonly string[] = [];

describe("texts that once broke a law", () => {
  test.each(ONCE_BROKEN.map((text) => [text]))("%j", (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});

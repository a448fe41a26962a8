/**
 * Ten thousand more: Markdown with nothing kept tidy, and pieces of the examples' runbooks cut and put together anew. A
 * file of its own, so that both run at once.
 */
import { describe, expect, test } from "vitest";
import { holdsForAll } from "./holds-for-all.ts";
import { runbooks, spliced } from "./spliced.ts";
import { wildMarkdown } from "./wild-markdown.ts";

describe("the reader", () => {
  test("there are runbooks to cut pieces from", () => {
    expect(runbooks.length).toBeGreaterThan(3);
  });

  holdsForAll({ name: "wild Markdown", make: wildMarkdown, runs: 5000, seed: 100_001, compared: 0.4 });
  holdsForAll({ name: "pieces of the examples", make: spliced, runs: 5000, seed: 200_001, compared: 0.6 });
});

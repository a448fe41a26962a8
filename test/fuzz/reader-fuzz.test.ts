/**
 * Ten thousand texts at random through the reader, tidy runbooks and garbage: it never throws, never hangs, loses no line
 * of work and refers to nothing that is not there. `FUZZ_SEED` starts elsewhere, `FUZZ_RUNS` widens or narrows.
 */
import { describe, expect, test } from "vitest";
import { garbage } from "./garbage.ts";
import { holdsForAll } from "./holds-for-all.ts";
import { faultsOf } from "./run-inputs.ts";
import { tidyMarkdown } from "./tidy-markdown.ts";

describe("the reader", () => {
  holdsForAll({ name: "tidy runbooks", make: tidyMarkdown, runs: 5000, seed: 1, compared: "always" });
  holdsForAll({ name: "garbage", make: garbage, runs: 5000, seed: 300_001, compared: 0.4 });
});

/** Texts that once broke a law, kept for good. */
const ONCE_BROKEN: readonly string[] = [
  "- [X]\nR > 2",
  "- [\t] check",
  "- [ ]\n\n  error rate > 5%",
  "- \u3000\n  error rate > 5%",
  "\ufeff# Deploy\n\n- [ ] check",
  "\ufeff```bash\nls\n```",
  "# A\n# A\n# A 2",
  "# Check\n# Check-2\n# Check",
];

describe("texts that once broke a law", () => {
  test.each(ONCE_BROKEN.map((text) => [text]))("%j", (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});

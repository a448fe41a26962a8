/**
 * A test that holds many texts of one kind against the laws of a reading, and fails as well when too few of them could be
 * compared line by line: a restriction that leaves nothing to check is no restriction but a hole.
 */
import { expect, test } from "vitest";
import { type Family, runFamily } from "./run-inputs.ts";

/** What thousands may take on a busy machine; a single text that hangs is stopped long before. */
const PATIENCE_MS = 600_000;

/** Fewer texts than this, as when one seed is repeated, have no share to speak of. */
const ENOUGH = 100;

export function holdsForAll(family: Family): void {
  test(`${family.name}: every law holds (from seed ${family.seed})`, { timeout: PATIENCE_MS }, () => {
    const { runs, compared, lines } = runFamily(family);
    expect(runs).toBeGreaterThan(0);
    if (runs < ENOUGH) return;
    expect(compared / runs).toBeGreaterThanOrEqual(family.compared === "always" ? 1 : family.compared);
    expect(lines).toBeGreaterThan(runs / 4);
  });
}

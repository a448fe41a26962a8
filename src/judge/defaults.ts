/**
 * The figures the judge goes by where nobody says otherwise. Each was settled by proof or simulation; docs/benchmarks.md
 * shows what they cost. Nothing is computed here.
 */

/** The chance that a good release is rolled back, over all its metrics, steps and looks. */
export const ALPHA = 0.01;

/** Odds that are bet on at once, so that the size of a regression need not be known. */
export const GRID_UP: readonly number[] = [1.5, 2.5, 5, 12, 40, 200];
export const GRID_DOWN: readonly number[] = [0.9, 0.75, 0.5, 0.25, 0.01];
export const GRID_LATENCY: readonly number[] = [1.5, 3, 8];

export const GRID_PASS: readonly number[] = [0.7, 0.45, 0.2, 0.03];
export const GRID_PASS_LATENCY: readonly number[] = [0.75, 0.5, 0.25];
/** Not too few: the new version has at least what it should, seen against four fifths of it. */
export const GRID_PASS_FEW: readonly number[] = [1.15, 1.3];
/** Not too many: the same, upside down. */
export const GRID_PASS_MANY: readonly number[] = [0.87, 0.75, 0.5, 0.25];

/** How much of the stake says "bad from the start"; the rest is laid out on later onsets, a share of it each interval. */
export const FROM_START = 0.5;
export const RESTART_MS = 60_000;
export const HAZARD = 1 / 60;
export const RESTART_AT_STEP = 0.2;

/** A share of requests may be this much worse before it counts, and this much is what a pass rules out. */
export const MARGIN_ERRORS = 0.0005;
export const MARGIN_ERRORS_PASS = 0.005;
/** With the margin "auto": so much of the rate before, if that is more. */
export const MARGIN_OF_PAST = 0.05;

export const MARGIN_LATENCY = 1.1;
export const MARGIN_LATENCY_PASS = 1.25;
export const MARGIN_MANY = 1.1;
export const MARGIN_MANY_PASS = 1.25;
export const MARGIN_FEW = 0.9;
export const MARGIN_FEW_PASS = 0.8;
/** Of the requests themselves: half of what its weight promises. */
export const MARGIN_REQUESTS = 0.5;

/** ln M from which a metric passes, and from which a release is amber. */
export const PASSES = Math.log(20);
export const AMBER = Math.log(5);
export const PASS_AFTER_MS = 60_000;

/** The new version silent while the old one has traffic: first nothing rises, then it goes back. */
export const HOLD_SILENT_MS = 60_000;
export const RETURN_SILENT_MS = 180_000;

/** A cold new version is slow at first, and that is no regression. */
export const WARM_UP_MS = 30_000;

export const PHI_UNKNOWN = 2;
export const PHI_MAX = 100;
export const PHI_BLOCK_MS = 60_000;
export const PHI_LONG_BLOCK_MS = 300_000;
export const PHI_SHORT_BLOCK_MS = 30_000;
/** Below the first, a past is none; below the second it is short, and its figure is raised. */
export const PAST_NONE_MS = 300_000;
export const PAST_SHORT_MS = 1_200_000;
export const PHI_SHORT_FACTOR = 1.5;
/** How many blocks the figure of the past counts for, at least, beside those of the release. */
export const PHI_SHRINK = 10;

/** No single scrape of a metric may win more than this: it takes two to roll back. */
export const capAt = (alpha: number): number => Math.log(1.5 / alpha);

/**
 * Reading takes time in proportion to the text: ten times the text, ten times the time, for runbooks and for texts made
 * to break that. Growth is told per length: 10 × means ten times the time for ten times the length.
 */
import { loadYaml, readRunbook } from "../src/runbook/index.ts";
import { HOSTILE } from "../test/fuzz/hostile-inputs.ts";
import { exampleText } from "./example-text.ts";
import { type Figure, isMet, ms, tell } from "./figures.ts";
import { byTurns, cpuMs } from "./measure.ts";

/** Below this, times are the collector's and the clock's rather than the text's. */
const FLOOR_MS = 40;
const ROUNDS = 3;
/** A miss may be the machine's: it is measured again, more often. */
const AGAIN = 7;
const RUNBOOK_LIMIT = 11;
const HOSTILE_LIMIT = 13;
/** How many of the hostile texts the table shows, the worst first. */
const SHOWN = 8;

const parseYaml = await loadYaml();
const read = (text: string): number => cpuMs(() => readRunbook(text, { file: "bench.md", parseYaml }));

interface Pair {
  readonly what: string;
  readonly small: string;
  readonly large: string;
  readonly limit: number;
}

function growth(pair: Pair, rounds: number): Figure {
  const [few = 0, many = 0] = byTurns(rounds, [() => repeated(pair.small), () => read(pair.large)]);
  const tenfold = pair.large.length / pair.small.length / 10;
  return {
    what: pair.what,
    beside: ms(few),
    found: ms(many),
    ratio: Math.max(0, many - FLOOR_MS) / few / tenfold,
    limit: pair.limit,
  };
}

/** A short reading is measured over several, so that its time is more than the clock's grain. */
function repeated(text: string): number {
  const once = read(text);
  if (once > 20) return once;
  let sum = once;
  for (let times = 1; times < 4; times += 1) sum += read(text);
  return sum / 4;
}

function measured(pair: Pair): Figure {
  const first = growth(pair, ROUNDS);
  return isMet(first) ? first : growth(pair, AGAIN);
}

const runbook = measured({
  what: "the examples' runbooks, 100 kB and 1 MB",
  small: exampleText(100_000),
  large: exampleText(1_000_000),
  limit: RUNBOOK_LIMIT,
});

const hostile = HOSTILE.map(({ name, size, make }) =>
  measured({ what: name, small: make(Math.ceil(size / 10)), large: make(size), limit: HOSTILE_LIMIT }),
).sort((a, b) => b.ratio - a.ratio);

const shown = process.argv.includes("--all")
  ? hostile
  : hostile.filter((each, at) => at < SHOWN || !isMet(each));
tell(["text", "a tenth", "whole"], [runbook, ...shown]);
console.log(
  `\n${hostile.length} hostile texts measured, ${hostile.filter(isMet).length} within their limit.`,
);

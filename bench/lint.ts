/**
 * Linting, against reading the same runbooks, in one run: the rules go over what was read once, so each costs little. Also
 * that linting grows with the text as reading does.
 */
import { lint, noFacts } from "../src/lint/index.ts";
import { loadYaml, readRunbook, studyRunbook } from "../src/runbook/index.ts";
import { examples, exampleText } from "./example-text.ts";
import { type Figure, ms, tell } from "./figures.ts";
import { byTurns, cpuMs } from "./measure.ts";

const ROUNDS = 9;
/** Reading included: the goal of `rutter lint` on a folder of runbooks. */
const LIMIT = 3;
const GROWTH_LIMIT = 11;

const parseYaml = await loadYaml();
const options = { file: "bench.md", parseYaml };
const read = (text: string): unknown => readRunbook(text, options);
const linted = (text: string): unknown =>
  lint(studyRunbook(text, options), text, { facts: noFacts, levels: new Map() });

function beside(): Figure {
  const [reading = 0, linting = 0] = byTurns(ROUNDS, [
    () => cpuMs(() => read(examples)),
    () => cpuMs(() => linted(examples)),
  ]);
  return {
    what: "the examples' runbooks, read and linted",
    beside: ms(reading),
    found: ms(linting),
    ratio: linting / reading,
    limit: LIMIT,
  };
}

function growth(): Figure {
  const [small, large] = [exampleText(100_000), exampleText(1_000_000)];
  const [short = 0, long = 0] = byTurns(3, [
    () => cpuMs(() => linted(small)),
    () => cpuMs(() => linted(large)),
  ]);
  return {
    what: "100 kB and 1 MB, linted",
    beside: ms(short),
    found: ms(long),
    ratio: long / short,
    limit: GROWTH_LIMIT,
  };
}

tell(["", "beside", "linting"], [beside(), growth()]);

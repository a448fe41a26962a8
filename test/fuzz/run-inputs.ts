/**
 * Reads many texts drawn at random and holds each reading against the laws. A failure names its seed and shows the
 * smallest text that fails the same way; a reader that never comes back is stopped from outside.
 */
import { createContext, runInContext } from "node:vm";
import { loadYaml, readRunbook, type YamlParser } from "../../src/runbook/index.ts";
import { type Random, randomFrom } from "./random.ts";
import { brokenLaws, type Witness, witnessOf } from "./reading-laws.ts";
import { shrink } from "./shrink.ts";

export interface Family {
  readonly name: string;
  readonly make: (random: Random) => string;
  readonly runs: number;
  readonly seed: number;
  /** The least share of texts that must be compared line by line; "always": all of them, whatever they hold. */
  readonly compared: number | "always";
}

export interface Tally {
  readonly runs: number;
  readonly compared: number;
  readonly lines: number;
}

/** No text of these sizes takes the reader a hundredth of it; only a hang takes longer. */
const HANG_MS = 20_000;

const parseYaml: YamlParser = await loadYaml();

export function runFamily(family: Family): Tally {
  const seed = Number(process.env.FUZZ_SEED ?? family.seed);
  const runs = Number(process.env.FUZZ_RUNS ?? family.runs);
  const tally = { runs, compared: 0, lines: 0 };
  for (let at = seed; at < seed + runs; at += 1) {
    const text = family.make(randomFrom(at));
    const witness = seen(text, family);
    if (faultsOf(text, witness).length > 0) throw new Error(report(family, at, text));
    if (witness.apart !== null) continue;
    tally.compared += 1;
    tally.lines += witness.lines.size;
  }
  return tally;
}

/** A text that every parser reads alike is always compared, even where it looks like one that they read differently. */
function seen(text: string, { compared }: Family): Witness {
  const witness = witnessOf(text);
  return compared === "always" ? { ...witness, apart: null } : witness;
}

export function faultsOf(text: string, witness: Witness = witnessOf(text)): readonly string[] {
  try {
    const reading = bounded(() => read(text));
    const again = read(text);
    const same = JSON.stringify(reading) === JSON.stringify(again);
    const broken = brokenLaws(text, reading, witness);
    return same ? broken : [...broken, "read twice, the text gives two readings"];
  } catch (error) {
    return [`it threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

const read = (text: string) => readRunbook(text, { file: "fuzz.md", parseYaml });

const cage: { act: () => unknown } = { act: () => null };
const context = createContext(cage);

/** Code that loops without end can only be stopped by its engine; this asks it to. */
function bounded<T>(act: () => T): T {
  cage.act = act;
  return runInContext("act()", context, { timeout: HANG_MS }) as T;
}

function report(family: Family, seed: number, text: string): string {
  const kind = (faults: readonly string[]): string => (faults[0] ?? "").replace(/[\d-]+/g, "N").slice(0, 40);
  const faults = faultsOf(text, seen(text, family));
  const first = kind(faults);
  const small = shrink(text, (smaller) => kind(faultsOf(smaller)) === first);
  return [
    `${family.name}, seed ${seed}: ${faults.slice(0, 3).join("; ")}`,
    `smallest text: ${JSON.stringify(small)}`,
    `repeat it: FUZZ_SEED=${seed} FUZZ_RUNS=1 npx vitest run test/fuzz -t "${family.name}"`,
  ].join("\n");
}

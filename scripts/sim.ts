/**
 * Simulated releases of the example runbooks with random faults, deaths and people: `npm run sim -- --seeds 10000`, or one
 * of them with `--seed N`, told event by event. Ends with 1 where a checker found something, and prints the seed.
 */
import { formatInstant } from "../src/base/index.ts";
import { allScenes } from "../test/simulation/scenes.ts";
import { runSeed, type SeedRun } from "../test/simulation/seed.ts";

function numberAfter(option: string): number | null {
  const at = process.argv.indexOf(option);
  if (at < 0) return null;
  const value = Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${option} takes a whole number`);
  return value;
}

/** Event by event; what it carries is cut to a line. */
function tell({ run, scene }: SeedRun): void {
  console.log(scene);
  for (const { seq, at, event } of run?.events ?? []) {
    const { type, ...rest } = event;
    const said = type === "release.started" ? "" : JSON.stringify(rest).slice(0, 200);
    console.log(`${String(seq).padStart(4)}  ${formatInstant(at)}  ${type}  ${said}`);
  }
}

const scenes = await allScenes();
const one = numberAfter("--seed");
const first = one ?? numberAfter("--from") ?? 1;
const count = one === null ? (numberAfter("--seeds") ?? 300) : 1;
const ends = new Map<string, number>();
let failed = 0;
let deaths = 0;
let events = 0;
const startedMs = performance.now();
for (let seed = first; seed < first + count; seed += 1) {
  const ran = await runSeed(seed, scenes);
  if (one !== null) tell(ran);
  const end = ran.run?.state.ended?.as ?? (ran.run === null ? "broken" : `open (${ran.run.as})`);
  ends.set(end, (ends.get(end) ?? 0) + 1);
  deaths += ran.run?.deaths ?? 0;
  events += ran.run?.events.length ?? 0;
  if (ran.findings.length === 0) continue;
  failed += 1;
  console.log(`seed ${seed}  ${ran.scene}\n${ran.findings.map((finding) => `  ${finding}`).join("\n")}`);
}
const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
const told = [...ends].sort().map(([end, times]) => `${times} ${end}`);
console.log(
  `${count} seeds in ${seconds} s: ${told.join(", ")}; ${deaths} deaths, ${events} events; ${failed} failed`,
);
if (failed > 0) process.exitCode = 1;

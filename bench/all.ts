/**
 * Runs the benchmarks one after another and writes their tables between the marks in `docs/benchmarks.md`, with the
 * machine they ran on. Ends with 1 when one of them missed a figure.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

const PAGE = join(import.meta.dirname, "../docs/benchmarks.md");
const BEGIN = "<!-- figures: written by npm run bench -->";
const END = "<!-- end of figures -->";

const BENCHES = [
  { file: "linear.ts", title: "Time grows with the text" },
  { file: "against-micromark.ts", title: "Reading against parsing" },
  { file: "lint.ts", title: "Linting" },
  { file: "start.ts", title: "Starting" },
  { file: "steps.ts", title: "Carrying out a step" },
  { file: "session.ts", title: "Sessions" },
  { file: "releases.ts", title: "A thousand releases" },
  { file: "journal.ts", title: "The journal" },
  { file: "guards.ts", title: "A thousand guards" },
] as const;

const runs = BENCHES.map(({ file, title }) => {
  const path = join(import.meta.dirname, file);
  const run = spawnSync(process.execPath, [...process.execArgv, path], { encoding: "utf8" });
  console.log(`${title}\n\n${run.stdout}${run.stderr}`);
  return { title, table: run.stdout.trim(), passed: run.status === 0 };
});

const [first] = cpus();
const machine = `${cpus().length} × ${first?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}.`;
const figures = [machine, ...runs.map(({ title, table }) => `### ${title}\n\n${table}`)].join("\n\n");

const page = readFileSync(PAGE, "utf8");
const begin = page.indexOf(BEGIN);
const end = page.indexOf(END);
if (begin < 0 || end < begin) throw new Error(`docs/benchmarks.md has lost its marks: ${BEGIN} and ${END}`);
writeFileSync(PAGE, `${page.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${page.slice(end)}`);

if (!runs.every(({ passed }) => passed)) process.exitCode = 1;

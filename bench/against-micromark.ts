/**
 * Reading a runbook, against parsing the same text with micromark and GFM to a tree, in one run; and the memory that a
 * process needs to read it, against one that only loads the reader.
 */
import { spawnSync } from "node:child_process";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { loadYaml, readRunbook } from "../src/runbook/index.ts";
import { exampleText } from "./example-text.ts";
import { type Figure, ms, tell } from "./figures.ts";
import { byTurns, cpuMs } from "./measure.ts";

const LENGTH = 1_000_000;
const ROUNDS = 5;
const TIME_LIMIT = 0.5;
const MEMORY_LIMIT_MB = 150;
/** The argument of a process that is measured rather than measures. */
const READ = "--read";
const IDLE = "--idle";

const parseYaml = await loadYaml();
const read = (text: string): unknown => readRunbook(text, { file: "bench.md", parseYaml });

if (process.argv.includes(READ) || process.argv.includes(IDLE)) {
  const text = exampleText(LENGTH);
  const reading = process.argv.includes(READ) ? read(text) : null;
  process.stdout.write(JSON.stringify({ rssKb: process.resourceUsage().maxRSS, kept: reading !== null }));
} else {
  tell(["1 MB of the examples' runbooks", "beside", "Rutter"], [time(), memory()]);
}

function time(): Figure {
  const text = exampleText(LENGTH);
  const parse = (): unknown =>
    fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const [parsing = 0, reading = 0] = byTurns(ROUNDS, [() => cpuMs(parse), () => cpuMs(() => read(text))]);
  return {
    what: "processor time, micromark's and Rutter's",
    beside: ms(parsing),
    found: ms(reading),
    ratio: reading / parsing,
    limit: TIME_LIMIT,
  };
}

function memory(): Figure {
  const [idle = 0, full = 0] = byTurns(3, [() => peakMb(IDLE), () => peakMb(READ)]);
  return {
    what: "most memory held, idle and reading",
    beside: `${Math.round(idle)} MB`,
    found: `${Math.round(full)} MB`,
    ratio: full - idle,
    limit: MEMORY_LIMIT_MB,
    unit: "MB",
  };
}

function peakMb(what: string): number {
  const run = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, what], {
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`measuring memory failed: ${run.stderr}`);
  return (JSON.parse(run.stdout) as { rssKb: number }).rssKb / 1024;
}

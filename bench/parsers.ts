/**
 * Measures the parsers that docs/decisions/0001-packages.md chooses, and what they cost to load. The candidates of one
 * comparison take turns in one run, so that a busy machine is unfair to none; figures are medians.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import MarkdownIt from "markdown-it";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { parse } from "unbash";

const ROOT = resolve(import.meta.dirname, "..");
const ROUNDS = 5;
/** A start is short and its time varies with whatever else the machine does. */
const START_ROUNDS = 25;

type Candidates = Readonly<Record<string, () => unknown>>;

const markdownIt = new MarkdownIt({ html: true });
const blocksOnly = new MarkdownIt({ html: true });
blocksOnly.core.ruler.enableOnly(["normalize", "block"]);

const runbooks = filesUnder(join(ROOT, "examples")).filter((path) => path.endsWith(".md"));
const markdown = runbooks.map((path) => readFileSync(path, "utf8")).join("\n\n");
const megabyte = markdown.repeat(Math.ceil(1_000_000 / markdown.length)).slice(0, 1_000_000);
const fences = [...markdown.matchAll(/^```(?:bash|sh)\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? "");
const shellSize = fences.join("").length;
const megabyteOfFences = Array.from({ length: Math.ceil(1_000_000 / shellSize) }, () => fences).flat();

console.log(`node ${process.version}, ${ROUNDS} rounds, medians\n`);
compare("1 MB of the examples' runbooks, ms", {
  "micromark with GFM, to mdast": () =>
    fromMarkdown(megabyte, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
  "markdown-it": () => markdownIt.parse(megabyte, {}),
  "markdown-it, block rules only": () => blocksOnly.parse(megabyte, {}),
});
compare("hostile Markdown, markdown-it with block rules only, ms", {
  "100 kB of `[a](`": () => blocksOnly.parse("[a](".repeat(25_000), {}),
  "1 MB of `[a](`": () => blocksOnly.parse("[a](".repeat(250_000), {}),
  "4 MB of nested quotes": () => blocksOnly.parse(`${"> ".repeat(2000)}\n`.repeat(1000), {}),
  "5,000 nested list items, 25 MB": () => blocksOnly.parse(nestedList(5000), {}),
});
compare(`bash with unbash: ${fences.length} fences of the examples (${kilobytes(shellSize)}), ms`, {
  "each fence once": () => fences.map((fence) => parse(fence)),
  "each fence, 1 MB in all": () => megabyteOfFences.map((fence) => parse(fence)),
  "100,000 unbalanced openers": () => parse("(".repeat(100_000)),
});
const starts: Candidates = {
  nothing: () => start(""),
  "markdown-it": () => start('import "markdown-it"'),
  unbash: () => start('import "unbash"'),
  yaml: () => start('import "yaml"'),
  zod: () => start('import "zod"'),
  "micromark with GFM, to mdast": () =>
    start('import "mdast-util-from-markdown"; import "mdast-util-gfm"; import "micromark-extension-gfm"'),
};
compare(`a start of node that imports, ms, ${START_ROUNDS} rounds`, starts, START_ROUNDS);
console.log("on disk");
for (const name of ["markdown-it", "unbash", "yaml", "zod"]) {
  const files = filesUnder(join(ROOT, "node_modules", name));
  const size = files.reduce((sum, path) => sum + statSync(path).size, 0);
  console.log(`  ${name.padEnd(32)}${kilobytes(size).padStart(10)}`);
}

function compare(title: string, candidates: Candidates, rounds = ROUNDS): void {
  const times = new Map(Object.keys(candidates).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, candidate] of Object.entries(candidates)) {
      const started = performance.now();
      candidate();
      times.get(name)?.push(performance.now() - started);
    }
  }
  console.log(title);
  for (const [name, measured] of times) {
    const median = measured.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
    console.log(`  ${name.padEnd(32)}${median.toFixed(1).padStart(10)}`);
  }
  console.log("");
}

function start(program: string): void {
  const { status } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: ROOT });
  if (status !== 0) throw new Error(`this does not start: ${program}`);
}

function nestedList(depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- a`).join("\n");
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === "node_modules" && folder.includes("examples") ? [] : filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

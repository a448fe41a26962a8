/** The examples' runbooks, repeated to any length: what the benchmarks read. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const EXAMPLES = join(import.meta.dirname, "../examples");

const paths = readdirSync(EXAMPLES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.includes("runbooks") && path.endsWith(".md") && !path.includes("node_modules"))
  .sort();

if (paths.length === 0) throw new Error("there are no runbooks in examples/ to measure with");

export const examples: string = paths.map((path) => readFileSync(join(EXAMPLES, path), "utf8")).join("\n\n");

/** Ends with a whole line. */
export function exampleText(length: number): string {
  const text = examples.repeat(Math.ceil(length / examples.length));
  return text.slice(0, text.lastIndexOf("\n", length) + 1);
}

/** The first lines; a fence that they cut through is closed. */
export function exampleLines(count: number): string {
  const lines = examples.split("\n").slice(0, count - 1);
  const marks = lines.filter((line) => line.trimStart().startsWith("```")).length;
  return [...lines, marks % 2 === 1 ? "```" : "", ""].join("\n");
}

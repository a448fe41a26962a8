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

export const exampleLines = (count: number): string => `${examples.split("\n").slice(0, count).join("\n")}\n`;

/** Every code has a page that explains it and shows it happening; every page has a code. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CodeTable } from "../src/base/index.ts";
import { scriptOf } from "./docs/transcript.ts";
import { filesUnder, REPOSITORY } from "./repository.ts";

const tables = filesUnder("src").filter((path) => /^src\/[^/]+\/codes\.ts$/.test(path));
const loaded = await Promise.all(
  tables.map(async (path) => {
    const room: { codes?: CodeTable } = await import(join(REPOSITORY, path));
    return { path, entries: Object.entries(room.codes ?? {}) };
  }),
);
const all = loaded.flatMap(({ path, entries }) => entries.map(([code, entry]) => ({ path, code, entry })));
const pagePath = (code: string): string => `docs/errors/${code}.md`;
const pages = filesUnder("docs/errors").filter((path) => path.endsWith(".md"));

describe("error codes", () => {
  it("were found, in tables that are called `codes`", () => {
    expect(all.length).toBeGreaterThan(0);
    expect(loaded.filter(({ entries }) => entries.length === 0).map(({ path }) => path)).toEqual([]);
  });

  it("stand in one table each", () => {
    const twice = all.filter(({ code }, index) => all.findIndex((other) => other.code === code) !== index);
    expect(twice.map(({ path, code }) => `${code} again in ${path}`)).toEqual([]);
  });

  it("are all explained, and nothing else is", () => {
    const wanted = all.map(({ code }) => pagePath(code)).sort();
    expect({ pages }).toEqual({ pages: wanted });
  });

  it.each(all)("$code is a code with a level and a title", ({ code, entry }) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/);
    expect(entry.title).toMatch(/^\S.{0,98}(?:[^.\s]|\.\.\.)$/);
    if (entry.kind === "diagnostic") expect(["error", "warning", "note"]).toContain(entry.level);
    else expect(entry.kind).toBe("error");
  });

  it.each(all.filter(({ code }) => existsSync(join(REPOSITORY, pagePath(code)))))(
    "$code has a whole page",
    ({ code, entry }) => {
      const text = readFileSync(join(REPOSITORY, pagePath(code)), "utf8");
      expect(faultsOf(code, text, entry.rare === true)).toEqual([]);
    },
  );
});

describe("faultsOf a page", () => {
  const page =
    "# A_B\n\nWhat.\n\n## Why\n\nx\n\n## What to do\n\nx\n\n## Example\n\n```console\n$ rutter lint a.md\nerror A_B  what\n```\n";

  it("finds none in a whole page", () => {
    expect(faultsOf("A_B", page)).toEqual([]);
  });

  it.each([
    ["another title", page.replace("# A_B", "# A_C")],
    ["two lines of what", page.replace("What.", "What.\nMore.")],
    ["no way out", page.replace("## What to do", "## Todo")],
    ["no transcript", page.replace("console", "text")],
    ["another code in the output", page.replace("error A_B", "error A_BC")],
    ["only its own explanation", page.replace("rutter lint a.md", "rutter explain A_B")],
  ])("finds %s", (_, text) => {
    expect(faultsOf("A_B", text).length).toBeGreaterThan(0);
  });

  it("takes a text for what can hardly be made to happen, and only for that", () => {
    const told = page.replace("```console\n$ rutter lint a.md\n", "```text\n");
    expect(faultsOf("A_B", told, true)).toEqual([]);
    expect(faultsOf("A_B", told.replace("error A_B", "error A_C"), true)).toHaveLength(1);
    expect(faultsOf("A_B", told).length).toBeGreaterThan(0);
  });
});

function faultsOf(code: string, text: string, rare = false): readonly string[] {
  const faults: string[] = [];
  const lines = text.split("\n");
  if (lines[0] !== `# ${code}`) faults.push(`the first line is not "# ${code}"`);
  const what = lines
    .slice(
      1,
      lines.findIndex((line) => line.startsWith("## ")),
    )
    .filter((line) => line !== "");
  if (what.length !== 1) faults.push("what it is does not stand in one line under the title");
  const headings = lines.filter((line) => /^## (?:Why|What to do|Example)$/.test(line));
  if (headings.join() !== "## Why,## What to do,## Example") {
    faults.push("its headings are not Why, What to do, Example, in this order");
  }
  if (rare) {
    const example = /^```text\n([\s\S]*?)^```$/m.exec(text)?.[1] ?? "";
    return example.includes(`error ${code}`) ? faults : [...faults, `no text shows ${code}`];
  }
  const shown = scriptOf(text)
    .exchanges.filter(({ command }) => command !== `rutter explain ${code}`)
    .flatMap(({ output }) => output);
  if (!shown.some((line) => new RegExp(`\\b${code}\\b`).test(line)))
    faults.push(`no transcript's output shows ${code}`);
  return faults;
}

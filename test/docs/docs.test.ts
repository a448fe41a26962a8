/** The machinery behind `test/docs.test.ts`, on documents held here as text. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fencesOf } from "./fences.ts";
import { matches, matchesLine } from "./match.ts";
import { runDocument } from "./run.ts";
import { scriptOf } from "./transcript.ts";
import { updated } from "./update.ts";

const document = (...lines: readonly string[]): string => lines.join("\n");

const GREETING = document(
  "# Greeting",
  "",
  "````markdown file=notes/hello.md",
  "hello",
  "```console",
  "$ not a transcript",
  "```",
  "````",
  "",
  "```console",
  "$ cat notes/hello.md",
  "hello",
  "…",
  "$ node -e \\",
  "    'console.error(process.env.COLUMNS); process.exit(3)'",
  "80",
  "(exit status 3)",
  "```",
  "",
);

describe("fencesOf", () => {
  it("takes a fence in a longer fence as text, and one without an end to the document's end", () => {
    expect(fencesOf(GREETING).map((fence) => [fence.info, fence.first])).toEqual([
      ["markdown file=notes/hello.md", 3],
      ["console", 10],
    ]);
    expect(fencesOf("~~~sh\na\n```\nb").map((fence) => fence.lines)).toEqual([["a", "```", "b"]]);
  });
});

describe("scriptOf", () => {
  it("refuses commands that it does not know and files that leave the folder", () => {
    expect(() => scriptOf("```console\n$ rm -rf x\n```")).toThrow(/not "rm -rf x"/);
    expect(() => scriptOf("```console\nrutter read\n```")).toThrow(/begins with/);
    expect(() => scriptOf("```sh file=../x\n```")).toThrow(/leaves the folder/);
  });
});

describe("runDocument", () => {
  it("writes the files, runs the commands, and notes an exit status", async () => {
    const performed = await runDocument(GREETING);
    expect(performed.map(({ actual }) => actual)).toEqual([
      ["hello", "```console", "$ not a transcript", "```"],
      ["80", "(exit status 3)"],
    ]);
    expect(performed.every(({ exchange, actual }) => matches(exchange.output, actual))).toBe(true);
    expect(updated(GREETING, performed)).toBe(GREETING);
  });

  it("finds an output that differs, and can put the right one in its place", async () => {
    const wrong = GREETING.replace("\n80\n", "\n81\n");
    const performed = await runDocument(wrong);
    expect(performed.map(({ exchange, actual }) => matches(exchange.output, actual))).toEqual([true, false]);
    expect(updated(wrong, performed)).toBe(GREETING);
  });
});

describe("matches", () => {
  const line = fc.constantFrom("a", "b", "ab", "");

  it("takes only the same lines where there is no …", () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (a, b) => {
        expect(matches(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it("takes any lines for a line …", () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.array(line), (before, between, after) => {
        expect(matches([...before, "…", ...after], [...before, ...between, ...after])).toBe(true);
      }),
    );
    expect(matches(["a", "…", "b"], ["a", "b", "c"])).toBe(false);
  });

  it("takes any text for … inside a line, and no more than the line has", () => {
    expect(matchesLine("plan … (sha256:…)", "plan 4f2a (sha256:00)")).toBe(true);
    expect(matchesLine("a…a", "a")).toBe(false);
    expect(matchesLine("a…b…c", "a-c-b")).toBe(false);
    expect(matchesLine("a", "a ")).toBe(false);
  });
});

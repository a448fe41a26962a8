/** Command lines with what is wrong in them, by what the tools themselves say they take. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usageProblems } from "./check-usage.ts";
import { dashesBefore } from "./npm-run.ts";
import { fineLines } from "./samples/fine-lines.ts";
import { wrongLines } from "./samples/wrong-lines.ts";
import { readToolText, type ToolNode } from "./tool-text.ts";
import { knownTool, knownToolNames } from "./tools.ts";

/** Words as the shell would hand them over; quotes hold blanks together. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g)].map(([word]) => word.replace(/['"]/g, ""));

const told = (line: string): readonly string[] =>
  usageProblems(wordsOf(line)[0] ?? "", wordsOf(line)).map(({ kind, name, near, gone, belongs }) => {
    const hint = near !== null ? ` → ${near}` : gone !== null ? ` ✝ ${gone}` : "";
    return `${kind} ${name}${hint}${belongs === null ? "" : ` ← ${belongs}`}`;
  });

describe("what tools take", () => {
  it.each(fineLines)("%s", (line) => {
    expect(told(line)).toEqual([]);
  });

  it("is told apart in enough lines", () => {
    expect(fineLines.length + wrongLines.length).toBeGreaterThan(120);
    expect(new Set([...fineLines, ...wrongLines.map(([line]) => line)]).size).toBe(
      fineLines.length + wrongLines.length,
    );
  });
});

describe("what tools do not take", () => {
  it.each(wrongLines)("%s", (line, ...wanted) => {
    expect(told(line)).toEqual(wanted);
  });

  it("says which word it is and what is known instead", () => {
    const [problem] = usageProblems(
      "kubectl",
      wordsOf("kubectl -n shop rollout undo deploy/x --to-revison=3"),
    );
    expect(problem).toMatchObject({ word: "--to-revison=3", index: 6, command: "kubectl rollout undo" });
    expect(problem?.known).toContain("--to-revision");
    expect(problem?.known).toContain("--namespace");
    expect(problem?.version).toMatch(/^1\.\d+\.\d+$/);
  });
});

describe("the -- of npm", () => {
  const at = (line: string): number | null =>
    dashesBefore(wordsOf(line), usageProblems("npm", wordsOf(line)));

  it("belongs before the first option that is swallowed", () => {
    expect(at("npm run x --env staging --fast")).toBe(3);
    expect(at("npm run x a --env staging")).toBe(4);
    expect(at("npm --prefix api test --coverage")).toBe(4);
    expect(at("npm -s run x --env staging")).toBe(4);
  });

  it("is put in only where nothing of npm's own comes behind, or the name", () => {
    expect(at("npm run x --env staging --silent")).toBeNull();
    expect(at("npm run --env staging x")).toBeNull();
    expect(at("npm run x --env staging -- --fast")).toBeNull();
    expect(at("npm run x -- --env staging")).toBeNull();
  });
});

describe("a tool's text", () => {
  const nodesOf = (node: ToolNode): readonly ToolNode[] => [
    node,
    ...[...new Set(node.children.values())].flatMap(nodesOf),
  ];

  it.each(knownToolNames)("of %s is read whole", (name) => {
    const nodes = nodesOf(
      knownTool(name)?.root ??
        readToolText({ tool: "", versions: [], gone: [], taken: "", commands: "", more: [] }),
    );
    const names = nodes.flatMap(({ flags }) => [...flags.keys()]);
    expect(names.length).toBeGreaterThan(10);
    // A line read wrong leaves a sign, a mark or a group in a name.
    expect(names.filter((each) => !/^--?[\w?#@:][\w.:-]*$/.test(each))).toEqual([]);
    expect(nodes.filter(({ path }) => !/^(?:[a-z][\w:-]*(?: [a-z][\w:-]*)*)?$/i.test(path))).toEqual([]);
    expect(knownTool(name)?.version).toMatch(/^\d+\.\d+/);
  });

  it("has shared options, other names, ends and marks", () => {
    const root = readToolText({
      tool: "t",
      versions: ["2"],
      gone: ["0", "1"],
      taken: "",
      commands: "\n@1: -a --bee=\n .\n.: --all\nrun|go!: @1 --sea? ~--old ~~--older=\n~lost: *\n",
      more: ["late:\n"],
    });
    const run = root.children.get("go");
    expect(run).toBe(root.children.get("run"));
    expect(run?.stops).toBe(true);
    expect(run?.flags.get("--bee")).toEqual({ takes: "value", gone: null });
    expect(run?.flags.get("--sea")?.takes).toBe("joined");
    expect(run?.flags.get("--old")?.gone).toBe("1");
    expect(run?.flags.get("--older")?.gone).toBe("0");
    expect(root.children.get("lost")).toMatchObject({ gone: "1", open: true });
    expect([...root.children.keys()]).toEqual(["run", "go", "lost", "late"]);
  });
});

describe("any words at all", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "run",
      "exec",
      "--",
      "-it",
      "--x=1",
      "get",
      "compose",
      "prisma",
      "$X",
      "-",
      "",
      "--no-",
      "-5",
      "up",
    ),
    fc.string({ maxLength: 12 }),
  );

  it("are gone through without an end or an error", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("npx", ...knownToolNames),
        fc.array(word, { maxLength: 12 }),
        (tool, words) => {
          for (const { index, word: found } of usageProblems(tool, [tool, ...words]))
            expect([tool, ...words][index]).toBe(found);
        },
      ),
    );
  });

  it("take no longer than they are long", () => {
    const options = Array.from({ length: 50_000 }, (_, at) => `--option-${at}`);
    const before = performance.now();
    for (const [tool, command] of [
      ["kubectl", "get"],
      ["docker", ""],
      ["npm", "run"],
      ["git", "log"],
    ] as const) {
      const problems = usageProblems(
        tool,
        [tool, command, ...options].filter((each) => each !== ""),
      );
      expect(problems.length).toBeLessThanOrEqual(40);
    }
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

/** The formats for programs: JSON against its published schema, SARIF against the specification, GitHub's commands. */
import { readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { ALLOWED, CURL, folderOf, jsonOf } from "../cli/lint-folder.ts";
import { type Ended, type Given, rutter } from "../cli/rutter.ts";
import { REPOSITORY } from "../repository.ts";
import { SARIF_SHAPE } from "./sarif-shape.ts";

/** Columns count UTF-16 units: the sign before the command takes two. */
const WIDE = CURL.replace("```bash\ncurl", "```bash\necho 🚢 && curl");
const ODD_NAME = "docs, 50%: a.md";

const files: Readonly<Record<string, string>> = {
  "runbooks/a.md": CURL,
  "runbooks/allowed.md": ALLOWED,
  "runbooks/windows.md": CURL.replaceAll("\n", "\r\n"),
  "runbooks/wide.md": WIDE,
  [ODD_NAME]: CURL,
};
const folder = folderOf(files);
const names = ["runbooks", ODD_NAME];

const lint = (format: string, args: readonly string[], more: Given = {}): Promise<Ended> =>
  rutter(["lint", "--format", format, ...args], { cwd: folder, ...more });

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Sarif {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly { readonly id: string; readonly help: { readonly markdown: string } }[];
      };
    };
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly unknown[];
    }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: Region;
        };
      }[];
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly replacements: readonly {
            readonly deletedRegion: Region;
            readonly insertedContent: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
  }[];
}

const sarifOf = (out: string): Sarif["runs"][number] => {
  const [run] = (JSON.parse(out) as Sarif).runs;
  if (run === undefined) throw new Error("no run");
  return run;
};
const uriOf = (result: Sarif["runs"][number]["results"][number]): string =>
  result.locations[0]?.physicalLocation.artifactLocation.uri ?? "";

describe("json", () => {
  const validate = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync(join(REPOSITORY, "schemas/lint-1.schema.json"), "utf8")),
  );

  it("is what the schema says, with and without findings and failures", async () => {
    for (const args of [names, ["runbooks/a.md", "--rule", "CHECK_CURL_WITHOUT_FAIL=off"], ["nope.md"]]) {
      const { out } = await lint("json", args);
      expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ rutter: "lint/1", findings: [{}], summary: { error: 0, warning: 0, note: 0 } })).toBe(
      false,
    );
  });

  it("has the same keys for every finding", async () => {
    const { findings, summary } = jsonOf((await lint("json", ["runbooks/a.md", "runbooks/allowed.md"])).out);
    expect(findings.map(({ columns, fixable }) => ({ columns, fixable }))).toEqual([
      { columns: [1, 4], fixable: true },
      { columns: [1, 49], fixable: false },
    ]);
    for (const finding of findings)
      expect(Object.keys(finding)).toEqual([
        "code",
        "level",
        "file",
        "lines",
        "columns",
        "what",
        "why",
        "fix",
        "fixable",
      ]);
    expect(summary).toEqual({ error: 1, warning: 1, note: 0 });
  });
});

describe("sarif", () => {
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(SARIF_SHAPE);

  it("is what SARIF 2.1.0 says, with and without findings and failures", async () => {
    for (const args of [names, ["runbooks/a.md", "--rule", "CHECK_CURL_WITHOUT_FAIL=off"], ["nope.md"]]) {
      const { out } = await lint("sarif", args);
      expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [{}] }] })).toBe(
      false,
    );
  });

  it("names each rule once, with its page, and each result its rule", async () => {
    const { tool, results } = sarifOf((await lint("sarif", names)).out);
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(ids).toEqual(["ALLOWANCE_CODE_UNKNOWN", "CHECK_CURL_WITHOUT_FAIL"]);
    for (const { id, help } of tool.driver.rules) expect(help.markdown).toContain(`# ${id}`);
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
  });

  it("gives paths from the root as URIs, and columns with their end one past the last", async () => {
    const { results } = sarifOf((await lint("sarif", names)).out);
    const region = (uri: string) =>
      results.find((each) => uriOf(each) === uri)?.locations[0]?.physicalLocation.region;
    expect(region("docs%2C%2050%25%3A%20a.md")).toEqual({
      startLine: 6,
      startColumn: 1,
      endLine: 6,
      endColumn: 5,
    });
    expect(region("runbooks/allowed.md")).toEqual({
      startLine: 3,
      startColumn: 1,
      endLine: 3,
      endColumn: 50,
    });
    expect(WIDE.split("\n")[5]?.slice(11, 15)).toBe("curl");
    expect(region("runbooks/wide.md")).toEqual({ startLine: 6, startColumn: 12, endLine: 6, endColumn: 16 });
    const { results: outside } = sarifOf(
      (await lint("sarif", [join(folder, "runbooks/a.md")], { cwd: "/" })).out,
    );
    expect(uriOf(outside[0] as (typeof results)[number])).toBe(`${folder.slice(1)}/runbooks/a.md`);
  });

  it("carries the same fix that --fix makes", async () => {
    const own = folderOf(files);
    const { results } = sarifOf((await lint("sarif", ["runbooks"], { cwd: own })).out);
    await rutter(["lint", "runbooks", "--fix"], { cwd: own });
    for (const name of ["runbooks/a.md", "runbooks/windows.md", "runbooks/wide.md"]) {
      const result = results.find((each) => uriOf(each) === name);
      const replacement = result?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
      if (replacement === undefined) throw new Error(`${name} has no fix`);
      const lines = (files[name] ?? "").split("\n");
      const { startLine, startColumn, endLine, endColumn } = replacement.deletedRegion;
      expect(endLine).toBe(startLine);
      const line = lines[startLine - 1] ?? "";
      lines[startLine - 1] =
        line.slice(0, startColumn - 1) + replacement.insertedContent.text + line.slice(endColumn - 1);
      expect(lines.join("\n")).toBe(readFileSync(join(own, name), "utf8"));
    }
  });

  it("gives a finding the same fingerprint when its line moves, and two equal lines two", async () => {
    const moved = folderOf({
      "a.md": CURL,
      "b.md": `\n\n\n${CURL}`,
      "c.md": `${CURL}\n## Again, verify\n${CURL.slice(9)}`,
    });
    const { results } = sarifOf((await lint("sarif", ["."], { cwd: moved })).out);
    const prints = (uri: string) =>
      results
        .filter((each) => uriOf(each) === uri)
        .map((each) => each.partialFingerprints.primaryLocationLineHash);
    expect(prints("b.md")).toEqual(prints("a.md"));
    expect(new Set(prints("c.md")).size).toBe(prints("c.md").length);
    renameSync(join(moved, "a.md"), join(moved, "d.md"));
    const { results: renamed } = sarifOf((await lint("sarif", ["d.md"], { cwd: moved })).out);
    expect(renamed[0]?.partialFingerprints.primaryLocationLineHash).toBe(prints("b.md")[0]);
  });

  it("says that a file could not be linted", async () => {
    const { status, out } = await lint("sarif", ["nope.md", "runbooks/a.md"]);
    const [invocation] = sarifOf(out).invocations;
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications).toHaveLength(1);
    expect(status).toBe(3);
  });
});

describe("github", () => {
  it("writes commands with paths from the workspace, everything escaped", async () => {
    const { out, status } = await lint("github", ["allowed.md", `../${ODD_NAME}`], {
      cwd: join(folder, "runbooks"),
      env: { GITHUB_WORKSPACE: folder },
    });
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /^::warning file=docs%2C 50%25%3A a\.md,line=6,endLine=6,col=1,endColumn=4,title=CHECK_CURL_WITHOUT_FAIL::\S/,
    );
    expect(lines[0]).toMatch(/%0Awhy: .+%0Afix: .+/);
    expect(lines[1]).toMatch(
      /^::error file=runbooks\/allowed\.md,line=3,endLine=3,col=1,endColumn=49,title=ALLOWANCE_CODE_UNKNOWN::\S/,
    );
    expect(lines[2]).toBe("1 error, 1 warning in 2 of 2 files; 1 can be fixed with --fix");
    expect(status).toBe(1);
  });

  it("lets no text of a runbook become a command", async () => {
    const hostile =
      "# Orders\n\n<!-- rutter: allow A%0A::add-mask::x why\n::stop-commands::y -->\nSome words.\n";
    const own = folderOf({ "a.md": hostile });
    const { out } = await lint("github", ["a.md"], { cwd: own });
    for (const line of out.trimEnd().split("\n").slice(0, -1))
      expect(line).toMatch(/^::(?:error|warning|notice) file=a\.md,/);
  });
});

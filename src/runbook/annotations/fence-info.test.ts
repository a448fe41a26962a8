import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFenceInfo } from "./fence-info.ts";

const codes = (info: string) => readFenceInfo(info, 1).diagnostics.map(({ code }) => code);

describe("the language of a fence", () => {
  it.each([
    ["bash", "bash"],
    ["Bash", "bash"],
    ["", ""],
    ["{.bash .numberLines}", "bash"],
    ["{bash, echo=FALSE}", "bash"],
    ["{code-block} bash", "bash"],
    ["bash:deploy.sh", "bash"],
    ["js{1,3}", "js"],
    ["language-sh", "sh"],
    ["c++", "c++"],
    ["name=build", ""],
  ])("of %j is %j", (info, language) => {
    expect(readFenceInfo(info, 1).language).toBe(language);
  });
});

describe("our words in a fence's info", () => {
  it("reads every key into base units", () => {
    const info = `bash name=build timeout=10m on=app-01 retry=3 expect="|Ready|" undo="rm -r \\"x\\"" as=template confirm`;
    expect(readFenceInfo(info, 1)).toEqual({
      language: "bash",
      annotation: {
        name: "build",
        timeoutMs: 600_000,
        on: "app-01",
        retries: 3,
        expect: "|Ready|",
        undo: 'rm -r "x"',
        confirm: true,
      },
      as: "template",
      diagnostics: [],
    });
  });

  it.each([
    "timeout=5",
    "timeout=0s",
    "timeout=5m-10m",
    'timeout="< 5m"',
    "timeout=soon",
    "timeout=",
    "retry=lots",
    "retry=1000",
    "retry=-1",
    "on=-oProxyCommand=x",
    'name=""',
    "as=tempate",
    'undo="never closed',
    "confirm=perhaps",
    "retry=1 retry=2",
    "name=x timeout",
  ])("refuses %s", (words) => {
    expect(codes(`bash ${words}`)).toEqual(["RUNBOOK_ANNOTATION_VALUE"]);
  });

  it("names the line and the word that was probably meant", () => {
    expect(readFenceInfo("bash timout=5m", 7).diagnostics).toMatchObject([
      { code: "RUNBOOK_ANNOTATION_UNKNOWN", span: { lines: [7, 7] }, fix: 'did you mean "timeout"?' },
    ]);
    expect(readFenceInfo("bash retries=5", 7).diagnostics[0]?.fix).toBe('did you mean "retry"?');
    expect(codes("bash name=x tiers=3")).toEqual(["RUNBOOK_ANNOTATION_UNKNOWN"]);
  });
});

describe("words of other tools", () => {
  it.each([
    'bash title="x"',
    "bash {linenos=true}",
    'bash {"name": "x"}',
    "sh { name=deploy interactive=false }",
    "sh { name=deploy }",
    "bash file=deploy.sh copy",
    "js {1,3-5} showLineNumbers",
    "bash:deploy.sh",
    "bash [class=wide]",
    "bash an example of how to undo it",
    "bash tiers=3 in=x",
    "console $ ls",
    "mermaid theme=dark",
  ])("are left alone: %s", (info) => {
    expect(readFenceInfo(info, 1)).toMatchObject({ annotation: null, as: null, diagnostics: [] });
  });

  it("are left alone beside ours", () => {
    expect(readFenceInfo('bash title="x" name=build {1,3} linenos=1', 1)).toMatchObject({
      annotation: { name: "build" },
      diagnostics: [],
    });
  });
});

describe("any info at all", () => {
  it("is read without throwing", () => {
    const pieces = fc.constantFrom(
      "bash ",
      "{",
      "}",
      "name=",
      '"',
      "timeout=5m ",
      "\\",
      "=",
      "é",
      ",",
      ":",
      " ",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const reading = readFenceInfo(parts.join(""), 3);
        for (const { span, fix } of reading.diagnostics)
          expect([span.lines[0], fix !== ""]).toEqual([3, true]);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readFenceInfo(text, 1)));
  });

  it("is read quickly when it is a megabyte long", () => {
    for (const piece of ["a=b ", "{", '"', "x"])
      expect(readFenceInfo(piece.repeat(1e6), 1).diagnostics).toEqual([]);
  });
});

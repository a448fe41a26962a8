import { describe, expect, test } from "vitest";
import { outline } from "./part-outline.ts";
import { emptyContext } from "./places.ts";
import { readShell } from "./read-shell.ts";

const read = (text: string) => readShell(text, emptyContext, { language: "bash" });
const outlined = (text: string): string[] => read(text).parts.map(outline);

describe("scripts", () => {
  test.each([
    ["#!/bin/bash\n# deploy.sh - puts it out\nls", true],
    ["set -euo pipefail\nls", true],
    ["deploy $1", true],
    [`VERSION="\${1:-latest}"\nls`, true],
    ["if ! make test; then\n  exit 1\nfi", true],
    ["f() { echo $1; }\nf a", false],
    ["ssh web\nls\nexit", false],
    ["awk '{print $1}' a", false],
    ["ls\nset -x", false],
  ])("%j: %s", (text, script) => {
    expect(read(text).script).toBe(script);
  });

  test("the shebang and the name of the script are nobody's lines", () => {
    expect(outlined("#!/bin/bash\n# deploy.sh - puts it out\n\n# Go\nls")).toEqual(["5 «Go»"]);
  });
});

test("run is exactly what was written, prompts and common indentation off", () => {
  const [part] = read("    $ ls \\\n    >   -la\n    a  b").parts;
  expect(part).toMatchObject({ kind: "command", run: "ls \\\n  -la" });
  const [other] = read("   for a in b; do\n     echo $a\n   done").parts;
  expect(other).toMatchObject({ run: "for a in b; do\n  echo $a\ndone" });
});

test("comments at the ends of lines are kept as remarks", () => {
  const [part] = read("git status   # expect: clean\nls '#' # two").parts;
  expect(part).toMatchObject({
    remarks: [
      { line: 1, text: "expect: clean" },
      { line: 2, text: "two" },
    ],
  });
});

import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDeclared } from "./declared.ts";
import { quoted } from "./quoted.ts";

const names = (dump: string): readonly string[] => readDeclared(dump).map(({ name }) => name);

describe("readDeclared", () => {
  it.each([
    ["plain ones", 'declare -- A="1"\ndeclare -x B="two words"\n', ["A", "B"]],
    [
      "a value that looks like another",
      'declare -- A="x\ndeclare -- B=\\"1\\"\n"\ndeclare -- C="1"\n',
      ["A", "C"],
    ],
    ["escapes at the end", 'declare -- A="\\\\"\ndeclare -- B="\\"\\\\\\""\n', ["A", "B"]],
    ["quotes of C", "declare -- A=$'a\\'\\n'\ndeclare -- B=$'\\\\'\n", ["A", "B"]],
    ["arrays", `declare -a A=([0]="a" [1]=$'b\\n' [2]="c\nd")\ndeclare -A M=([a]="1" )\n`, ["A", "M"]],
    [
      "arrays as older ones print them",
      `declare -a A='([0]="it'\\''s" [1]="b\nc")'\ndeclare -- B="1"\n`,
      ["A", "B"],
    ],
    ["those without a value", 'declare -x A\ndeclare -- B="1"\n', ["A", "B"]],
    [
      "none of bash's own",
      'declare -ir PPID="1"\ndeclare -- BASH="/bin/bash"\ndeclare -i RANDOM="5"\ndeclare -- A="1"\n',
      ["A"],
    ],
    ["nothing", "", []],
    ["a quote without an end", 'declare -- A="1', ["A"]],
  ])("reads %s", (_, dump, expected) => {
    expect(names(dump)).toEqual(expected);
  });

  it("reads whatever bash prints, so that it can be run again", () => {
    const text = fc.string({ unit: "binary", maxLength: 20 }).map((value) => value.replaceAll("\0", ""));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (values) => {
        const set = values.map((value, at) => `V${at}=${quoted(value)}; A+=(${quoted(value)});`).join("\n");
        const run = (script: string): string =>
          spawnSync("bash", ["--noprofile", "--norc"], {
            input: script,
            env: { LANG: "C.UTF-8" },
          }).stdout.toString("latin1");
        const look = `printf '%s\\0' "\${A[@]}" ${values.map((_, at) => `"$V${at}"`).join(" ")}`;
        const dump = run(`${set}\ndeclare -p`);
        const again = readDeclared(dump).map((each) => each.text);
        const printed = run(`${Buffer.from(again.join("\n"), "latin1").toString("utf8")}\n${look}`);
        expect(printed).toBe(run(`${set}\n${look}`));
      }),
      { numRuns: 15 },
    );
  });

  it("is linear", () => {
    const dump = `declare -x A="${"\\\"'\n".repeat(200_000)}"\ndeclare -- B="1"\n`;
    expect(names(dump)).toEqual(["A", "B"]);
  });
});

/** Values that are given later are set as variables and run by a real bash: they must arrive whole, wherever they stand. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whyNotGiven, withNames } from "../effect/index.ts";
import type { InputItem } from "../runbook/index.ts";
import { fillAsking, fillClient } from "./fill-shell.ts";
import type { Bound } from "./fill-text.ts";

const input = (name: string, ...spellings: readonly string[]): InputItem => ({
  kind: "input",
  id: `input:${name}`,
  lines: [1, 1],
  sure: "exact",
  section: null,
  text: name,
  name,
  spellings,
  options: [],
  default: null,
});

const lacking: Bound = {
  inputs: [input("restore-point", "<restore-point>", "$POINT"), input("first", "$1")],
  values: new Map(),
};

const bash = (text: string, env: Readonly<Record<string, string>> = {}): string =>
  execFileSync("bash", ["--norc", "-c", text], {
    encoding: "utf8",
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });

describe("fillAsking", () => {
  const places = [
    "printf '%s' <restore-point>",
    "printf '%s' a<restore-point>",
    "printf '%s' \"a <restore-point> b\"",
    "printf '%s' '<restore-point>'",
    "printf '%s' $(printf '%s' <restore-point>)",
    "printf '%s' \"$(printf '%s' <restore-point>)\"",
    "cat <<EOF\n<restore-point>\nEOF",
    "printf '%s' <restore-point> # or <restore-point>",
    "bash -c \"printf '%s' <restore-point>\"",
    'bash -c \'printf "%s" "<restore-point>"\'',
    "eval printf %s <restore-point>",
  ];

  it.each(places)("keeps the place of a value that is given later: %s", (place) => {
    const { text, asks } = fillAsking(place, lacking);
    expect(asks).toEqual({ RUTTER_RESTORE_POINT: "restore-point" });
    const plain = bash(place.replaceAll("<restore-point>", "WORD"));
    const given = fc
      .stringMatching(/^[A-Za-z0-9_./:@%+,-]{1,12}$/)
      .filter((value) => whyNotGiven(value) === null);
    fc.assert(
      fc.property(given, (value) => {
        expect(bash(text, { RUTTER_RESTORE_POINT: value })).toBe(plain.replaceAll("WORD", () => value));
      }),
      { numRuns: 12 },
    );
    expect(withNames(text, asks)).toBe(place);
  });

  it("leaves a text to a person where one of its places takes no value", () => {
    for (const place of ["cat <<'EOF'\n<restore-point>\nEOF", "echo $(echo '<restore-point>')"])
      expect(fillAsking(`ls <restore-point>\n${place}`, lacking)).toMatchObject({
        text: `ls <restore-point>\n${place}`,
        asks: {},
      });
  });

  it("asks for variables by their own name, and for positions by their number", () => {
    expect(fillAsking('restore "$POINT" "$1"', lacking)).toMatchObject({
      text: 'restore "$POINT" "$1"',
      asks: { POINT: "restore-point", 1: "first" },
    });
  });
});

describe("fillClient", () => {
  it("keeps the places of secrets and of what is given later", () => {
    const bound: Bound = {
      inputs: [input("password", "<password>"), input("user", "<user>")],
      values: new Map([["password", { secret: "env:PW" }]]),
    };
    expect(fillClient("alter user <user> password '<password>';", bound)).toMatchObject({
      text: `alter user \${RUTTER_USER} password '\${RUTTER_PASSWORD}';`,
      env: { RUTTER_PASSWORD: { secret: "env:PW" } },
      asks: { RUTTER_USER: "user" },
    });
  });
});

import { describe, expect, test } from "vitest";
import { levelsOf, merged } from "./levels.ts";

const KNOWN = new Set(["CHECK_CURL_WITHOUT_FAIL", "LINK_DEAD", "ROLLBACK_MISSING"]);
const said = (rule: string): string => {
  try {
    levelsOf([rule], KNOWN);
    return "";
  } catch (error) {
    return String((error as { fix?: string }).fix);
  }
};

describe("levels", () => {
  test("are read as they may be written, the last of one code counts", () => {
    const levels = levelsOf(["LINK_DEAD=off", "rollback-missing=Error", "LINK_DEAD=note"], KNOWN);
    expect([...levels]).toEqual([
      ["LINK_DEAD", "note"],
      ["ROLLBACK_MISSING", "error"],
    ]);
  });

  test.each([
    ["LINK_DAED=off", /LINK_DEAD/],
    ["CURL_WITHOUT_FAIL=off", /CHECK_CURL_WITHOUT_FAIL/],
    ["COMMAND_CURL_WITHOUT_FAIL=off", /CHECK_CURL_WITHOUT_FAIL/],
    ["=off", /rutter explain/],
    ["LINK_DEAD", /LINK_DEAD= with one of off/],
    ["LINK_DEAD=", /warning/],
    ["LINK_DEAD=warn", /warning/],
    ["LINK_DEAD=of", /off/],
  ])("%s is refused, and the fix names what was meant", (rule, fix) => {
    expect(said(rule)).toMatch(fix);
  });

  test("what is given later wins", () => {
    const both = merged({ LINK_DEAD: "off", ROLLBACK_MISSING: "note" }, new Map([["LINK_DEAD", "error"]]));
    expect([...both]).toEqual([
      ["LINK_DEAD", "error"],
      ["ROLLBACK_MISSING", "note"],
    ]);
  });
});

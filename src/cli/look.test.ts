import { describe, expect, test } from "vitest";
import { type LookGiven, lookOf, paint } from "./look.ts";

const given = (more: Partial<LookGiven>): LookGiven => ({
  isTerminal: true,
  columns: 100,
  env: { LANG: "en_US.UTF-8", TERM: "xterm-256color" },
  platform: "linux",
  noColor: false,
  ...more,
});

describe("look", () => {
  test("a terminal has colours", () => {
    expect(lookOf(given({})).colour).toBe(true);
  });

  test.each<[string, Partial<LookGiven>]>([
    ["a pipe", { isTerminal: false }],
    ["NO_COLOR", { env: { NO_COLOR: "1" } }],
    ["CI", { env: { CI: "true" } }],
    ["TERM=dumb", { env: { TERM: "dumb" } }],
    ["--no-color", { noColor: true }],
  ])("%s has none", (_, more) => {
    expect(lookOf(given(more)).colour).toBe(false);
  });

  test("an empty NO_COLOR counts as not set", () => {
    expect(lookOf(given({ env: { NO_COLOR: "" } })).colour).toBe(true);
  });

  test.each([
    [{ LANG: "de_DE.UTF-8" }, true],
    [{ LANG: "C.utf8" }, true],
    [{ LANG: "en_US.UTF-8", LC_ALL: "C" }, false],
    [{ LANG: "C", LC_CTYPE: "en_US.UTF-8" }, true],
    [{ LANG: "de_DE.ISO-8859-1" }, false],
    [{}, false],
  ])("the locale %o draws symbols: %s", (env, unicode) => {
    expect(lookOf(given({ env })).unicode).toBe(unicode);
  });

  test("a pipe is 80 columns wide unless COLUMNS says otherwise, and nothing is wider than the eye can follow", () => {
    expect(lookOf(given({ isTerminal: false, columns: undefined })).columns).toBe(80);
    expect(lookOf(given({ isTerminal: false, columns: undefined, env: { COLUMNS: "60" } })).columns).toBe(60);
    expect(lookOf(given({ columns: 300 })).columns).toBe(120);
    expect(lookOf(given({ columns: 3 })).columns).toBe(40);
  });

  test("paint leaves text alone where there are no colours", () => {
    expect(paint({ columns: 80, colour: false, unicode: true }, "red", "x")).toBe("x");
    expect(paint({ columns: 80, colour: true, unicode: true }, "red", "x")).toBe("\u001b[31mx\u001b[39m");
  });
});

import { describe, expect, it } from "vitest";
import { assert } from "./assert.ts";
import { Bug, RutterError } from "./errors.ts";

describe("RutterError", () => {
  it("keeps its cause and its place", () => {
    const cause = new Error("ENOENT");
    const place = { file: "deploy.md", line: 4 };
    const error = new RutterError({
      code: "APP_FILE",
      what: "no file",
      why: "gone",
      fix: "look",
      place,
      cause,
    });
    expect(error.cause).toBe(cause);
    expect(error.place).toEqual(place);
    expect(error.message).toBe("APP_FILE: no file");
    expect(error).toBeInstanceOf(Error);
  });

  it("has no cause of its own making", () => {
    const error = new RutterError({ code: "A", what: "b", why: "c", fix: "d" });
    expect("cause" in error).toBe(false);
    expect(error.place).toBeNull();
  });
});

describe("assert", () => {
  it("narrows what it states and throws a bug otherwise", () => {
    const value: string | null = "a" as string | null;
    assert(value !== null, "there is a value");
    expect(value.length).toBe(1);
    expect(() => assert(false, "two is one")).toThrow(new Bug("two is one"));
  });
});

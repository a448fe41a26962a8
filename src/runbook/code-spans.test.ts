import { describe, expect, it } from "vitest";
import { codeSpans } from "./code-spans.ts";

describe("codeSpans", () => {
  it("finds code with marks of any length", () => {
    expect(codeSpans("run `a b` and ``c ` d``").map((span) => span.text)).toEqual(["a b", "c ` d"]);
  });

  it("gives where each stands", () => {
    expect(codeSpans("x `ab` y")).toEqual([{ text: "ab", start: 2, end: 6 }]);
  });

  it("leaves an open mark alone", () => {
    expect(codeSpans("a ` b `` c")).toEqual([]);
  });
});

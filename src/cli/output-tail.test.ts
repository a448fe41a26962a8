/** What a step prints, as a terminal would have it: hostile, endless and half written. */
import { describe, expect, it } from "vitest";
import { outputLine, outputTail } from "./output-tail.ts";

describe("outputTail", () => {
  it("keeps the last lines across pieces, the open one among them", () => {
    const tail = outputTail();
    tail.add("one\ntw");
    tail.add("o\nthree\nfo");
    expect(tail.last(3)).toEqual(["two", "three", "fo"]);
  });

  it("shows what was written over itself as it stands now", () => {
    const tail = outputTail();
    tail.add("10 %\r50 %\r");
    expect(tail.last(1)).toEqual(["50 %"]);
    tail.add("90 %");
    expect(tail.last(1)).toEqual(["90 %"]);
  });

  it("lets no sequence through", () => {
    expect(outputLine("\u001b[31mred\u001b[0m \u001b]0;title\u0007\u001b[2Jend\u202e")).toBe("red end\ufffd");
  });

  it("stays small and quick whatever comes", () => {
    const tail = outputTail();
    const before = performance.now();
    for (let round = 0; round < 200; round += 1) tail.add("x".repeat(1_000_000));
    for (let round = 0; round < 2_000; round += 1) tail.add("\u001b[".repeat(1_000));
    expect(tail.last(5).join("").length).toBeLessThan(10_000);
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});

import { describe, expect, it } from "vitest";
import { sentencesOf } from "./sentences.ts";

const sentences = (text: string) =>
  sentencesOf({ kind: "paragraph", text, lines: [10, 10 + text.split("\n").length - 1] }).map((s) => [
    s.text,
    ...s.lines,
  ]);

describe("sentencesOf", () => {
  it("follows a sentence over a line's end", () => {
    expect(sentences("Wait five minutes. Then ask\nthe lead. Go on.")).toEqual([
      ["Wait five minutes.", 10, 10],
      ["Then ask the lead.", 10, 11],
      ["Go on.", 11, 11],
    ]);
  });

  it("starts anew at a hard break, a bold word, a mark and after a colon", () => {
    expect(
      sentences("**Risk:** low  \n**Time:** 5 min\n✅ fine\nThis follows:\nthat").map(([text]) => text),
    ).toEqual(["**Risk:** low", "**Time:** 5 min", "✅ fine This follows:", "that"]);
  });

  it("does not end a sentence at an abbreviation", () => {
    expect(sentences("Ask someone, e.g. Ana. Done.").map(([text]) => text)).toEqual([
      "Ask someone, e.g. Ana.",
      "Done.",
    ]);
  });

  it.each([
    [
      "Monitor for 10 minutes.\nRoll back if p99 > 2 s.",
      ["Monitor for 10 minutes.", "Roll back if p99 > 2 s."],
    ],
    ["Keep it open.\nthen go on", ["Keep it open.", "then go on"]],
    ["**Wait.** Then go on.", ["**Wait.**", "Then go on."]],
    ["Look (at the board.) Then go on.", ["Look (at the board.)", "Then go on."]],
    ["Wait 10 min. Roll back if p99 > 2 s.", ["Wait 10 min.", "Roll back if p99 > 2 s."]],
    ["Ask the DBA etc. Then go on.", ["Ask the DBA etc.", "Then go on."]],
    ["Keep min. 5 replicas, max.\n10", ["Keep min. 5 replicas, max. 10"]],
    ["Ask someone, e.g.\nAna", ["Ask someone, e.g. Ana"]],
    ['Run `echo "Done. Now go on."` there', ['Run `echo "Done. Now go on."` there']],
  ])("ends a sentence at its full stop: %j", (text, expected) =>
    expect(sentences(text).map(([said]) => said)).toEqual(expected),
  );

  it("starts anew where a line without a full stop is followed by a reason to act or a wait", () => {
    expect(
      sentences(
        "Monitor for 10 minutes\nRoll back if the error rate is above 2%\nWait 5 minutes\nin the room",
      ),
    ).toEqual([
      ["Monitor for 10 minutes", 10, 10],
      ["Roll back if the error rate is above 2%", 11, 11],
      ["Wait 5 minutes in the room", 12, 13],
    ]);
  });

  it.each([
    ["Keep it open and roll back if error rate > 2%.", ["Keep it open", "roll back if error rate > 2%."]],
    ["Wait 5 min - if error rate > 2%, abort", ["Wait 5 min - if error rate > 2%, abort"]],
    ["Wait 5 min; abort if p99 > 2 s", ["Wait 5 min", "abort if p99 > 2 s"]],
    ["5% (abort if p99 > 2 s)", ["5%", "abort if p99 > 2 s)"]],
    ["Do not wait and roll back if error rate > 2%", ["Do not wait and roll back if error rate > 2%"]],
    ["Look at it and roll back if needed", ["Look at it and roll back if needed"]],
  ])("parts what leads up to a reason to act from it: %j", (text, expected) =>
    expect(sentences(text).map(([said]) => said)).toEqual(expected),
  );

  it("takes no longer for a paragraph of one megabyte than it needs", () => {
    for (const unit of ["a.\n", "roll back if p99 > 2 s\n", "a, roll back if p99 > 2 s ", "`a. B", "a. B"]) {
      const begun = performance.now();
      sentences(unit.repeat(Math.ceil(1_000_000 / unit.length)));
      expect(performance.now() - begun, unit).toBeLessThan(4000);
    }
  });
});

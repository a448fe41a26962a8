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
});

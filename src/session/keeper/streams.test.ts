import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameReader } from "./frames.ts";
import { lineBlocks } from "./line-blocks.ts";
import { judgeOf } from "./looks.ts";
import { markerFilter } from "./marker.ts";
import { maskStream } from "./mask.ts";
import { tailOf } from "./tail.ts";

/** Few letters, so that marks and values nearly begin everywhere. */
const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "\n"), maxLength: 60 });
const cuts = fc.array(fc.nat({ max: 8 }), { maxLength: 30 });

/** The text in pieces; each is overwritten after it was given, as a buffer that is used again would be. */
function feed(text: string, lengths: readonly number[], take: (bytes: Buffer) => void): void {
  let from = 0;
  for (const length of [...lengths, text.length]) {
    const piece = Buffer.from(text.slice(from, from + length));
    from += length;
    take(piece);
    piece.fill("!");
  }
}

function masked(text: string, lengths: readonly number[], values: readonly string[]): string {
  let out = "";
  const mask = maskStream(values, (bytes) => {
    out += bytes.toString();
  });
  feed(text, lengths, mask.feed);
  mask.flush();
  return out;
}

describe("maskStream", () => {
  it("gives the same however the stream is cut, and no value is left", () => {
    fc.assert(
      fc.property(
        letters,
        cuts,
        fc.array(fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 4 })),
        (text, lengths, values) => {
          const out = masked(text, lengths, values);
          expect(out).toBe(masked(text, [], values));
          for (const value of values) expect(out).not.toContain(value);
        },
      ),
    );
  });

  it.each([
    ["a b", [], "a b"],
    ["a b", ["b"], "a ****"],
    ["abab", ["ab"], "********"],
    ["abcdef", ["abc", "abcdef"], "****"],
    ["bGFyZ2Utc2VjcmV0 large-secret large%26 ", ["large-secret", "large&"], "**** **** **** "],
    ["one long line\nanother long line", ["one long line\nanother long line\nx"], "****\n****"],
    ["a", [""], "a"],
  ])("makes of %j with %j hidden %j", (text, values, expected) => {
    expect(masked(text, [], values)).toBe(expected);
  });
});

describe("markerFilter", () => {
  it("takes every mark out, however the stream is cut, and changes nothing else", () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), cuts, (parts, lengths) => {
        let seen = "";
        const filter = markerFilter(
          Buffer.from("aab!"),
          (bytes) => (seen += bytes.toString()),
          () => (seen += "|"),
        );
        feed(parts.join("aab!"), lengths, filter);
        const end = /(?:a|aa|aab)$/.exec(parts.join("|"))?.[0] ?? "";
        expect(parts.join("|").startsWith(seen)).toBe(true);
        expect(end.length).toBeGreaterThanOrEqual(parts.join("|").length - seen.length);
      }),
    );
  });
});

describe("frameReader", () => {
  it("reads answers, and skips what stands outside of them", () => {
    const frames: (readonly string[])[] = [];
    const read = frameReader("mark", (fields) => frames.push(fields));
    feed("Welcome!\n\0mark\x000\0a\nb\0mark\0\0mark\x001\0\0mark\0", [3, 2, 9, 1, 1, 1, 5], read);
    expect(frames).toEqual([
      ["0", "a\nb"],
      ["1", ""],
    ]);
  });
});

describe("judgeOf", () => {
  it("judges the same however the stream is cut", () => {
    const look = fc.oneof(
      fc.record({ kind: fc.constant("contains" as const), text: letters.map((text) => text.slice(0, 3)) }),
      fc.record({ kind: fc.constant("equals" as const), text: letters }),
      fc.record({
        kind: fc.constant("matches" as const),
        pattern: fc.constantFrom("^a", "b$", "^$", "a+b", "^[ab]*$", "("),
      }),
    );
    fc.assert(
      fc.property(letters, cuts, look, (text, lengths, each) => {
        const [cut, whole] = [judgeOf(each), judgeOf(each)];
        feed(text, lengths, cut.feed);
        whole.feed(Buffer.from(text));
        expect(cut.held()).toBe(whole.held());
        if (each.kind === "contains") expect(cut.held()).toBe(text.includes(each.text));
        if (each.kind === "equals") expect(cut.held()).toBe(text.trim() === each.text.trim());
      }),
    );
  });
});

describe("lineBlocks and tailOf", () => {
  it("lose nothing, and cut only at line ends while lines are short", () => {
    fc.assert(
      fc.property(letters, cuts, (text, lengths) => {
        const blocks: string[] = [];
        const lines = lineBlocks((bytes) => blocks.push(bytes.toString()));
        const tail = tailOf();
        feed(text, lengths, (bytes) => {
          lines.feed(bytes);
          tail.feed(bytes);
        });
        lines.flush();
        expect(blocks.join("")).toBe(text);
        expect(blocks.slice(0, -1).every((block) => block.endsWith("\n"))).toBe(true);
        const all = text.split("\n");
        if (all.at(-1) === "") all.pop();
        expect(tail.lines()).toEqual(all.slice(-20));
      }),
    );
  });
});

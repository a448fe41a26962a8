import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "./decode.ts";

const bytes = (...parts: (readonly number[] | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

describe("decode", () => {
  test("the mark of UTF-8 is no part of the text", () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], "# Deploy")).text).toBe("# Deploy");
  });

  test("both byte orders of UTF-16 are read by their marks", () => {
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("# Dé ✅\r\n", "utf16le")]);
    const big = Buffer.from(little).swap16();
    expect(decode(little)).toMatchObject({ text: "# Dé ✅\r\n", encoding: "utf-16le", oddLine: null });
    expect(decode(big)).toMatchObject({ text: "# Dé ✅\r\n", encoding: "utf-16be", oddLine: null });
  });

  test("what is no UTF-8 is read as Windows-1252, and the line is told", () => {
    const found = decode(bytes("# One\n\ncaf", [0xe9], " ", [0x93], "x", [0x94], "\n"));
    expect(found).toEqual({ text: "# One\n\ncafé “x”\n", encoding: "windows-1252", oddLine: 3 });
  });

  test.each([
    ["a character cut off at the end", [0x61, 0xe2, 0x9c]],
    ["an over-long form", [0x61, 0xc0, 0xaf]],
    ["a surrogate", [0x61, 0xed, 0xa0, 0x80]],
    ["beyond Unicode", [0x61, 0xf5, 0x80, 0x80, 0x80]],
  ])("%s is no UTF-8", (_, odd) => {
    expect(decode(Uint8Array.from(odd))).toMatchObject({ encoding: "windows-1252", oddLine: 1 });
  });

  test("property: text in UTF-8 comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        fc.pre(!/^[\ufeff\ufffe]/.test(text));
        expect(decode(Buffer.from(text))).toEqual({ text, encoding: "utf-8", oddLine: null });
      }),
    );
  });

  test("property: no bytes make it throw, and the odd line is within the text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (given) => {
        const { text, oddLine } = decode(given);
        if (oddLine !== null) expect(oddLine).toBeLessThanOrEqual(text.split("\n").length);
      }),
    );
  });
});

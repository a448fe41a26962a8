import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, macRoman, windows1252 } from "./code-pages.ts";
import { damageNote } from "./damage-note.ts";
import { damagedForms } from "./damaged-forms.ts";
import { findDamage } from "./find-damage.ts";
import { markOf } from "./mark-of.ts";
import { letters, marks, others, spelled } from "./marks.ts";
import { readMarks } from "./read-marks.ts";

const encoder = new TextEncoder();
const asWindows = (text: string) => decode(windows1252, encoder.encode(text));
const asMac = (text: string) => decode(macRoman, encoder.encode(text));

describe("the code pages", () => {
  const high = Array.from({ length: 128 }, (_, at) => 0x80 + at);

  it("are those of the decoder for Mac Roman", () => {
    expect(macRoman).toBe(new TextDecoder("macintosh").decode(Uint8Array.from(high)));
  });

  it("are those of the decoder for Windows-1252", () => {
    // Node 20 decodes "windows-1252" as Latin-1; 1254 is the same page but for eight letters.
    const other = new Map([..."ŽžÐÝÞðýþ"].map((letter) => [windows1252.indexOf(letter) + 0x80, letter]));
    const expected = new TextDecoder("windows-1254").decode(Uint8Array.from(high));
    expect(windows1252).toBe(high.map((byte, at) => other.get(byte) ?? expected.charAt(at)).join(""));
    expect([...other.keys()]).toEqual([0x8e, 0x9e, 0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe]);
  });
});

describe("markOf", () => {
  it.each([...marks, ...spelled])("knows %s as %s", (spelling, mark) => {
    expect(markOf(`${spelling} text`)).toEqual({ mark, length: spelling.length });
  });

  it.each(marks)("knows %s as %s in each of its damaged forms, followed by anything", (spelling, mark) => {
    for (const form of damagedForms(spelling)) {
      // Worn down to the same form by lost quotes or bytes, two marks mean the same or the first is taken.
      const first = marks.find(([other]) => damagedForms(other).includes(form));
      expect(markOf(`${form} text`)).toEqual({ mark: first?.[1], length: form.length });
      expect(damagedForms(spelling).indexOf(form) > 0 || first?.[1] === mark).toBe(true);
    }
  });

  it.each([
    ["⚠️ take care", "warning", 2],
    [asWindows("⚠️"), "warning", 6],
    [asWindows("⚠️").replace("\u008f", "").replace("\u00a0", " "), "warning", 5],
    [asMac("⚠️"), "warning", 6],
    [asWindows(asWindows("✅")), "ok", asWindows(asWindows("✅")).length],
  ])("takes what asks for the emoji along: %j", (text, mark, length) => {
    expect(markOf(text)).toEqual({ mark, length });
  });

  it.each(["", " ✅", "text", "- x", "->".slice(0, 1), "âge", "€5", "‚quoted‘", "🎉", "\ud83d"])(
    "finds none in %j",
    (text) => {
      expect(markOf(text)).toEqual({ mark: null, length: 0 });
    },
  );
});

describe("readMarks", () => {
  it.each([...marks.map(([spelling]) => spelling), ...others.filter((sign) => sign !== "\ufeff")])(
    "gives %s back, whichever way it was damaged",
    (sign) => {
      const text = `a ${sign}, ${sign} 5`;
      expect(readMarks(asWindows(text))).toBe(text);
      expect(readMarks(asMac(text))).toBe(text);
      expect(readMarks(asWindows(asWindows(text)))).toBe(text);
    },
  );

  it("gives back signs that no list has", () => {
    const text = "🧯 ∑ ⟶ 🦀 ⌘ ❯ ╳";
    expect(readMarks(asWindows(text))).toBe(text.replace("⟶", readMarks(asWindows("⟶"))));
    expect(readMarks(asMac("🦀 ╳"))).toBe("🦀 ╳");
  });

  it.each(letters)("gives %s back where Windows-1252 was at work", (letter) => {
    expect(readMarks(asWindows(`x${letter}x`))).toBe(`x${letter}x`);
  });

  it.each([
    "✅ ❌ ⚠️ → – “quoted” ≥ 5 °C",
    "naïve café, Größe, «\u00a0voilà\u00a0», AMANHÃ de manhã",
    'hâlâ" hâlâ“ hâlâ—',
    "‚öffentlich‘ ‚Änderung‘ ¬x √2 ð þ Ó",
    "日本語 русский עברית",
    "a 5 € price, ™ and © and ¬",
  ])("leaves %j as it is", (text) => {
    expect(readMarks(text)).toBe(text);
    expect(findDamage(text)).toEqual([]);
  });

  it("keeps every line on its line", () => {
    const pieces = fc.constantFrom(
      "â",
      "œ",
      "…",
      "\n",
      "\r\n",
      "‚",
      "ö",
      "†",
      "Ô",
      "∏",
      "è",
      "ï",
      "¸",
      "š",
      " ",
      "Ã",
      "¢",
      "x",
      "ðŸ",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join("");
        const ends = (of: string) => of.match(/\r\n|\n/g)?.length ?? 0;
        expect(ends(readMarks(text))).toBe(ends(text));
      }),
    );
  });
});

describe("findDamage", () => {
  it("names line, columns and the character that was meant", () => {
    const text = `fine\r\n- ${asWindows("✅")} and ${asWindows("≥")}\n${asMac("→")}`;
    expect(findDamage(text)).toEqual([
      { line: 2, columns: [3, 5], what: "✅" },
      { line: 2, columns: [11, 13], what: "≥" },
      { line: 3, columns: [1, 3], what: "→" },
    ]);
  });

  it("finds as much as readMarks mends, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...windows1252, "x", "\n") }), (text) => {
        expect(findDamage(text).length > 0).toBe(readMarks(text) !== text);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void [findDamage(text), markOf(text)]));
  });

  it.each(["â", "Ã¢", "‚Ä", "ðŸ", "é", "âœ…", "\n"])("goes through a megabyte of %j", (piece) => {
    const text = piece.repeat(1e6 / piece.length);
    const started = performance.now();
    findDamage(text);
    readMarks(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("damageNote", () => {
  it("is one note for a document, at the first place", () => {
    expect(damageNote(`a\nb ${asWindows("✅ – →")}`)).toMatchObject([
      {
        code: "RUNBOOK_TEXT_DAMAGED",
        level: "note",
        span: { lines: [2, 2] },
        what: expect.stringContaining("3 characters"),
      },
    ]);
    expect(damageNote("all is well ✅")).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Bug } from "./errors.ts";
import { addMs, formatInstant, instant, parseInstant } from "./instant.ts";

const anyMs = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });

describe("instants", () => {
  it("are written as Date writes them", () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(formatInstant(instant(ms))).toBe(new Date(ms).toISOString());
      }),
    );
  });

  it("are read back from their text", () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(parseInstant(formatInstant(instant(ms)))).toBe(ms);
      }),
    );
  });

  it.each([
    ["2026-03-01T09:30Z", "2026-03-01T09:30:00.000Z"],
    ["2026-03-01T09:30:15.5+02:00", "2026-03-01T07:30:15.500Z"],
    ["2026-03-01T00:30:00-05:30", "2026-03-01T06:00:00.000Z"],
    ["2024-02-29T23:59:59.999999Z", "2024-02-29T23:59:59.999Z"],
  ])("reads %s", (text, utc) => {
    const at = parseInstant(text);
    expect(at === null ? null : formatInstant(at)).toBe(utc);
  });

  it.each([
    "",
    "2026-03-01",
    "2026-03-01T09:30:00",
    "2026-02-29T00:00Z",
    "2026-04-31T00:00Z",
    "2026-13-01T00:00Z",
    "2026-00-10T00:00Z",
    "2026-03-01T24:00Z",
    "2026-03-01T10:60Z",
    "0000-01-01T00:00:00+01:00",
    "9999-12-31T23:59:00-01:00",
    " 2026-03-01T09:30Z",
  ])("does not read %j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("move by milliseconds and never out of their range", () => {
    expect(formatInstant(addMs(instant(0), 86_400_000))).toBe("1970-01-02T00:00:00.000Z");
    expect(() => addMs(instant(0), 1e18)).toThrow(Bug);
    expect(() => instant(0.5)).toThrow(Bug);
    expect(() => instant(Number.NaN)).toThrow(Bug);
  });
});

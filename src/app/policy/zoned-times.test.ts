import { describe, expect, it } from "vitest";
import { parseInstant } from "../../base/index.ts";
import { readTime, utcIso, wallEnd, wallIso, wallText } from "./zoned-times.ts";

const at = (text: string) => parseInstant(text) ?? expect.fail(`${text} is no instant`);
const BERLIN = "Europe/Berlin";
/** Fri 2026-03-27 16:00 in Berlin; the clock goes forward on Sunday. */
const NOW = at("2026-03-27T15:00:00Z");

function read(text: string, as: "beginning" | "end" = "beginning"): string | null {
  const time = readTime({ text, zone: BERLIN, now: NOW, from: NOW, as });
  return time === null ? null : wallIso(time, BERLIN);
}

describe("readTime", () => {
  it.each([
    ["now", "2026-03-27T16:00:00+01:00"],
    ["2026-03-30", "2026-03-30T00:00:00+02:00"],
    ["2026-03-30T09:00", "2026-03-30T09:00:00+02:00"],
    ["2026-03-30 09:00", "2026-03-30T09:00:00+02:00"],
    ["2026-03-30T09:00:00Z", "2026-03-30T11:00:00+02:00"],
    ["2026-03-30T09:00:00-05:00", "2026-03-30T16:00:00+02:00"],
    ["17:00", "2026-03-27T17:00:00+01:00"],
    ["9:30", "2026-03-27T09:30:00+01:00"],
    // Three days by the calendar, though one of them has 23 hours.
    ["+3d", "2026-03-30T16:00:00+02:00"],
    ["+90 min", "2026-03-27T17:30:00+01:00"],
    // An hour that there is not that day.
    ["2026-03-29T02:30", "2026-03-29T03:30:00+02:00"],
  ])("reads %s on the clock of the zone", (text, local) => {
    expect(read(text)).toBe(local);
  });

  it.each([
    ["2026-03-27", "2026-03-28T00:00:00+01:00"],
    ["2026-03-28", "2026-03-29T00:00:00+01:00"],
    ["17:00", "2026-03-27T17:00:00+01:00"],
    ["09:00", "2026-03-28T09:00:00+01:00"],
  ])("takes %s as an end", (text, local) => {
    expect(read(text, "end")).toBe(local);
  });

  it.each([
    "",
    "tomorrow",
    "2026-02-30",
    "2026-13-01",
    "25:00",
    "12:61",
    "+",
    "+soon",
    "2026-03-30T9:00",
    "+99999999999d",
  ])("reads %j as no time", (text) => {
    expect(read(text)).toBeNull();
  });
});

describe("times in words", () => {
  it("are those of the zone", () => {
    expect(wallText(NOW, "America/New_York")).toBe("Fri 2026-03-27 11:00");
    expect(utcIso(NOW)).toBe("2026-03-27T15:00:00Z");
  });

  it("end a day with its own name", () => {
    expect(wallEnd(at("2026-03-27T23:00:00Z"), BERLIN)).toBe("Fri 2026-03-27 24:00");
    expect(wallEnd(NOW, BERLIN)).toBe("Fri 2026-03-27 16:00");
  });
});

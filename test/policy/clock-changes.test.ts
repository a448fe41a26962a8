/** Windows on the days on which clocks change, worked out by hand from the tables of the zones. */
import { describe, expect, it } from "vitest";
import { type Day, formatInstant, parseInstant, type WeekWindow } from "../../src/base/index.ts";
import { type ClockRules, formatLocal, nextOpenings, openAt } from "../../src/policy/index.ts";
import { WEEK } from "./wall-clock.ts";

const at = (text: string) => {
  const found = parseInstant(text);
  if (found === null) throw new Error(text);
  return found;
};

const window = (zone: string, times: string, days: readonly Day[] = WEEK): WeekWindow => {
  const [from = "", to = ""] = times.split("-");
  return { days, from: from === "" ? null : from, to: to === "" ? null : to, zone };
};

const rules = (...windows: readonly WeekWindow[]): ClockRules => ({
  windows,
  freezes: [],
  closed: [],
  class: "standard",
  glass: false,
});

/** `2026-03-08T07:00Z to 2026-03-08T08:00Z`. */
function opening(given: WeekWindow, from: string): string {
  const [first] = nextOpenings(rules(given), at(from), 1);
  if (first === undefined || first.until === null) return "none";
  const short = (time: typeof first.from) => formatInstant(time).replace(":00.000Z", "Z");
  return `${short(first.from)} to ${short(first.until)}`;
}

describe.each([
  // New York goes from UTC-5 to UTC-4 at 02:00 on 8 March 2026, and back at 02:00 on 1 November.
  ["America/New_York", "01:00-04:00", "2026-03-08T05:00Z", "2026-03-08T06:00Z to 2026-03-08T08:00Z"],
  ["America/New_York", "02:30-04:00", "2026-03-08T05:00Z", "2026-03-08T07:00Z to 2026-03-08T08:00Z"],
  ["America/New_York", "01:00-02:30", "2026-03-08T05:00Z", "2026-03-08T06:00Z to 2026-03-08T07:00Z"],
  ["America/New_York", "02:10-02:50", "2026-03-08T05:00Z", "2026-03-09T06:10Z to 2026-03-09T06:50Z"],
  ["America/New_York", "01:30-03:00", "2026-11-01T04:00Z", "2026-11-01T05:30Z to 2026-11-01T08:00Z"],
  ["America/New_York", "00:30-01:30", "2026-11-01T04:00Z", "2026-11-01T04:30Z to 2026-11-01T06:30Z"],
  ["America/New_York", "01:10-01:20", "2026-11-01T04:00Z", "2026-11-01T05:10Z to 2026-11-01T06:20Z"],
  ["America/New_York", "-", "2026-11-01T03:00Z", "none"],
  // Berlin goes from UTC+1 to UTC+2 at 02:00 on 29 March 2026, and back at 03:00 on 25 October.
  ["Europe/Berlin", "02:30-05:00", "2026-03-28T23:30Z", "2026-03-29T01:00Z to 2026-03-29T03:00Z"],
  ["Europe/Berlin", "22:00-02:30", "2026-03-28T12:00Z", "2026-03-28T21:00Z to 2026-03-29T01:00Z"],
  ["Europe/Berlin", "22:00-02:30", "2026-10-24T12:00Z", "2026-10-24T20:00Z to 2026-10-25T01:30Z"],
  ["Europe/Berlin", "02:15-02:45", "2026-10-24T22:30Z", "2026-10-25T00:15Z to 2026-10-25T01:45Z"],
  // Lord Howe shifts by half an hour: UTC+10:30 to UTC+11 at 02:00 on 4 October 2026, and back at 02:00 on 5 April.
  ["Australia/Lord_Howe", "02:15-04:00", "2026-10-03T14:00Z", "2026-10-03T15:30Z to 2026-10-03T17:00Z"],
  ["Australia/Lord_Howe", "02:00-02:30", "2026-10-03T14:00Z", "2026-10-04T15:00Z to 2026-10-04T15:30Z"],
  ["Australia/Lord_Howe", "01:45-03:00", "2026-04-04T14:00Z", "2026-04-04T14:45Z to 2026-04-04T16:30Z"],
  ["Australia/Lord_Howe", "01:00-01:40", "2026-04-04T13:50Z", "2026-04-04T14:00Z to 2026-04-04T15:10Z"],
  // Midnight of 4 November 2018 did not occur in São Paulo, nor that of 26 April 2024 in Cairo.
  ["America/Sao_Paulo", "-06:00", "2018-11-04T02:30Z", "2018-11-04T03:00Z to 2018-11-04T08:00Z"],
  ["America/Sao_Paulo", "20:00-00:30", "2018-11-03T20:00Z", "2018-11-03T23:00Z to 2018-11-04T03:00Z"],
  ["Africa/Cairo", "-02:00", "2024-04-25T21:30Z", "2024-04-25T22:00Z to 2024-04-25T23:00Z"],
])("in %s a window %s", (zone, times, from, wanted) => {
  it(`next after ${from} is ${wanted}`, () => {
    expect(opening(window(zone, times), from)).toBe(wanted);
  });
});

describe("a day that was left out", () => {
  it("has no window, and none that goes on over its midnight", () => {
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    const friday = (times: string) => window("Pacific/Apia", times, ["fri"]);
    expect(opening(friday("09:00-17:00"), "2011-12-29T00:00Z")).toBe(
      "2012-01-05T19:00Z to 2012-01-06T03:00Z",
    );
    expect(openAt(rules(friday("22:00-02:00")), at("2011-12-30T11:00Z")).open).toBe(false);
  });
});

describe("a window", () => {
  it("over midnight belongs to the day on which it begins", () => {
    const friday = rules(window("Europe/Berlin", "22:00-02:00", ["fri"]));
    expect(openAt(friday, at("2026-06-05T23:30Z")).open).toBe(true);
    expect(openAt(friday, at("2026-06-04T23:30Z")).open).toBe(false);
  });

  it("follows another without a gap as one", () => {
    const both = rules(window("UTC", "09:00-12:00"), window("UTC", "12:00-17:00"));
    expect(openAt(both, at("2026-06-05T10:00Z"))).toEqual({ open: true, until: at("2026-06-05T17:00Z") });
  });

  it("is always open where there is none, where it never ends, and for an emergency", () => {
    const never = { open: true, until: null };
    const shut = rules(window("UTC", "09:00-10:00"));
    expect(openAt(rules(), at("2026-06-05T10:00Z"))).toEqual(never);
    expect(openAt(rules(window("Europe/Berlin", "-")), at("2026-06-05T10:00Z"))).toEqual(never);
    expect(openAt({ ...shut, class: "emergency" }, at("2026-06-05T12:00Z"))).toEqual(never);
    expect(openAt({ ...shut, glass: true }, at("2026-06-05T12:00Z"))).toEqual(never);
  });

  it("that is frozen through and through never opens by itself", () => {
    const frozen = { ...rules(window("UTC", "09:00-10:00")), freezes: [window("UTC", "08:00-12:00")] };
    expect(openAt(frozen, at("2026-06-05T09:00Z"))).toMatchObject({ open: false, opensAt: null });
    expect(nextOpenings(frozen, at("2026-06-05T09:00Z"), 3)).toEqual([]);
  });
});

describe("a freeze that was added", () => {
  const freeze = { id: "f1", from: at("2026-12-18T00:00Z"), why: "peak", except: [], by: "bo" };

  it("is over when it is, however long it lasts", () => {
    const closed = [{ ...freeze, to: at("2027-03-02T12:00Z") }];
    const shut = { ...rules(window("America/New_York", "09:00-17:00", ["mon", "tue"])), closed };
    expect(openAt(shut, at("2026-12-21T15:00Z"))).toEqual({
      open: false,
      opensAt: at("2027-03-02T14:00Z"),
      why: "frozen by bo until Tue 2027-03-02 07:00 (America/New_York): peak",
      zone: "America/New_York",
    });
  });

  it("without an end opens when somebody ends it", () => {
    const shut = { ...rules(), closed: [{ ...freeze, to: null }] };
    expect(openAt(shut, at("2026-12-21T15:00Z"))).toMatchObject({
      opensAt: null,
      why: "frozen by bo until somebody ends it: peak",
    });
    expect(openAt(shut, at("2026-12-01T15:00Z"))).toEqual({ open: true, until: freeze.from });
  });
});

it("tells a time where it is", () => {
  expect(formatLocal(at("2026-03-08T07:00Z"), "America/New_York")).toBe(
    "Sun 2026-03-08 03:00 (America/New_York)",
  );
  expect(formatLocal(at("1969-12-31T23:00Z"), "Asia/Kolkata")).toBe("Thu 1970-01-01 04:30 (Asia/Kolkata)");
});

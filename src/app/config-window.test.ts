import { describe, expect, test } from "vitest";
import { parseWindow } from "./config-window.ts";

describe("a window of rutter.yaml", () => {
  test.each([
    ["Mon-Thu 09:00-17:00", { days: ["mon", "tue", "wed", "thu"], from: "09:00", to: "17:00" }],
    ["Fri -15:00", { days: ["fri"], from: null, to: "15:00" }],
    ["Fri 15:00-", { days: ["fri"], from: "15:00", to: null }],
    ["Sat, Sun", { days: ["sat", "sun"], from: null, to: null }],
    ["Fri-Mon", { days: ["mon", "fri", "sat", "sun"], from: null, to: null }],
    ["monday–friday 08:30–16:00", { days: ["mon", "tue", "wed", "thu", "fri"], from: "08:30", to: "16:00" }],
  ])("%s", (text, window) => {
    expect(parseWindow(text, "UTC")).toEqual({ ...window, zone: "UTC" });
  });

  test.each(["", "office hours", "Mon 9-17", "Mon 25:00-26:00", "Mon 09:75-10:00", "Mon-Foo", "09:00-17:00"])(
    "%s is none",
    (text) => {
      expect(parseWindow(text, null)).toBeNull();
    },
  );
});

import { describe, expect, it } from "vitest";
import { readWindow } from "./window.ts";

const WEEK = "mon tue wed thu fri sat sun";
const shown = (text: string, zone?: string) =>
  readWindow(text, zone).map(
    ({ kind, days, from, to, zone: where }) => `${kind} ${days.join(" ")} ${from}-${to} ${where}`,
  );

describe("readWindow", () => {
  it.each([
    ["Weekdays 09:00-17:00", ["window mon tue wed thu fri 09:00-17:00 null"]],
    ["Tuesday-Thursday, 10am-2pm ET", ["window tue wed thu 10:00-14:00 America/New_York"]],
    ["Mon–Thu 9:00 AM – 4:00 PM UTC", ["window mon tue wed thu 09:00-16:00 UTC"]],
    ["Deploy window: 02:00-04:00 UTC", [`window ${WEEK} 02:00-04:00 UTC`]],
    ["Tue/Thu 9-11 PT", ["window tue thu 09:00-11:00 America/Los_Angeles"]],
    ["Tuesday 14:00", ["window tue 14:00-null null"]],
    ["| Tuesday | 14:00 | Standard |", ["window tue 14:00-null null"]],
    ["Fridays before noon", ["window fri null-12:00 null"]],
    ["10am to 2pm CET on Wednesdays", ["window wed 10:00-14:00 Europe/Berlin"]],
    [
      "Mon-Thu 09:00-17:00, Fri –15:00",
      ["window mon tue wed thu 09:00-17:00 null", "window fri null-15:00 null"],
    ],
    ["No Friday deploys after 15:00", ["freeze fri 15:00-null null"]],
    ["Avoid Fridays and weekends", ["freeze fri sat sun null-null null"]],
    ["No deployments after 4 PM", [`freeze ${WEEK} 16:00-null null`]],
    ["Never deploy on weekends", ["freeze sat sun null-null null"]],
    [
      "Deploy Mon-Thu 9-16 ET; no deploys on Fridays",
      ["window mon tue wed thu 09:00-16:00 America/New_York", "freeze fri null-null America/New_York"],
    ],
    [
      "Monday to Thursday between 10:00 and 16:00 Asia/Tokyo, except Wednesdays",
      ["window mon tue wed thu 10:00-16:00 Asia/Tokyo", "freeze wed null-null Asia/Tokyo"],
    ],
    ["Releases are frozen every day before 13:00.", [`freeze ${WEEK} null-13:00 null`]],
    ["Deploys are blocked daily until noon.", [`freeze ${WEEK} null-12:00 null`]],
    ["Deployments only before 13:00.", [`window ${WEEK} null-13:00 null`]],
    ["Deployments start after 09:30.", [`window ${WEEK} 09:30-null null`]],
    ["Do not deploy outside 09:00-17:00 UTC.", [`window ${WEEK} 09:00-17:00 UTC`]],
    ["Releases are frozen outside Tuesday 10:00-12:00", ["window tue 10:00-12:00 null"]],
    ["Deploy only outside 09:00-17:00 UTC", [`freeze ${WEEK} 09:00-17:00 UTC`]],
    ["No deploys except Tuesday 10:00-12:00 UTC", ["window tue 10:00-12:00 UTC"]],
    ["Never deploy other than on Tuesdays", ["window tue null-null null"]],
    ["No deploys on weekends, except Saturday 10:00-12:00", ["freeze sat sun null-null null"]],
  ])("%s", (text, windows) => expect(shown(text)).toEqual(windows));

  it.each([
    "Business hours only",
    "Code freeze: December 20 – January 2",
    "Jobs are cleared at 22:00",
    "Runs every day",
    "Version 10.2 to 11.4",
    "within 3 business days",
  ])("nothing in %s", (text) => expect(readWindow(text)).toEqual([]));

  it("takes the zone it is given where the text names none", () => {
    expect(shown("Weekdays 09:00-17:00", "Europe/Rome")).toEqual([
      "window mon tue wed thu fri 09:00-17:00 Europe/Rome",
    ]);
    expect(shown("Weekdays 09:00-17:00 UTC+2")).toEqual(["window mon tue wed thu fri 09:00-17:00 Etc/GMT-2"]);
  });
});

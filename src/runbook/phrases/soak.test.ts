import { describe, expect, it } from "vitest";
import { readSoak, readWait } from "./soak.ts";

const MIN = 60_000;

describe("readSoak", () => {
  it.each([
    ["Monitor for 20-40 minutes", 20, 40],
    ["Monitor for 10 minutes after the deployment:", 10, 10],
    ["Watch the dashboards for 1 hour", 60, 60],
    ["Observe for at least 30 min", 30, 30],
    ["Bake for 2h", 120, 120],
    ["Let it bake for 2 hours", 120, 120],
    ["Deploy the canary and monitor for 15 minutes", 15, 15],
    ["Soak time: 1 h", 60, 60],
    ["45-minute observation period", 45, 45],
    ["# 3. Watch errors for 5 minutes", 5, 5],
    ["Keep an eye on the graphs for the next 30 minutes", 30, 30],
    ["Monitor (15 min)", 15, 15],
  ])("%s", (text, min, max) => expect(readSoak(text)).toEqual({ minMs: min * MIN, maxMs: max * MIN }));

  it.each([
    "Check every 5 minutes",
    "Monitor every 5 minutes",
    "Monitor errors of the last 10 minutes",
    "Wait 5 minutes",
    "She is in charge of testing and monitoring the build for 3 days",
    "Monitor the logs",
  ])("not %s", (text) => expect(readSoak(text)).toBeNull());
});

describe("readWait", () => {
  it.each([
    ["Wait 5 minutes", 5],
    ["wait ~2 min for pods", 2],
    ["Allow 10 minutes for DNS", 10],
    ["Wait for at least 10 minutes", 10],
    ["Wait 5-10 minutes for the caches", 5],
    ["Pause for 3 minutes", 3],
    ["Restart it, then wait two minutes.", 2],
    ["Let it settle for 4 min", 4],
  ])("%s", (text, minutes) => expect(readWait(text)).toEqual({ ms: minutes * MIN }));

  it.each([
    "Wait until the pods are ready",
    "Wait for the job to finish (2-5 minutes)",
    "Takes 5 minutes",
    "Monitor for 5 minutes",
  ])("not %s", (text) => expect(readWait(text)).toBeNull());
});

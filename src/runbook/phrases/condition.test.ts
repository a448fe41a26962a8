import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCondition } from "./condition.ts";
import { subjectOf } from "./subject.ts";

const PAGE = new URL("../../../docs/format/conditions.md", import.meta.url);

interface Row {
  readonly written: string;
  readonly sense: "bad" | "good";
  readonly read: string;
}

const rows: readonly Row[] = readFileSync(PAGE, "utf8")
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .flatMap(([, written, sense, read]) =>
    written && read && (sense === "bad" || sense === "good") ? [{ written, sense, read }] : [],
  );

/** Keys that are null are left out on the page. */
const spoken = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (one === null ? undefined : one)));

describe("docs/format/conditions.md", () => {
  it("holds enough rows to be the grammar", () => expect(rows.length).toBeGreaterThan(80));

  it.each(rows)("$written, $sense", ({ written, sense, read }) => {
    const found = readCondition(written, { sense });
    if (read === "nothing") expect(found).toBeNull();
    else {
      expect(found && spoken(found.when)).toEqual(JSON.parse(read.replaceAll("`", "")));
      expect(found?.whole).toBe(true);
    }
  });
});

const figure = (name: string, is: string, [value, unit, stat]: readonly [number, string, string?]) =>
  expect.objectContaining({ figure: name, stat: stat ?? null, is, value, unit });

describe("with a subject from the context", () => {
  it.each([
    ["Error rate", "5%", "bad", figure("error rate", ">", [5, "percent"])],
    ["Error rate", "5%", "good", figure("error rate", "<", [5, "percent"])],
    ["Success rate", "97%", "bad", figure("success rate", "<", [97, "percent"])],
    ["Availability", "99.9%", "good", figure("availability", ">", [99.9, "percent"])],
    ["Response time (95th)", "> 1s", "bad", figure("latency", ">", [1000, "ms", "p95"])],
    ["Latency", "p99 > 2s", "bad", figure("latency", ">", [2000, "ms", "p99"])],
    ["Error rate", "> 5% of requests", "bad", figure("error rate", ">", [5, "percent"])],
    ["Error rate (%)", "4", "bad", figure("error rate", ">", [4, "percent"])],
    ["Latency p95 (ms)", "> 300", "bad", figure("latency", ">", [300, "ms", "p95"])],
    ["Latency", "2x baseline", "bad", figure("latency", ">", [2, "times"])],
    ["Error rate", "Peak > 10%", "bad", figure("error rate", ">", [10, "percent"])],
    ["Error rate", "Queue workers > 50", "bad", figure("queue workers", ">", [50, "count"])],
  ] as const)("%s: %s (%s)", (name, text, sense, when) =>
    expect(readCondition(text, { sense, subject: subjectOf(name) })?.when).toEqual(when),
  );

  it.each(["N/A", "—", "varies", "see dashboard", ""])("leaves %j", (text) =>
    expect(readCondition(text, { sense: "good", subject: subjectOf("Latency") })).toBeNull(),
  );
});

describe("what it leaves over", () => {
  it.each([
    ["error rate > 5% on the checkout page", "checkout"],
    ["Match accuracy above 90% on holdout data", "holdout data"],
    ["error rate > 2% or customers complain", "customers complain"],
  ])("%s", (text, rest) =>
    expect(readCondition(text, { sense: "bad" })).toMatchObject({ whole: false, rest }),
  );
});

describe("marks around the words", () => {
  it.each([
    "**Error rate** > `5%`",
    "🚨 Error rate > 5%",
    "âš ï¸ Error rate > 5%",
    "- [ ] Error rate &gt; 5%",
    "ERROR RATE > 5 %",
    "  1. _Error rate_: > 5%  ",
  ])("%s", (text) =>
    expect(readCondition(text, { sense: "bad" })?.when).toEqual(figure("error rate", ">", [5, "percent"])),
  );
});

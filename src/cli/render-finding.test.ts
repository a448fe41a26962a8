import { describe, expect, test } from "vitest";
import type { Finding } from "../lint/index.ts";
import type { Look } from "./look.ts";
import { renderFinding, renderNote } from "./render-finding.ts";
import { widthOf } from "./width.ts";

const LOOK: Look = { columns: 80, colour: false, unicode: true };
const narrow = (columns: number): Look => ({ ...LOOK, columns });

const finding: Finding = {
  code: "CHECK_CURL_WITHOUT_FAIL",
  level: "warning",
  span: { lines: [2, 2], columns: [3, 6] },
  what: "this succeeds even when the service answers with an error",
  why: "curl tells whether there was an answer",
  fix: "add -f",
  edits: [],
};
const given = (
  line: string,
  span = finding.span,
  hidden: readonly { line: number; columns: [number, number] }[] = [],
) => ({
  finding: { ...finding, span },
  file: "deploy.md",
  source: ["# Deploy", line, "third", "fourth", "fifth"],
  hidden,
  isFirst: true,
});
const frameOf = (lines: readonly string[]): readonly string[] =>
  lines.slice(
    lines.findIndex((line) => line.includes("deploy.md:2")),
    lines.findIndex((line) => line.startsWith("  why")),
  );

describe("a finding", () => {
  test("marks its columns under the code", () => {
    expect(frameOf(renderFinding(given("  curl https://orders.example"), LOOK))).toEqual([
      "  deploy.md:2:3   curl https://orders.example",
      "                  ^^^^",
    ]);
  });

  test("marks nothing where the whole line is meant", () => {
    const lines = renderFinding(given("  curl", { lines: [2, 2], columns: [3, 6] }), LOOK);
    expect(frameOf(lines)).toEqual(["  deploy.md:2:3   curl"]);
  });

  test("marks by what a terminal shows: wide letters count two, tabs one", () => {
    const [code = "", under = ""] = frameOf(
      renderFinding(given("\t🚢 船 curl x", { lines: [2, 2], columns: [7, 10] }), LOOK),
    );
    expect(widthOf(code.slice(0, code.indexOf("curl")))).toBe(under.indexOf("^"));
    expect(under.trim()).toBe("^^^^");
  });

  test.each([40, 60, 80, 120])("of a long line shows the place itself within %i columns", (columns) => {
    const line = `${"x".repeat(300)} curl ${"y".repeat(300)}`;
    const lines = renderFinding(given(line, { lines: [2, 2], columns: [302, 305] }), narrow(columns));
    const [, code = "", under = ""] = frameOf(lines);
    expect(code.slice(under.indexOf("^"), under.lastIndexOf("^") + 1)).toBe("curl");
    for (const each of lines) expect(widthOf(each)).toBeLessThanOrEqual(columns);
  });

  test("of several lines shows three", () => {
    const lines = frameOf(renderFinding(given("second", { lines: [2, 5] }), LOOK));
    expect(lines).toEqual(["  deploy.md:2   second", "                third", "                fourth"]);
  });

  test("hides what it warns of, and still marks it", () => {
    const span = { lines: [2, 2], columns: [12, 19] } as const;
    const hidden: [{ line: number; columns: [number, number] }] = [{ line: 2, columns: [12, 19] }];
    expect(frameOf(renderFinding(given("export KEY=Zk93hfQ1 x", span, hidden), LOOK))).toEqual([
      "  deploy.md:2:12   export KEY=**** x",
      "                              ^^^^",
    ]);
  });

  test("of a line that is not there says where it would be", () => {
    expect(frameOf(renderFinding({ ...given(""), source: [] }, LOOK))).toEqual(["  deploy.md:2:3"]);
  });

  test("paints its level, its place and its marks, each on its own", () => {
    const lines = renderFinding(given("  curl https://orders.example"), { ...LOOK, colour: true });
    expect(lines[0]?.startsWith("\u001b[33mwarning\u001b[39m CHECK")).toBe(true);
    expect(lines.find((line) => line.includes("^"))?.trim()).toBe("\u001b[33m^^^^\u001b[39m");
  });

  test("as a note takes one line, wrapped under itself", () => {
    const note = { ...given(""), finding: { ...finding, level: "note" as const } };
    expect(renderNote(note, LOOK)).toEqual([
      "note deploy.md:2:3  CHECK_CURL_WITHOUT_FAIL  this succeeds even when the service",
      "      answers with an error",
    ]);
  });
});

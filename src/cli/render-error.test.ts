import { describe, expect, test } from "vitest";
import { type Diagnostic, RutterError } from "../base/index.ts";
import type { Look } from "./look.ts";
import { problemsOf, renderError, renderProblems } from "./render-error.ts";
import { widthOf } from "./width.ts";

const look = (columns: number): Look => ({ columns, colour: false, unicode: true });

const diagnostic = (first: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "RUNBOOK_INPUT_MISSING",
  level: "error",
  span: { lines: [first, first] },
  what: "environment has no value",
  why: 'the shell would read "<environment>" as a redirection',
  fix: "pass --set environment=staging",
  ...more,
});

const source = ["", "    kubectl get pods -n shop-<environment>", "", "one", "two", "three", "four"];
const shown = (list: readonly Diagnostic[], columns = 80): readonly string[] =>
  renderProblems(problemsOf(list, "runbooks/deploy.md"), source, look(columns));

describe("an error on the terminal", () => {
  test("has the one shape", () => {
    expect(shown([diagnostic(2, { span: { lines: [2, 2], columns: [30, 42] } })])).toEqual([
      "error RUNBOOK_INPUT_MISSING  environment has no value",
      "  runbooks/deploy.md:2:30   kubectl get pods -n shop-<environment>",
      '  why   the shell would read "<environment>" as a redirection',
      "  fix   pass --set environment=staging",
      "  more  rutter explain RUNBOOK_INPUT_MISSING",
    ]);
  });

  test("several are sorted by line and counted", () => {
    const lines = shown([
      diagnostic(6),
      diagnostic(2, { level: "warning" }),
      diagnostic(4, { level: "warning" }),
    ]);
    const places = lines.filter((line) => line.startsWith("  runbooks/"));
    expect(places.map((line) => line.slice(0, 24).trim())).toEqual([
      "runbooks/deploy.md:2",
      "runbooks/deploy.md:4",
      "runbooks/deploy.md:6",
    ]);
    expect(lines.at(-1)).toBe("1 error, 2 warnings");
  });

  test("a frame has at most three lines", () => {
    const lines = shown([diagnostic(4, { span: { lines: [4, 7] } })]);
    expect(lines.slice(1, 5)).toEqual([
      "  runbooks/deploy.md:4   one",
      "                         two",
      "                         three",
      '  why   the shell would read "<environment>" as a redirection',
    ]);
  });

  test("the place of a long line is on the screen", () => {
    const long = [`${"x".repeat(5000)} <here> ${"y".repeat(5000)}`];
    const span = { lines: [1, 1], columns: [5002, 5007] } as const;
    const lines = renderProblems(problemsOf([diagnostic(1, { span })], "a.md"), long, look(80));
    expect(lines[1]).toContain("<here>");
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  test("a line that is no longer there is no reason to fail", () => {
    expect(shown([diagnostic(99)])[1]).toBe("  runbooks/deploy.md:99");
  });

  test.each([60, 120])("at %i columns no line is wider", (columns) => {
    for (const line of shown([diagnostic(2, { why: "because ".repeat(40) })], columns))
      expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  test("secrets are masked wherever they stand", () => {
    const secret = "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
    const found = diagnostic(1, {
      what: `token ${secret}`,
      why: `it is ${secret}`,
      fix: `take ${secret} out`,
    });
    const lines = renderProblems(problemsOf([found], "a.md"), [`export TOKEN=${secret}`], look(120));
    expect(lines.join("\n")).not.toContain("a1B2c3D4e5");
  });

  test("an error of the world brings its own line along", () => {
    const error = new RutterError({
      code: "CONFIG_KEY_UNKNOWN",
      what: "there is no setting windws",
      why: "it would have no effect",
      fix: "did you mean windows?",
      place: { file: "rutter.yaml", line: 3, text: '    windws: ["Mon-Thu"]' },
    });
    expect(renderError(error, look(80))[1]).toBe('  rutter.yaml:3   windws: ["Mon-Thu"]');
  });
});

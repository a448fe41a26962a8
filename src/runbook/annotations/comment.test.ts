import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CommentAnnotation, readCommentAnnotation } from "./comment.ts";

const plain: CommentAnnotation = {
  notes: null,
  as: null,
  choose: false,
  ignore: false,
  row: null,
  undoes: null,
  action: null,
  watch: null,
  allow: null,
};

describe("a rutter comment", () => {
  it.each<[string, Partial<CommentAnnotation>]>([
    ["choose one", { choose: true }],
    ['as=rollback undoes="Run migrations"', { as: "rollback", undoes: "Run migrations" }],
    ["watch=15m", { watch: { minMs: 900_000, maxMs: 900_000 } }],
    ["watch=15m-30m", { watch: { minMs: 900_000, maxMs: 1_800_000 } }],
    ["watch=15-30m", { watch: { minMs: 900_000, maxMs: 1_800_000 } }],
    ["ignore", { ignore: true }],
    ["row 3 as=guard action=rollback", { row: 3, as: "guard", action: "rollback" }],
    ["lever", { notes: { lever: true } }],
    ["absorbed", { notes: { absorbed: true } }],
    ["name=build timeout=2m confirm", { notes: { name: "build", timeoutMs: 120_000, confirm: true } }],
    ["as=branches", { as: "branches" }],
    ["allow LINT_X_Y it is\n  meant", { allow: { code: "LINT_X_Y", reason: "it is meant" } }],
  ])("says %s", (text, expected) => {
    const annotation = { ...plain, ...expected };
    expect(readCommentAnnotation(`<!-- rutter: ${text} -->`, 1)).toEqual({ annotation, diagnostics: [] });
    expect(readCommentAnnotation(`Rutter:${text}`, 1)).toEqual({ annotation, diagnostics: [] });
  });

  it.each([
    ["chose one", 'did you mean "choose"?'],
    ["undose=x", 'did you mean "undoes"?'],
    ["timout=5m", 'did you mean "timeout"?'],
    ["retries=5", 'did you mean "retry"?'],
  ])("does not know %s", (text, fix) => {
    expect(readCommentAnnotation(`<!-- rutter: ${text} -->`, 1).diagnostics).toMatchObject([
      { code: "RUNBOOK_ANNOTATION_UNKNOWN", fix },
    ]);
  });

  it.each([
    "as=rolback",
    "watch=15",
    "watch=0s",
    "watch=30m-15m",
    "action=revert",
    "row 0",
    "row three",
    "choose two",
    'undoes=""',
    "undoes='x",
    "allow this",
    "allow LINT_X",
    "ignore ignore",
    "ignore=never",
    "",
  ])("cannot say %j", (text) => {
    const { diagnostics } = readCommentAnnotation(`<!-- rutter: ${text} -->`, 1);
    expect(diagnostics.map(({ code }) => code)).toEqual(["RUNBOOK_ANNOTATION_VALUE"]);
  });

  it("keeps what is right beside what is wrong, each with its own line", () => {
    const { annotation, diagnostics } = readCommentAnnotation(
      "<!-- rutter:\n as=rolback\n name=x\n foo -->",
      5,
    );
    expect(annotation?.notes).toEqual({ name: "x" });
    expect(diagnostics.map(({ span }) => span.lines[0])).toEqual([6, 8]);
  });

  it("is told that its colon is missing", () => {
    expect(readCommentAnnotation("<!-- rutter ignore -->", 1).diagnostics).toHaveLength(1);
    expect(readCommentAnnotation("<!-- rutter as=guard -->", 1).diagnostics).toHaveLength(1);
  });

  it.each([
    "<!-- TODO: check -->",
    "<!-- rutter reads this file -->",
    "",
    "<!---->",
    "<!-- prettier-ignore -->",
  ])("leaves %j alone", (comment) => {
    expect(readCommentAnnotation(comment, 1)).toEqual({ annotation: null, diagnostics: [] });
  });

  it("is read without throwing whatever it says", () => {
    const pieces = fc.constantFrom(
      "rutter:",
      " ",
      "as=",
      "row ",
      "3 ",
      "allow ",
      '"',
      "\n",
      "-->",
      "choose ",
      "x",
      "=",
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const comment = `<!-- rutter: ${parts.join("")}`;
        const last = 9 + comment.split("\n").length;
        for (const { span } of readCommentAnnotation(comment, 10).diagnostics) {
          expect(span.lines[0]).toBeGreaterThanOrEqual(10);
          expect(span.lines[0]).toBeLessThanOrEqual(last);
        }
      }),
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readCommentAnnotation(text, 1)));
  });

  it("complains about a senseless megabyte only so often", () => {
    expect(readCommentAnnotation(`rutter: ${"a=b ".repeat(250_000)}`, 1).diagnostics.length).toBeLessThan(20);
  });
});

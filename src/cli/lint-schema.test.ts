import { describe, expect, test } from "vitest";
import { RutterError } from "../base/index.ts";
import { lintJson } from "./lint-json.ts";
import { lintSchema } from "./lint-schema.ts";

const finding = {
  code: "LINK_DEAD",
  level: "warning",
  span: { lines: [1, 2] },
  what: "a  b",
  why: "why",
  fix: "fix",
  edits: [],
} as const;
const linted = { file: "a.md", text: "", source: [], hidden: [], fixed: null, findings: [finding] };
const error = new RutterError({ code: "RUNBOOK_FILE_MISSING", what: "what", why: "why", fix: "fix" });

describe("lint/1", () => {
  test("is what its schema says, with findings and failures and without", () => {
    const runs = [
      { files: [linted], failed: [{ file: "b.md", error }] },
      { files: [], failed: [] },
    ];
    for (const run of runs) {
      const json: unknown = JSON.parse(lintJson(run));
      expect(lintSchema.parse(json)).toEqual(json);
    }
  });

  test("has a failure only where there is one, and null for a whole line", () => {
    const json = JSON.parse(lintJson({ files: [linted], failed: [] })) as {
      findings: { columns: unknown }[];
    };
    expect(Object.keys(json)).toEqual(["rutter", "findings", "summary"]);
    expect(json.findings[0]?.columns).toBeNull();
  });
});

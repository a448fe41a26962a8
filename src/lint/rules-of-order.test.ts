/**
 * Runbooks in miniature against the rules about order, ways back, alternatives and contacts. In `cases/`, `%%` begins one
 * with its name, and `<<CODE` at a line's end says what is found there; a case without finds nothing above a note.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadYaml, studyRunbook } from "../runbook/index.ts";
import { deskOf } from "./desk.ts";
import { noFacts } from "./facts.ts";
import { findingOf, type Rule } from "./rule.ts";
import { alternativesUnmarked } from "./rules/alternatives-unmarked.ts";
import { contactBlank } from "./rules/contact-blank.ts";
import { migrationWithoutWayBack } from "./rules/migration-without-way-back.ts";
import { orderBackupLate } from "./rules/order-backup-late.ts";
import { orderContractEarly } from "./rules/order-contract-early.ts";
import { orderNoticeLate } from "./rules/order-notice-late.ts";
import { orderProductionFirst } from "./rules/order-production-first.ts";
import { rollbackMissing } from "./rules/rollback-missing.ts";
import { rollbackUnverified } from "./rules/rollback-unverified.ts";

const rules: readonly Rule[] = [
  alternativesUnmarked,
  rollbackMissing,
  rollbackUnverified,
  migrationWithoutWayBack,
  orderBackupLate,
  orderProductionFirst,
  orderContractEarly,
  orderNoticeLate,
  contactBlank,
];
const parseYaml = await loadYaml();

function found(text: string): readonly string[] {
  const desk = deskOf(studyRunbook(text, { file: "x.md", parseYaml }), text, noFacts);
  return rules
    .flatMap((rule) => rule.find(desk).map((hit) => findingOf(rule, hit)))
    .filter(({ level }) => level !== "note")
    .map(({ code, span }) => `${span.lines[0]} ${code}`)
    .sort();
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly finds: readonly string[];
}

const MARK = /\s*<<([A-Z_]+)/g;

function caseOf(written: string): Case {
  const [name = "", ...lines] = written.split("\n");
  const finds = lines.flatMap((line, i) => [...line.matchAll(MARK)].map(([, code]) => `${i + 1} ${code}`));
  return { name, text: lines.map((line) => line.replace(MARK, "")).join("\n"), finds: finds.sort() };
}

const FOLDER = join(import.meta.dirname, "cases");
const casesOf = (file: string): readonly Case[] =>
  readFileSync(join(FOLDER, file), "utf8")
    .split(/^%% /m)
    .filter((text) => text.trim() !== "")
    .map(caseOf);

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".cases.md"));

it("has cases", () => {
  expect(files.flatMap(casesOf).length).toBeGreaterThanOrEqual(40);
});

describe.each(files)("%s", (file) => {
  it.each(casesOf(file).map((each) => [each.name, each] as const))("%s", (_, { text, finds }) => {
    expect(found(text)).toEqual(finds);
  });
});

it("says something sensible, or nothing, of any lines in any order", () => {
  const lines = files.flatMap(casesOf).flatMap(({ text }) => text.split("\n"));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 60 }), (chosen) => {
      for (const place of found(chosen.join("\n"))) {
        const line = Number.parseInt(place, 10);
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(chosen.length);
      }
    }),
    { numRuns: 150 },
  );
});

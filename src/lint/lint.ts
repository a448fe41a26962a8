/**
 * A studied runbook to its findings: what reading noted, what the rules hit, less what the runbook allows, at the levels
 * that were asked for. Pure; one pass of each rule over what was read once.
 */
import type { Level } from "../base/index.ts";
import type { Study } from "../runbook/index.ts";
import { codes as runbookCodes } from "../runbook/index.ts";
import { withoutAllowed } from "./allowances.ts";
import { codes } from "./codes.ts";
import { deskOf } from "./desk.ts";
import type { Facts } from "./facts.ts";
import { type Finding, findingOf } from "./rule.ts";
import { rules } from "./rules.ts";

/** What a code counts as, where somebody said so. */
export type Levels = ReadonlyMap<string, Level | "off">;

export interface LintOptions {
  readonly facts: Facts;
  readonly levels: Levels;
  /** Codes that other rooms may add to a reading's diagnostics. */
  readonly otherCodes?: readonly string[];
}

/** Every code that a level can be set for, or an allowance be written for. */
export const lintCodes: ReadonlySet<string> = new Set([
  ...Object.keys(codes),
  ...Object.entries(runbookCodes).flatMap(([code, { kind }]) => (kind === "diagnostic" ? [code] : [])),
]);

export function lint(
  study: Study,
  text: string,
  { facts, levels, otherCodes = [] }: LintOptions,
): readonly Finding[] {
  const desk = deskOf(study, text, facts);
  const wanted = rules.filter(({ code }) => levels.get(code) !== "off");
  const found: Finding[] = [
    ...study.reading.diagnostics.map((diagnostic) => ({ ...diagnostic, edits: [] })),
    ...wanted.flatMap((rule) => rule.find(desk).map((hit) => findingOf(rule, hit))),
  ];
  const off = new Set([...levels].flatMap(([code, level]) => (level === "off" ? [code] : [])));
  const known = new Set([...lintCodes, ...otherCodes]);
  const allowances = study.allowances;
  return withoutAllowed({ allowances, findings: found, known, off })
    .flatMap((finding) => withLevel(finding, levels))
    .map((finding) => withColumns(finding, desk.source))
    .sort(byPlace);
}

/** What is about a line as a whole points at its text. */
function withColumns(finding: Finding, source: readonly string[]): Finding {
  const { lines, columns } = finding.span;
  const text = source[lines[0] - 1] ?? "";
  if (columns !== undefined || text.trim() === "") return finding;
  const first = text.length - text.trimStart().length + 1;
  return { ...finding, span: { lines, columns: [first, text.trimEnd().length] } };
}

function withLevel(finding: Finding, levels: Levels): readonly Finding[] {
  const level = levels.get(finding.code);
  if (level === "off") return [];
  return [level === undefined ? finding : { ...finding, level }];
}

const byPlace = (a: Finding, b: Finding): number =>
  a.span.lines[0] - b.span.lines[0] ||
  (a.span.columns?.[0] ?? 0) - (b.span.columns?.[0] ?? 0) ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

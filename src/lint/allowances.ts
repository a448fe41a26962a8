/**
 * `<!-- rutter: allow CODE reason -->`: takes out the findings that are meant to be there, and tells of an allowance
 * that no longer matches one, so that none outlives its reason.
 */
import { lineSpan, nearest } from "../base/index.ts";
import type { Allowance } from "../runbook/index.ts";
import { allowanceCodes } from "./codes.ts";
import type { Finding } from "./rule.ts";

export interface Allowing {
  readonly allowances: readonly Allowance[];
  readonly findings: readonly Finding[];
  /** Every code there is. */
  readonly known: ReadonlySet<string>;
  /** Codes that are switched off: an allowance of one is no mistake. */
  readonly off: ReadonlySet<string>;
}

const covers = (allowance: Allowance, finding: Finding): boolean =>
  allowance.code === finding.code &&
  finding.span.lines[0] >= allowance.covers[0] &&
  finding.span.lines[0] <= allowance.covers[1];

/** The findings that stay, and what is wrong with the allowances themselves. */
export function withoutAllowed({ allowances, findings, known, off }: Allowing): readonly Finding[] {
  if (allowances.length === 0) return findings;
  const used = new Set<Allowance>();
  const byCode = new Map<string, Allowance[]>();
  for (const allowance of allowances)
    byCode.set(allowance.code, [...(byCode.get(allowance.code) ?? []), allowance]);
  const kept = findings.filter((finding) => {
    const covering = (byCode.get(finding.code) ?? []).filter((each) => covers(each, finding));
    for (const allowance of covering) used.add(allowance);
    return covering.length === 0;
  });
  const wrong = allowances.flatMap((allowance): Finding[] => {
    if (!known.has(allowance.code)) return [unknownCode(allowance, known)];
    return used.has(allowance) || off.has(allowance.code) ? [] : [unused(allowance)];
  });
  return [...kept, ...wrong];
}

function unknownCode({ code, line }: Allowance, known: ReadonlySet<string>): Finding {
  const near = nearest(code, [...known]);
  return {
    code: "ALLOWANCE_CODE_UNKNOWN",
    level: allowanceCodes.ALLOWANCE_CODE_UNKNOWN.level,
    span: lineSpan(line),
    what: `there is no code ${code}`,
    why: "the finding that this is about would still be reported",
    fix: near === null ? "rutter explain lists the codes" : `did you mean ${near}?`,
    edits: [],
  };
}

const unused = ({ code, line }: Allowance): Finding => ({
  code: "ALLOWANCE_UNUSED",
  level: allowanceCodes.ALLOWANCE_UNUSED.level,
  span: lineSpan(line),
  what: `nothing below is a ${code} any more`,
  why: "an allowance that is left behind would hide the next one",
  fix: "take the comment out, or put it right above what it allows",
  edits: [],
});

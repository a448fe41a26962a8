/** A `rutter` fence to nodes: one function per verb, each of which asks a hand, a person or the clock. */
import type { Shown } from "../plan/index.ts";
import type { VerbItem } from "../runbook/index.ts";
import { boundIn, type Compiling, nodeId, shownOf } from "./compiling.ts";
import { type Draft, draft, type Finding, type Flow, gate } from "./draft.ts";
import { fillPlain } from "./fill-text.ts";
import { filledFindings, unsureFindings } from "./findings.ts";
import { fitText } from "./fit-value.ts";
import { asNumber, asText } from "./verb-values.ts";
import { backup, deploy, migrate } from "./verbs-that-change.ts";
import { check, query, verify } from "./verbs-that-check.ts";
import { canary, flag, watch } from "./verbs-that-shift.ts";
import { notify } from "./verbs-that-tell.ts";

export interface VerbGiven {
  readonly compiling: Compiling;
  readonly item: VerbItem;
  readonly id: string;
  readonly shown: Shown;
  readonly when: string | null;
  /** The key's text with inputs filled in; null where it is not given. */
  readonly text: (key: string) => string | null;
  /** The verb's own value as text, filled. */
  readonly value: string;
  readonly findings: readonly Finding[];
}

const VERBS: Readonly<Record<string, (given: VerbGiven) => Flow>> = {
  deploy,
  canary,
  watch,
  check,
  approve,
  migrate,
  backup,
  flag,
  notify,
  verify,
  query,
};

export interface CompileVerbGiven {
  readonly compiling: Compiling;
  readonly item: VerbItem;
  readonly when: string | null;
}

export function compileVerb({ compiling, item, when }: CompileVerbGiven): Flow {
  const verb = Object.hasOwn(VERBS, item.verb) ? VERBS[item.verb] : undefined;
  if (verb === undefined) return [];
  const findings: Finding[] = [...unsureFindings([item])];
  const fill = (raw: unknown): string | null => {
    const text = asText(raw);
    if (text === null) return null;
    const filled = fillPlain(text, boundIn(compiling, text), fitText);
    findings.push(...filledFindings(filled, text, item.lines));
    return filled.text;
  };
  // The texts of commands, queries and addresses are filled by the verbs themselves: they have rules of their own.
  const filled = new Map(
    Object.entries(item.keys).flatMap(([key, raw]) =>
      OWN_RULES.has(key) ? [] : [[key, fill(raw)] as const],
    ),
  );
  const own = asText(item.value);
  const value = own === null || OWN_VALUE.has(item.verb) ? (own ?? "") : (fill(own) ?? "");
  const text = (key: string): string | null => filled.get(key) ?? asText(item.keys[key]);
  return verb({
    compiling,
    item,
    id: nodeId(compiling, item),
    shown: shownOf([item]),
    when,
    text,
    value,
    findings,
  });
}

const OWN_RULES: ReadonlySet<string> = new Set(["run", "http", "sql", "up", "down", "status"]);
const OWN_VALUE: ReadonlySet<string> = new Set(["query", "verify"]);

const DAY_MS = 86_400_000;

/** An approval counts for a day unless the runbook says otherwise. */
export const APPROVAL_MS = DAY_MS;

function approve({ item, id, shown, when, text, value, findings }: VerbGiven): Flow {
  const approval = {
    count: asNumber(item.keys.count) ?? 1,
    who: text("role"),
    for: value === "" ? null : value,
    not: null,
    signed: false,
    expiresMs: asNumber(item.keys.expires) ?? APPROVAL_MS,
  };
  const node: Draft["node"] = gate({ ...shown, title: value || shown.title }, { gate: "approval", approval });
  return [draft(id, node, { ask: when, findings, from: [item.id] })];
}

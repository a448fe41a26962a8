/** Questions, queries, requests and times to nodes: everything of a runbook's flow that is neither shell nor a verb. */

import { parseDuration } from "../base/index.ts";
import type { HttpInput, SqlInput } from "../effect/index.ts";
import type {
  LadderItem,
  QueryItem,
  QuestionItem,
  RequestItem,
  SoakItem,
  WaitItem,
} from "../runbook/index.ts";
import { byHand } from "./by-hand.ts";
import { compileStep, plainJob } from "./compile-step.ts";
import { boundIn, boundTo, type Compiling, nodeId, shownOf } from "./compiling.ts";
import { draft, type Finding, type Flow, gate, question } from "./draft.ts";
import { expectedOf } from "./expectations.ts";
import { fillShell } from "./fill-shell.ts";
import { fillPlain, fillSql } from "./fill-text.ts";
import { filledFindings, unsureFindings } from "./findings.ts";
import { fitSql, fitText, fitUrl } from "./fit-value.ts";
import { shiftOf } from "./shift-of.ts";

export interface ItemGiven<T> {
  readonly compiling: Compiling;
  readonly item: T;
  readonly when: string | null;
}

export function compileQuestion({ compiling, item, when }: ItemGiven<QuestionItem>): Flow {
  const id = nodeId(compiling, item);
  // Shown to a person and never run: a value needs no quoting, and what has none stays as it is written.
  const asked = item.establishes || item.text;
  const words = fillPlain(asked, boundIn(compiling, asked), (value) => ({
    text: value,
  }));
  const shown = shownOf([item], words.text);
  const line = question(shown, words.text);
  // "Window scheduled (if needed)" says its circumstance itself: asking for that first would be asking twice.
  const said = when !== null && words.text.toLowerCase().includes(when.toLowerCase());
  return [
    draft(id, gate(shown, { items: [`${id}-q`] }), {
      ask: said ? null : when,
      line,
      items: { [`${id}-q`]: line },
      findings: unsureFindings([item]),
      from: [item.id],
    }),
  ];
}

export function compileQuery({ compiling, item, when }: ItemGiven<QueryItem>): Flow {
  const astray = compiling.openings.astray.get(item.id);
  if (astray !== undefined)
    return [byHand({ compiling, items: [item], text: item.sql, when }, "interactive", astray)];
  const sql = fillSql(item.sql, boundTo(compiling, item.inputs));
  const written = item.notes?.on ?? item.host;
  const host =
    written === null
      ? null
      : fillPlain(written, boundIn(compiling, written), (value) => fitSql(value, false));
  const input: SqlInput = {
    sql: sql.text,
    database: null,
    through: (compiling.openings.through.get(item.id) ?? []).map(
      (run) => fillShell(run, boundIn(compiling, run)).text,
    ),
    inside: item.inside,
    host: host?.text ?? null,
    secrets: sql.secrets,
  };
  const hostFindings: readonly Finding[] =
    host === null || written === null ? [] : filledFindings(host, written, item.lines);
  return compileStep(compiling, {
    ...plainJob,
    id: nodeId(compiling, item),
    shown: shownOf([item]),
    effect: { hand: "sql", input: { ...input } },
    host: input.host,
    danger: item.danger,
    onCrash: item.danger === "read" ? "repeat" : "ask",
    expected: expectedOf(compiling, [item], "sql"),
    // A database answers whatever the answer means.
    canFail: false,
    notes: item.notes ?? {},
    when,
    findings: [...filledFindings(sql, item.sql, item.lines), ...hostFindings, ...unsureFindings([item])],
    from: [item.id],
  });
}

export function compileRequest({ compiling, item, when }: ItemGiven<RequestItem>): Flow {
  const bound = boundTo(compiling, item.inputs);
  const url = fillPlain(item.url, bound, fitUrl);
  const headers = item.headers.map(([name, value]) => ({
    name,
    value,
    filled: fillPlain(value, bound, fitText),
  }));
  const body = item.body === null ? null : fillPlain(item.body, bound, fitText);
  const input: HttpInput = {
    method: item.method.toUpperCase(),
    url: url.text,
    headers: headers.map(({ name, filled }) => [name, filled.text] as const),
    body: body?.text ?? null,
    attempts: 1,
    everyMs: 0,
    secrets: Object.assign(
      {},
      url.secrets,
      ...headers.map(({ filled }) => filled.secrets),
      body?.secrets ?? {},
    ),
  };
  const findings = [
    ...filledFindings(url, item.url, item.lines),
    ...headers.flatMap(({ value, filled }) => filledFindings(filled, value, item.lines)),
    ...(body === null || item.body === null ? [] : filledFindings(body, item.body, item.lines)),
    ...unsureFindings([item]),
  ];
  return compileStep(compiling, {
    ...plainJob,
    id: nodeId(compiling, item),
    shown: shownOf([item]),
    effect: { hand: "http", input: { ...input } },
    danger: item.danger,
    onCrash: item.danger === "read" ? "repeat" : "ask",
    expected: expectedOf(compiling, [item], "http"),
    notes: item.notes ?? {},
    when,
    findings,
    from: [item.id],
  });
}

export function compileTime({ compiling, item, when }: ItemGiven<WaitItem | SoakItem>): Flow {
  const shown = shownOf([item]);
  const node =
    item.kind === "wait"
      ? ({ kind: "wait", ...shown, when: null, ms: item.ms } as const)
      : ({ kind: "soak", ...shown, when: null, minMs: item.minMs, maxMs: item.maxMs } as const);
  const findings = unsureFindings([item]);
  return [draft(nodeId(compiling, item), node, { ask: when, findings, from: [item.id] })];
}

export function compileLadder({ compiling, item, when }: ItemGiven<LadderItem>): Flow {
  const { service } = compiling;
  const dwell = compiling.reading.front?.defaults.dwell;
  const dwellMs = dwell === undefined ? null : parseDuration(dwell);
  const shown = shownOf([item]);
  // Whose traffic it is must be said somewhere: shifting another service's would be no small mistake.
  const sure = service === null ? "unsure" : shown.sure;
  const why = "nothing says which service it shifts: name it in the front matter, as rutter: service";
  const node = {
    kind: "ladder",
    ...shown,
    sure,
    when: null,
    ...shiftOf(compiling, service),
    flag: null,
    rungs: item.rungs.map((rung) => ({ percent: rung.percent, dwellMs: rung.dwellMs ?? dwellMs })),
    promotion: "dwell",
    sticky: false,
  } as const;
  const findings = unsureFindings([{ ...item, sure }], service === null ? why : undefined);
  return [draft(nodeId(compiling, item), node, { ask: when, findings, from: [item.id] })];
}

/** `check`, `verify` and `query`: the verbs that ask the world and compare the answer. */
import type { Expect, HttpInput, ShellInput, SqlInput } from "../effect/index.ts";
import { compileStep, type Job, plainJob } from "./compile-step.ts";
import type { VerbGiven } from "./compile-verb.ts";
import { boundIn } from "./compiling.ts";
import { cutCommands } from "./cut-commands.ts";
import { draft, type Flow, gate, question } from "./draft.ts";
import { readExpect } from "./expectations.ts";
import { fillAsking } from "./fill-shell.ts";
import { fillPlain, fillSql } from "./fill-text.ts";
import { filledFindings } from "./findings.ts";
import { fitUrl } from "./fit-value.ts";
import { asNumber, asText, asTexts } from "./verb-values.ts";

/** An author who writes `expect` in a fence means it: what has no shorter form must stand in the answer. */
function expectOf(text: string | null, kind: "shell" | "sql" | "http", run = ""): readonly Expect[] {
  if (text === null) return [];
  return [readExpect(text, kind, run) ?? { kind: "contains", text }];
}

function jobOf(given: VerbGiven, effect: Job["effect"], expect: readonly Expect[]): Job {
  const timeoutMs = asNumber(given.item.keys.timeout);
  return {
    ...plainJob,
    id: given.id,
    shown: { ...given.shown, title: given.value || given.shown.title },
    effect,
    danger: "read",
    onCrash: "repeat",
    expected: { expect, words: [] },
    establishes: given.value || given.shown.title,
    notes: { ...given.item.notes, ...(timeoutMs === null ? {} : { timeoutMs }) },
    when: given.when,
    waive: given.text("waive"),
    findings: given.findings,
    from: [given.item.id],
  };
}

export function check(given: VerbGiven): Flow {
  const { run, http, sql } = given.item.keys;
  if (typeof run === "string") return checkRun(given, run);
  if (typeof http === "string") return checkUrl(given, http);
  if (typeof sql === "string") return askDatabase(given, sql);
  const item = question({ ...given.shown, title: given.value }, given.value, { waive: given.text("waive") });
  return [
    draft(given.id, gate({ ...given.shown, title: given.value }, { items: [`${given.id}-q`] }), {
      ask: given.when,
      line: item,
      items: { [`${given.id}-q`]: item },
      findings: given.findings,
      from: [given.item.id],
    }),
  ];
}

function checkRun(given: VerbGiven, run: string): Flow {
  const filled = fillAsking(run, boundIn(given.compiling, run));
  const expect = expectOf(given.text("expect"), "shell", run);
  const input: ShellInput = {
    run: filled.text,
    commands: cutCommands(filled.text, {
      script: false,
      inside: null,
      judgedBy: expect.length === 0 ? "status" : "output",
    }),
    language: "bash",
    host: null,
    inside: null,
    through: [],
    opens: null,
    script: false,
    args: filled.args,
    endless: false,
    env: filled.env,
    asks: filled.asks,
  };
  const job = jobOf(given, { hand: "shell", input: { ...input } }, expect);
  const findings = [...given.findings, ...filledFindings(filled, run, given.item.lines)];
  return compileStep(given.compiling, { ...job, findings });
}

const plainRequest = {
  method: "GET",
  headers: [],
  body: null,
  attempts: 1,
  everyMs: 0,
  secrets: {},
} as const;

function checkUrl(given: VerbGiven, raw: string): Flow {
  const url = fillPlain(raw, boundIn(given.compiling, raw), fitUrl);
  const input: HttpInput = { ...plainRequest, url: url.text, secrets: url.secrets };
  const job = jobOf(given, { hand: "http", input: { ...input } }, expectOf(given.text("expect"), "http"));
  const findings = [...given.findings, ...filledFindings(url, raw, given.item.lines)];
  return compileStep(given.compiling, { ...job, findings });
}

function askDatabase(given: VerbGiven, raw: string): Flow {
  const sql = fillSql(raw, boundIn(given.compiling, raw));
  const input: SqlInput = {
    sql: sql.text,
    database: given.text("database"),
    through: [],
    inside: null,
    host: null,
    secrets: sql.secrets,
  };
  const job = jobOf(given, { hand: "sql", input: { ...input } }, expectOf(given.text("expect"), "sql"));
  const findings = [...given.findings, ...filledFindings(sql, raw, given.item.lines)];
  return compileStep(given.compiling, { ...job, findings });
}

/** Every address in turn: the first that does not answer as it should stops the rest. */
export function verify(given: VerbGiven): Flow {
  const { item, compiling } = given;
  const urls = asTexts(item.value);
  const version = given.text("version");
  return urls.flatMap((raw, i) => {
    const url = fillPlain(raw, boundIn(compiling, raw), fitUrl);
    const input: HttpInput = {
      ...plainRequest,
      url: url.text,
      attempts: asNumber(item.keys.attempts) ?? 1,
      everyMs: asNumber(item.keys.every) ?? 1000,
      secrets: url.secrets,
    };
    const expect: readonly Expect[] = [
      ...(given.text("expect") === null
        ? [{ kind: "status" as const, code: 200 }]
        : expectOf(given.text("expect"), "http")),
      ...(version === null ? [] : [{ kind: "contains" as const, text: version }]),
    ];
    const job = jobOf(given, { hand: "http", input: { ...input } }, expect);
    const title = `${url.text} answers`;
    const findings = [...given.findings, ...filledFindings(url, raw, item.lines)];
    const id = urls.length === 1 ? given.id : `${given.id}-${i + 1}`;
    return compileStep(compiling, {
      ...job,
      id,
      shown: { ...given.shown, title },
      establishes: title,
      findings,
    });
  });
}

const READS =
  /^\s*(?:select|show|explain|describe|values|with\b(?![^;]*\b(?:insert|update|delete|merge)\b))/i;
const DESTROYS = /\b(?:drop|truncate|delete)\b/i;

export function query(given: VerbGiven): Flow {
  const raw = asText(given.item.value) ?? "";
  const filled = fillSql(raw, boundIn(given.compiling, raw));
  const input: SqlInput = {
    sql: filled.text,
    database: given.text("database"),
    through: [],
    inside: null,
    host: null,
    secrets: filled.secrets,
  };
  const danger = READS.test(raw) ? "read" : DESTROYS.test(raw) ? "destroy" : "write";
  const job = jobOf(given, { hand: "sql", input: { ...input } }, expectOf(given.text("expect"), "sql"));
  return compileStep(given.compiling, {
    ...job,
    shown: given.shown,
    danger,
    onCrash: danger === "read" ? "repeat" : "ask",
    establishes: given.text("expect") === null ? null : `it gives ${given.text("expect")}`,
    findings: [...given.findings, ...filledFindings(filled, raw, given.item.lines)],
  });
}

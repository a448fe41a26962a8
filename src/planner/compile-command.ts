/**
 * Commands and checks to steps of the shell hand. The segments of one script become one step; what wants a person at
 * a terminal becomes a question that shows the command; what never returns is bounded.
 */
import type { ShellInput } from "../effect/index.ts";
import type { Annotation, CheckItem, CommandItem } from "../runbook/index.ts";
import { judgeCommand } from "../shell/index.ts";
import { compileStep, type Job, plainJob } from "./compile-step.ts";
import { boundIn, boundTo, type Compiling, nodeId, OBSERVE_MS, shownOf } from "./compiling.ts";
import { draft, type Finding, type Flow, gate, question } from "./draft.ts";
import { expectedOf } from "./expectations.ts";
import { type FilledShell, fillPlain, fillShell } from "./fill-text.ts";
import { filledFindings, unsureFindings } from "./findings.ts";
import { fitSql } from "./fit-value.ts";
import { inverseOf } from "./inverses.ts";
import { undoOf } from "./undo.ts";
import { firstLine } from "./words.ts";

export type Run = CommandItem | CheckItem;

export interface CommandGiven {
  readonly compiling: Compiling;
  /** One item, or all the segments of one script. */
  readonly runs: readonly [Run, ...Run[]];
  /** How long the section that it stands in soaks; null: it does not. */
  readonly soakMs: number | null;
  readonly when: string | null;
}

const DANGERS = ["read", "write", "destroy"] as const;

export function compileCommand(given: CommandGiven): Flow {
  const { compiling, runs } = given;
  const [first] = runs;
  const text = runs.map((run) => run.run).join("\n");
  const interactive = runs.some((run) => run.interactive);
  if (runs.some((run) => run.elided)) return [byHand(given, text, "elided")];
  if (interactive && !runs.some((run) => compiling.opening.has(run.id)))
    return [byHand(given, text, "interactive")];
  const filled = fillRun(given, text);
  const danger = DANGERS.findLast((level) => runs.some((run) => run.danger === level)) ?? "write";
  const establishes = runs.find((run) => run.kind === "check")?.establishes ?? null;
  const notes = Object.assign({}, ...runs.map((run) => run.notes ?? {})) as Annotation;
  const { host, effect, hostFindings } = effectOf(given, filled);
  const endless = runs.some((run) => run.endless);
  const forwards = endless && FORWARDS.test(text);
  const id = nodeId(compiling, first);
  const shown = shownOf(runs, establishes ?? undefined);
  const job: Job = {
    ...plainJob,
    id,
    // A command that is its own title is shown with its values.
    shown:
      shown.title === "" || shown.title === firstLine(text)
        ? { ...shown, title: firstLine(filled.text) }
        : shown,
    effect,
    host,
    danger,
    onCrash: runs.every((run) => run.repeat) || endless ? "repeat" : "ask",
    expected: expectedOf(compiling, runs, "shell"),
    canFail: danger !== "read" || (!endless && judgeCommand(text).canFail),
    establishes,
    notes,
    lasts: endless ? { ms: given.soakMs ?? OBSERVE_MS } : null,
    untilSectionEnds: forwards,
    when: given.when,
    findings: [
      ...filledFindings(filled, text, shown.lines ?? [1, 1]),
      ...hostFindings,
      ...unsureFindings(runs),
    ],
    undo: undoOf({ compiling, id, shown, notes, effect, inverse: endless ? null : inverseOf(text), host }),
    from: runs.map((run) => run.id),
  };
  return compileStep(compiling, job);
}

/** What makes a tunnel is needed as long as the section that opened it. */
const FORWARDS =
  /\bport-forward\b|\bssh\b[^\n]{0,200}\s-\w*[LRDN]\b|\bkubectl proxy\b|\bcloud-sql-proxy\b|\bcloud_sql_proxy\b/;

function fillRun({ compiling, runs }: CommandGiven, text: string): FilledShell {
  const bound = boundTo(
    compiling,
    runs.flatMap((run) => run.inputs),
  );
  const [first] = runs;
  if (first.inside === null) return fillShell(text, bound);
  // What is typed into a client is no shell text: nothing is quoted or exported there.
  return { ...fillPlain(text, bound, (value) => fitSql(value, false)), env: {}, args: [] };
}

interface EffectOf {
  readonly host: string | null;
  readonly effect: Job["effect"];
  readonly hostFindings: readonly Finding[];
}

function effectOf({ compiling, runs }: CommandGiven, filled: FilledShell): EffectOf {
  const [first] = runs;
  const last = runs.at(-1) ?? first;
  const written = first.notes?.on ?? first.host;
  const place =
    written === null
      ? null
      : fillPlain(written, boundIn(compiling, written), (value) => fitSql(value, false));
  const through = (compiling.through.get(first.id) ?? []).map((run) => ({
    run,
    filled: fillShell(run, boundIn(compiling, run)),
  }));
  const input: ShellInput = {
    run: filled.text,
    language: first.language,
    host: place?.text ?? null,
    inside: first.inside,
    through: through.map((each) => each.filled.text),
    opens: last.opens,
    script: first.script !== null,
    args: filled.args,
    endless: runs.some((run) => run.endless),
    env: filled.env,
  };
  const hostFindings = place === null || written === null ? [] : filledFindings(place, written, first.lines);
  return { host: input.host, effect: { hand: "shell", input: { ...input } }, hostFindings };
}

/** A command that Rutter must not type: a person does, and says so. */
function byHand({ compiling, runs, when }: CommandGiven, text: string, why: "elided" | "interactive") {
  const [first] = runs;
  const id = nodeId(compiling, first);
  const shown = shownOf(runs);
  // What is asked names no title: it is hashed, and the command says it all.
  const words = why === "elided" ? 'Do by hand, with what "..." stands for' : "Do at a terminal";
  const title = `${words}: ${shown.title}`;
  const filled = fillPlain(text, boundIn(compiling, text), (value) => ({ text: value }));
  const item = question({ ...shown, title }, words, { command: filled.text });
  const elided: readonly Finding[] =
    why === "elided" ? [{ kind: "elided", lines: first.lines, text: firstLine(text) }] : [];
  return draft(id, gate({ ...shown, title }, { items: [`${id}-q`] }), {
    ask: when,
    items: { [`${id}-q`]: item },
    findings: [...elided, ...(why === "elided" ? [] : unsureFindings(runs))],
    from: runs.map((run) => run.id),
  });
}

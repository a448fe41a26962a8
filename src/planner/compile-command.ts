/**
 * Commands and checks to steps of the shell hand. The segments of one script become one step; what wants a person at
 * a terminal becomes a question that shows the command; what never returns is bounded.
 */
import { type ShellInput, withNames } from "../effect/index.ts";
import type { Annotation, CheckItem, CommandItem } from "../runbook/index.ts";
import { judgeCommand } from "../shell/index.ts";
import { compileStep, type Job, plainJob } from "./compile-step.ts";
import { boundIn, boundTo, type Compiling, nodeId, OBSERVE_MS, shownOf } from "./compiling.ts";
import { cutCommands, type JudgedBy } from "./cut-commands.ts";
import { draft, type Finding, type Flow, gate, question } from "./draft.ts";
import { expectedOf } from "./expectations.ts";
import { type AskingShell, fillAsking, fillClient } from "./fill-shell.ts";
import { fillPlain } from "./fill-text.ts";
import { filledFindings, unsureFindings } from "./findings.ts";
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
  const endless = runs.some((run) => run.endless);
  const expected = expectedOf(compiling, runs, "shell");
  const canFail = danger !== "read" || (!endless && judgeCommand(text).canFail);
  const judgedBy = establishes !== null && canFail && expected.expect.length === 0 ? "status" : "output";
  const { host, effect, hostFindings } = effectOf(given, filled, judgedBy);
  const forwards = endless && FORWARDS.test(text);
  const id = nodeId(compiling, first);
  const shown = shownOf(runs, establishes ?? undefined);
  const job: Job = {
    ...plainJob,
    id,
    // A command that is its own title is shown with its values.
    shown:
      shown.title === "" || shown.title === firstLine(text)
        ? { ...shown, title: firstLine(withNames(filled.text, filled.asks)) }
        : shown,
    effect,
    host,
    danger,
    onCrash: runs.every((run) => run.repeat) || endless ? "repeat" : "ask",
    expected,
    canFail,
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

function fillRun({ compiling, runs }: CommandGiven, text: string): AskingShell {
  const bound = boundTo(
    compiling,
    runs.flatMap((run) => run.inputs),
  );
  const [first] = runs;
  return first.inside === null ? fillAsking(text, bound) : fillClient(text, bound);
}

interface EffectOf {
  readonly host: string | null;
  readonly effect: Job["effect"];
  readonly hostFindings: readonly Finding[];
}

function effectOf({ compiling, runs }: CommandGiven, filled: AskingShell, judgedBy: JudgedBy): EffectOf {
  const [first] = runs;
  const last = runs.at(-1) ?? first;
  const written = first.notes?.on ?? first.host;
  const place = written === null ? null : fillClient(written, boundIn(compiling, written));
  const through = (compiling.through.get(first.id) ?? []).map((run) => ({
    run,
    filled: fillAsking(run, boundIn(compiling, run)),
  }));
  const fills = [...(place === null ? [] : [place]), ...through.map((each) => each.filled), filled];
  const asks: Readonly<Record<string, string>> = Object.assign({}, ...fills.map((each) => each.asks));
  const input: ShellInput = {
    run: filled.text,
    commands: cutCommands(filled.text, {
      script: first.script !== null,
      inside: first.inside,
      judgedBy,
    }),
    language: first.language,
    host: place?.text ?? null,
    inside: first.inside,
    through: through.map((each) => each.filled.text),
    opens: last.opens,
    script: first.script !== null,
    args: filled.args,
    endless: runs.some((run) => run.endless),
    env: Object.assign({}, ...fills.map((each) => each.env)),
    asks,
  };
  const hostFindings = place === null || written === null ? [] : filledFindings(place, written, first.lines);
  const host = input.host === null ? null : withNames(input.host, asks);
  return { host, effect: { hand: "shell", input: { ...input } }, hostFindings };
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

/**
 * Commands and checks to steps of the shell hand. The segments of one script become one step; what wants a person at
 * a terminal becomes a question that shows the command; what never returns is bounded.
 */
import { type ShellInput, withNames } from "../effect/index.ts";
import type { Annotation, CheckItem, CommandItem } from "../runbook/index.ts";
import { judgeCommand } from "../shell/index.ts";
import { byHand } from "./by-hand.ts";
import { compileStep, type Job, plainJob } from "./compile-step.ts";
import { boundIn, boundTo, type Compiling, nodeId, OBSERVE_MS, shownOf } from "./compiling.ts";
import { cutCommands, type JudgedBy } from "./cut-commands.ts";
import type { Finding, Flow } from "./draft.ts";
import { expectedOf } from "./expectations.ts";
import { type AskingShell, fillAsking, fillClient } from "./fill-shell.ts";
import { filledFindings, unsureFindings } from "./findings.ts";
import { inverseOf } from "./inverses.ts";
import type { Astray } from "./openings.ts";
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
  const handed = { compiling, items: runs, text, when: given.when };
  if (runs.some((run) => run.elided)) return [byHand(handed, "elided")];
  const { opening, astray } = compiling.openings;
  const lost = runs.map((run) => astray.get(run.id)).find((found) => found !== undefined) ?? parted(runs);
  if (lost !== null) return [byHand(handed, "interactive", lost)];
  if (interactive && !runs.some((run) => opening.has(run.id))) return [byHand(handed, "interactive")];
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

/** A script runs in one place from its first line to its last, whatever it opens on the way. */
function parted(runs: CommandGiven["runs"]): Astray | null {
  const [first] = runs;
  const after = runs.find((run) => run.host !== first.host || run.as !== first.as);
  if (after === undefined) return null;
  const opener = runs.find((run) => run.opens !== null) ?? after;
  const why = "it stands in a script, which runs as one piece and where it was begun";
  return { lines: opener.lines, text: firstLine(opener.run), why };
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
  const through = (compiling.openings.through.get(first.id) ?? []).map((run) => ({
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

/**
 * Walks a reading's commands in order, as one session in one terminal: every simple command with its words filled in,
 * wrappers looked through, and where it would run. It keeps folder, variables, aliases and functions, and runs nothing.
 */
import type { Item, Reading } from "../../runbook/index.ts";
import { type Pipeline, pipelinesOfText, type Stage } from "../../shell/index.ts";
import type { DoctorGiven } from "./doctor-config.ts";
import { type Folders, ROOT } from "./folders.ts";
import type { Use } from "./need.ts";
import { onlyIn } from "./only-in.ts";
import { assign, expanded, remember, type Session } from "./session.ts";
import { sshTarget } from "./ssh-words.ts";
import { type Filled, type Values, valuesOf } from "./values.ts";
import { insideOf } from "./wrappers.ts";

export interface Call {
  readonly words: readonly string[];
  /** What is not known of each word. */
  readonly open: readonly (readonly string[])[];
  readonly use: Use;
  readonly only: string | null;
  /** Null: this machine. */
  readonly host: string | null;
  /** The host is named by an annotation: no line connects to it. */
  readonly isNamed: boolean;
  readonly folders: Folders;
  readonly values: Values;
  /** `PGHOST=db psql`: for this command alone. */
  readonly assigned: ReadonlyMap<string, Filled>;
  /** A function or an alias of the runbook, or a part of the shell. */
  readonly isDefined: boolean;
}

export interface Visitor {
  readonly call: (call: Call) => void;
  readonly item: (
    item: Item,
    at: { readonly use: Use; readonly only: string | null; values: Values },
  ) => void;
  /** A file that the runbook itself writes. */
  readonly writes: (path: string) => void;
}

interface WalkSession extends Session {
  readonly visitor: Visitor;
}

interface At {
  readonly session: WalkSession;
  readonly use: Use;
  readonly only: string | null;
  readonly host: string | null;
  readonly isNamed: boolean;
  readonly first: number;
  readonly depth: number;
}

const DEEPEST = 5;
const OTHER_SHELLS = /^(?:powershell|pwsh|ps1|cmd|bat|batch|dos)$/i;

const useAt = ({ use, first }: At, stage: Stage): Use => ({
  ...use,
  lines: [first + stage.mark.line - 1, first + stage.mark.endLine - 1],
});

function visitWords(at: At, written: readonly string[], assigned: ReadonlyMap<string, Filled>): void {
  const { session } = at;
  const words = expanded(session, written);
  if (words.length === 0 || at.depth > DEEPEST) return;
  // What is set and left on another host is that host's.
  if (at.host === null) remember(session, words);
  const filled = words.map((word) => session.values.fill(word));
  session.visitor.call({
    words: filled.map(({ text }) => text),
    open: filled.map(({ open }) => open),
    use: at.use,
    only: at.only,
    host: at.host,
    isNamed: at.isNamed,
    folders: session.folders,
    values: session.values,
    assigned,
    isDefined: session.functions.has(words[0] ?? ""),
  });
  const deeper: At = { ...at, depth: at.depth + 1 };
  const remote = sshTarget(words);
  if (remote !== null) {
    const host = session.values.fill(remote.target).text;
    if (remote.command !== "") visitText({ ...deeper, host: at.host ?? host }, remote.command, true);
    return;
  }
  const inside = insideOf(words);
  if (inside?.kind === "words") visitWords(deeper, inside.words, assigned);
  else if (inside?.kind === "text") visitText(deeper, inside.text, true);
}

/** What is fed to a shell, here or on another host, is carried out by it. */
function visitHeredocs(at: At, stage: Stage): void {
  const words = stage.words.map(({ text }) => text);
  const remote = sshTarget(words);
  if (remote === null && !/^(?:ba|z|da|k)?sh$/.test(words[0] ?? "")) return;
  const host = remote === null ? at.host : (at.host ?? at.session.values.fill(remote.target).text);
  for (const { heredoc } of stage.redirects)
    if (heredoc !== null) visitText({ ...at, host, depth: at.depth + 1 }, heredoc.body, true);
}

function visitStage(at: At, stage: Stage): void {
  const { session } = at;
  if (stage.compound === "Function") {
    const name = /^(?:function\s{1,9})?([\w.:-]{1,80})/.exec(stage.text)?.[1];
    if (name !== undefined) session.functions.add(name);
  }
  for (const { operator, target } of stage.redirects)
    if (/^(?:>|>>|>\||&>)$/.test(operator) && target !== null && at.host === null)
      session.visitor.writes(session.values.fill(target).text);
  const words = stage.words.map(({ text }) => text);
  if (words.length === 0)
    for (const assignment of stage.assignments) if (at.host === null) assign(session, assignment);
  const assigned = new Map(
    stage.assignments.map(({ name, value }) => [name, session.values.fill(value)] as const),
  );
  if (words.length > 0) visitWords(at, words, assigned);
  visitHeredocs(at, stage);
}

/** `--type=alpha|beta|rc`: a choice that its author wrote without quotes, and no pipe. */
function withoutChoices(stages: readonly Stage[]): readonly Stage[] {
  const kept: Stage[] = [];
  let isChoice = false;
  for (const [index, stage] of stages.entries()) {
    const before = stages[index - 1];
    const end = before === undefined ? 0 : before.mark.column + before.mark.length;
    const touches = before?.mark.endLine === stage.mark.line && stage.mark.column === end + 1;
    const word = before?.words.at(-1)?.text ?? "";
    isChoice = touches && (isChoice || /^--?[\w-]{1,40}=[\w.-]+$|^v?\d[\w.]*-\w+$/.test(word));
    if (!isChoice) kept.push(stage);
  }
  return kept;
}

/** `pinned`: the text stands inside a word, so its own lines are not the file's. */
function visitText(at: At, text: string, pinned = false): void {
  if (at.depth > DEEPEST) return;
  const pipelines: readonly Pipeline[] = pipelinesOfText(text);
  for (const { stages } of pipelines)
    for (const stage of withoutChoices(stages))
      visitStage(pinned ? at : { ...at, use: useAt(at, stage) }, stage);
}

const TEXT_KEYS = ["run", "up", "down", "status"] as const;

function visitItem(session: WalkSession, item: Item, base: { use: Use; only: string | null }): void {
  const at: At = { session, ...base, host: null, isNamed: false, first: item.lines[0], depth: 0 };
  session.visitor.item(item, { ...base, values: session.values });
  if (item.kind === "verb") {
    for (const key of TEXT_KEYS) {
      const text = item.keys[key];
      if (typeof text === "string") visitText(at, text, true);
    }
  }
  if (item.kind !== "command" && item.kind !== "check") return;
  if (item.inside !== null || OTHER_SHELLS.test(item.language)) return;
  const host = item.host === null ? null : session.values.fill(item.host).text;
  visitText({ ...at, host, isNamed: item.notes?.on !== undefined }, item.run);
}

export function walkCalls(reading: Reading, given: DoctorGiven, visitor: Visitor): void {
  const session: WalkSession = {
    visitor,
    values: valuesOf(given, reading.front),
    aliases: new Map(),
    functions: new Set(),
    folders: ROOT,
  };
  const only = onlyIn(reading);
  for (const item of reading.items) {
    const use: Use = { file: reading.file, lines: item.lines, key: null };
    visitItem(session, item, { use, only: only(item) });
  }
}

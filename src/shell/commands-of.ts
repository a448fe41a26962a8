/**
 * A text cut into the commands that bash reads one after the other, each with the statuses that are answers of it. A text
 * whose cut would lose a character, or that does not parse, stays one command; nothing is mended, since this text will run.
 */
import type { PipelineNode, Statement } from "unbash";
import { openWalk } from "./judge-text.ts";
import { judgeStatement, type Walk } from "./judge-tree.ts";
import { type ParsedShell, parseExactly } from "./parse-shell.ts";
import { emptyContext } from "./places.ts";
import { lineAt, textLines } from "./text-lines.ts";
import { commandWords } from "./tree-words.ts";

export interface CutCommand {
  readonly text: string;
  /** The line of the whole text on which it begins, from 0. */
  readonly line: number;
  /** Statuses other than 0 that say "no" and not "broken". */
  readonly answers: readonly number[];
}

interface Stretch {
  readonly start: number;
  end: number;
  /** Null: several commands share its lines and cannot be told apart. */
  node: Statement | null;
}

/** Of a program whose reader went away. */
const BROKEN_PIPE = 141;
/** These give 0, so the status of a list with them is another's. */
const NEVER_FAILS = /^(?:echo|printf|true|:)$/;
/** Blank, a comment, or what joins an empty line to the next. */
const CARRIES_NOTHING = /^\s*(?:#.*|\\)?$/;

export function commandsOf(text: string): readonly CutCommand[] {
  const parsed = parseExactly(text);
  const stretches = parsed === null ? [] : stretchesOf(parsed);
  if (parsed === null || !isWhole(text, stretches)) return [oneCommand(text)];
  const lines = textLines(text);
  const walk = openWalk(parsed, emptyContext);
  return stretches.map(({ start, end, node }) => ({
    text: text.slice(start, end),
    line: lineAt(lines, start) - 1,
    answers: node === null ? [] : answersOf(node, walk),
  }));
}

/** A script, or what is typed into a client: its status is its own. */
export const oneCommand = (text: string): CutCommand => ({ text, line: 0, answers: [] });

/** The body of a heredoc stands behind all the commands of its line, so these stay together. */
function stretchesOf({ source, statements }: ParsedShell): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { node, start, end } of statements) {
    const before = found.at(-1);
    if (before !== undefined && start < before.end) {
      before.end = Math.max(before.end, end);
      before.node = null;
    } else {
      const separator = /^[ \t]*;/.exec(source.slice(end, end + 200))?.[0].length ?? 0;
      found.push({ start, end: end + separator, node });
    }
  }
  return found;
}

function isWhole(text: string, stretches: readonly Stretch[]): boolean {
  let from = 0;
  for (const { start, end } of stretches) {
    if (start < from || !carriesNothing(text.slice(from, start))) return false;
    from = end;
  }
  return stretches.length > 0 && carriesNothing(text.slice(from));
}

const carriesNothing = (gap: string): boolean => gap.split("\n").every((line) => CARRIES_NOTHING.test(line));

function answersOf(node: Statement, walk: Walk): readonly number[] {
  try {
    if (node.background === true) return [];
    const parts: readonly PipelineNode[] =
      node.command.type === "AndOr" ? node.command.commands : [node.command];
    const operators = node.command.type === "AndOr" ? node.command.operators : [];
    const judged = parts.map((part) => answersOfPart({ ...node, command: part }, walk));
    // What stands before an `||` never gives the status of the whole.
    const deciding = judged
      .slice(operators.lastIndexOf("||") + 1)
      .filter((_, at, rest) => rest.length === 1 || rest[at] !== null);
    const [first = null, ...others] = deciding;
    // What prints nothing is there for its status alone: on its own, its "no" is a failure.
    if (parts.length === 1 && isMute(parts[0]))
      return (first ?? []).filter((status) => status === BROKEN_PIPE);
    // A status that is an answer of one and a failure of another is a failure.
    return (first ?? []).filter((status) => others.every((each) => each?.includes(status) ?? true));
  } catch {
    // Nested beyond the stack: then every status but 0 is a failure.
    return [];
  }
}

/** Null: it cannot fail. */
function answersOfPart(
  statement: Statement & { command: PipelineNode },
  walk: Walk,
): readonly number[] | null {
  const { command } = statement;
  const { answers } = judgeStatement(statement, walk);
  if (command.type === "Command" && NEVER_FAILS.test(commandWords(command)[0] ?? "")) return null;
  if (command.type !== "Pipeline") return answers;
  // Written with `!` it is a test, and its 1 is the failure that the author means.
  if (command.prefixes.some(({ type }) => type === "Negation")) return [];
  const closes = command.commands.some(
    (stage, at) => at > 0 && stage.type === "Command" && stopsReading(commandWords(stage)),
  );
  return closes && !answers.includes(BROKEN_PIPE) ? [...answers, BROKEN_PIPE] : answers;
}

/** Of a pipeline the last part, whose status is that of the whole. */
function isMute(node: PipelineNode | undefined): boolean {
  const last = node?.type === "Pipeline" ? node.commands.at(-1) : node;
  if (last?.type === "TestCommand") return true;
  if (last?.type !== "Command") return false;
  const [name = "", ...rest] = commandWords(last);
  if (/^(?:test|\[|\[\[)$/.test(name)) return true;
  return (
    /^(?:[ef]?grep|cmp|diff|git|systemctl)$/.test(name) &&
    rest.some(
      (word) => /^(?:--quiet|--silent)$/.test(word) || (name !== "git" && /^-[a-zA-Z]*[qs]/.test(word)),
    )
  );
}

/** Ends before all is read, by design. */
const stopsReading = ([name = "", ...rest]: readonly string[]): boolean =>
  name === "head" ||
  (/^[ef]?grep$/.test(name) &&
    rest.some((word) => /^(?:-[a-zA-Z]*[qm]|--quiet|--silent|--max-count)/.test(word))) ||
  (name === "sed" && rest.some((word) => /(?:^|[;\d$/])q\d*\}?$/.test(word)));

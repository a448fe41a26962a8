/**
 * What each line of a text is before anything is judged: typed into the shell, typed into a client, printed, or nobody's. Lines
 * that are not the shell's are emptied for the parser, so that they cannot confuse it. Parses a few times at most.
 */

import { openWalk } from "./judge-text.ts";
import { judgeStatement } from "./judge-tree.ts";
import type { Opening } from "./judge-words.ts";
import { maskPlaceholders } from "./masked-text.ts";
import { type ParsedShell, parseShell } from "./parse-shell.ts";
import { couldBeTyped, isSentence, printed, startsJson, startsTable } from "./pasted-output.ts";
import { clientPrompt, continuation, typedLines } from "./prompts.ts";
import type { ShellContext } from "./shell-reading.ts";
import { lineAt, textLines } from "./text-lines.ts";

export type LineRole = "shell" | "client" | "leaves" | "output" | "sentence";

export interface Layout {
  /** Prompts taken off. */
  readonly lines: readonly string[];
  readonly roles: readonly LineRole[];
  /** For a line of the role `client`: the client it is typed into, and the line that opened it. */
  readonly clients: ReadonlyMap<number, { readonly client: string; readonly through: string | null }>;
  readonly parsed: ParsedShell;
}

interface Draft {
  readonly lines: string[];
  readonly roles: LineRole[];
  readonly clients: Map<number, { readonly client: string; readonly through: string | null }>;
  /** Read from prompts: what is printed is known, and not to be guessed. */
  readonly prompted: boolean;
}

const maximumRounds = 8;
export const leaving =
  /^\s*(?:\\q|exit|quit|\.quit|\.exit|exit\(\)|quit\(\)|bye|logout|\^D|Ctrl-?D)\s*;?\s*(?:#.*|--.*)?$/i;
const shellOnly =
  /^\s*(?:kubectl|docker|docker-compose|helm|git|npm|npx|yarn|pnpm|curl|wget|ssh|scp|aws|gcloud|az|terraform|ansible-playbook|systemctl|sudo|pm2|psql|mysql|redis-cli|mongosh|pg_dump|pg_restore|heroku|fly|cd|export)\s+[\w./~$<"'-]/;

const parsedNow = (draft: Draft): ParsedShell =>
  parseShell(
    maskPlaceholders(draft.lines.map((line, at) => (draft.roles[at] === "shell" ? line : "")).join("\n")),
  );

/** Of a pasted session only what follows a prompt was typed, as far as the command reaches. */
function readPrompts(draft: Draft): void {
  const typed = typedLines(draft.lines);
  if (typed.length === 0) return;
  const firstTyped = typed[0]?.line ?? 1;
  for (let at = 0; at < firstTyped - 1; at++)
    if (!/^\s*#/.test(draft.lines[at] ?? "")) draft.roles[at] = "output";
  for (const [index, { line, prompt }] of typed.entries()) {
    const end = (typed[index + 1]?.line ?? draft.lines.length + 1) - 1;
    const chunk = draft.lines.slice(line - 1, end).map((text, at) => (at === 0 ? text.slice(prompt) : text));
    for (let at = 1; at < chunk.length && continuation.test(chunk[at] ?? ""); at++)
      chunk[at] = (chunk[at] ?? "").replace(continuation, "");
    const taken = linesTaken(chunk);
    for (const [at, text] of chunk.entries()) {
      draft.lines[line - 1 + at] = at < taken ? text : (draft.lines[line - 1 + at] ?? "");
      if (at >= taken && text.trim() !== "") draft.roles[line - 1 + at] = "output";
    }
    // Comments right above the next prompt are its title.
    if (end < draft.lines.length)
      for (let at = end; at > line - 1 + taken && /^\s*#/.test(draft.lines[at - 1] ?? ""); at--)
        draft.roles[at - 1] = "shell";
  }
}

/** How many lines the statement on the first line takes. */
function linesTaken(chunk: readonly string[]): number {
  const source = textLines(maskPlaceholders(chunk.join("\n")));
  const first = source.lines[0]?.length ?? 0;
  let taken = 1;
  for (const { start, end } of parseShell(source.text).statements)
    if (start <= first) taken = Math.max(taken, lineAt(source, Math.max(start, end - 1)));
  return taken;
}

/** The lines after an opener that its client would get: up to the way out, or to a line that only a shell understands. */
function clientEnd(draft: Draft, line: number): number {
  for (let at = line; at < draft.lines.length; at++) {
    const text = draft.lines[at] ?? "";
    if (draft.roles[at] === "shell" && (draft.prompted ? text.trim() !== "" : shellOnly.test(text)))
      return at;
    const prompt = clientPrompt(text);
    if (leaving.test(prompt === null ? text : text.slice(prompt.length))) return at + 1;
  }
  return draft.lines.length;
}

function markClient(draft: Draft, line: number, opening: Opening): boolean {
  const through = (draft.lines[line - 1] ?? "").trim();
  const end = clientEnd(draft, line);
  const prompts = draft.lines.slice(line, end).some((text) => clientPrompt(text) !== null);
  if (draft.prompted && !prompts) return false;
  let marked = false;
  for (let at = line; at < end; at++) {
    const text = draft.lines[at] ?? "";
    if (text.trim() === "") continue;
    const prompt = clientPrompt(text);
    const typed = prompt === null ? text.replace(/^\s{0,40}> /, "") : text.slice(prompt.length);
    draft.lines[at] = typed;
    draft.roles[at] = leaving.test(typed) ? "leaves" : prompts && prompt === null ? "output" : "client";
    draft.clients.set(at + 1, { client: opening.name, through });
    marked = true;
  }
  return marked;
}

/** A session pasted from inside a client: only its prompts tell what was typed. */
function readClientPrompts(draft: Draft): void {
  if (clientPrompt(draft.lines.find((line) => line.trim() !== "") ?? "") === null) return;
  for (const [at, line] of draft.lines.entries()) {
    const prompt = clientPrompt(line);
    if (line.trim() === "") continue;
    draft.roles[at] = prompt === null ? "output" : "client";
    if (prompt === null) continue;
    draft.lines[at] = line.slice(prompt.length);
    draft.clients.set(at + 1, { client: prompt.client, through: null });
  }
}

function markUntil(draft: Draft, from: number, ends: (line: string, at: number) => boolean): void {
  for (let at = from - 1; at < draft.lines.length; at++) {
    if (draft.roles[at] === "shell" && (draft.lines[at] ?? "").trim() !== "") draft.roles[at] = "output";
    if (ends(draft.lines[at + 1] ?? "", at + 1)) return;
  }
}

/** A statement that begins at a line which nobody typed. */
function markPrinted(draft: Draft, line: number, aliases: ReadonlyMap<string, unknown>): boolean {
  const text = draft.lines[line - 1] ?? "";
  const above = draft.lines[line - 2] ?? "";
  const blankOrComment = (next: string): boolean => next.trim() === "" || /^\s*#/.test(next);
  const announced = /^\s*#.*\b(?:output|response|result|expected|returns?|example)\b.*:\s*$/i.test(
    above.slice(0, 300),
  );
  if (startsJson(text, draft.lines[line] ?? "") && !/^\s*\{\s*$/.test(text + above)) {
    markUntil(draft, line, (next) => blankOrComment(next) && !/^\s{1,}/.test(next));
  } else if (startsJson(text, draft.lines[line] ?? "")) {
    markUntil(
      draft,
      line,
      (_, at) => /^[}\]]/.test(draft.lines[at - 1] ?? "") || blankOrComment(draft.lines[at] ?? ""),
    );
  } else if (startsTable(text)) markUntil(draft, line, blankOrComment);
  else if (announced && !couldBeTyped(text, aliases)) markUntil(draft, line, blankOrComment);
  else if (printed(text) && !couldBeTyped(text, aliases)) draft.roles[line - 1] = "output";
  else if (isSentence(text) && !couldBeTyped(text, aliases)) draft.roles[line - 1] = "sentence";
  else return false;
  return true;
}

/** One look at every statement; true where lines were found to be something else. */
function look(draft: Draft, parsed: ParsedShell, context: ShellContext): boolean {
  const source = textLines(parsed.source);
  const walk = openWalk(parsed, context);
  let found = false;
  for (const { node, start } of parsed.statements) {
    const line = lineAt(source, start);
    if (draft.roles[line - 1] !== "shell") continue;
    const begins = parsed.source.slice(source.starts[line - 1], start).trim() === "";
    if (!draft.prompted && begins && markPrinted(draft, line, walk.aliases)) found = true;
    else {
      judgeStatement(node, walk);
      if (
        walk.opening?.kind === "client" &&
        markClient(draft, lineAt(source, Math.max(start, node.end - 1)), walk.opening)
      )
        found = true;
    }
  }
  return found;
}

/** Nested beyond the stack is hostile; then the first reading of the lines stands. */
function lookSafely(draft: Draft, parsed: ParsedShell, context: ShellContext): boolean {
  try {
    return look(draft, parsed, context);
  } catch {
    return false;
  }
}

export function layOut(lines: readonly string[], context: ShellContext): Layout {
  const prompted = typedLines(lines).length > 0;
  const draft: Draft = { lines: [...lines], roles: lines.map(() => "shell"), clients: new Map(), prompted };
  readPrompts(draft);
  readClientPrompts(draft);
  let parsed = parsedNow(draft);
  for (let round = 0; round < maximumRounds && lookSafely(draft, parsed, context); round++)
    parsed = parsedNow(draft);
  return { lines: draft.lines, roles: draft.roles, clients: draft.clients, parsed };
}

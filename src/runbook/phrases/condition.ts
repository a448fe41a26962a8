/**
 * The grammar of conditions: a phrase to figures compared with values, joined by any or all. Numbers only: events are
 * the business of `trigger.ts`. The forms are in docs/format/conditions.md, which is this file's test.
 */
import type { Condition } from "../../base/index.ts";
import { type Clause, type ClauseOptions, readClause, type Sense } from "./clause.ts";
import { FILLER } from "./comparison-words.ts";
import { FIGURES, type Subject } from "./figures.ts";
import { lookUp } from "./phrase-table.ts";
import { subjectIn } from "./subject.ts";
import { type Token, tokensOf } from "./tokens.ts";

export type { Sense } from "./clause.ts";

export interface ConditionOptions {
  /** What the context is about: the row, the parent item. */
  readonly subject?: Subject | null;
  /** Whether the text says what is bad (guards) or what is good (target figures). */
  readonly sense: Sense;
}

export interface ReadCondition {
  readonly when: Condition;
  /** The grammar matched all of the text but small words. */
  readonly whole: boolean;
  /** What it did not match. */
  readonly rest: string;
}

type Joint = "and" | "or" | ",";

export interface Piece {
  readonly tokens: readonly Token[];
  /** What stands before it; null for the first. */
  readonly joint: Joint | null;
}

const JOINTS: ReadonlyMap<string, Joint> = new Map([
  ["and", "and"],
  ["&", "and"],
  ["&&", "and"],
  ["plus", "and"],
  ["or", "or"],
  ["||", "or"],
  ["and/or", "or"],
  [",", ","],
  [";", ","],
]);

const POSTFIX =
  /^(?:more|less|higher|lower|fewer|above|below|greater|longer|equal|over|under|up|worse|better|shorter|faster)$/;

function jointAt(tokens: readonly Token[], at: number): Joint | null {
  const joint = JOINTS.get(tokens[at]?.text ?? "") ?? null;
  if (joint === null) return null;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  const between = joint === "and" && tokens[at - 2]?.text === "between";
  const postfix =
    before?.kind === "quantity" && POSTFIX.test(next?.text ?? "") && tokens[at + 2]?.text !== "than";
  const equal = next?.text === "equal" && tokens[at + 2]?.text === "to";
  return between || postfix || equal ? null : joint;
}

/** The clauses of a phrase, cut at its joints outside parentheses. */
export function piecesOf(tokens: readonly Token[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let [from, depth] = [0, 0];
  let joint: Joint | null = null;
  const close = (to: number) => {
    if (to > from) pieces.push({ tokens: tokens.slice(from, to), joint: pieces.length === 0 ? null : joint });
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const text = tokens[at]?.text;
    depth = text === "(" ? depth + 1 : text === ")" ? Math.max(0, depth - 1) : depth;
    const found = depth === 0 ? jointAt(tokens, at) : null;
    if (found === null) continue;
    const empty = at === from;
    close(at);
    joint = empty && joint !== null && found === "," ? joint : found;
    from = at + 1;
  }
  close(tokens.length);
  return pieces;
}

/** "No 5xx errors", "zero errors": an error rate of nought. Errors in logs are for a person to look at. */
function noErrors(tokens: readonly Token[], sense: Sense): Condition | null {
  const first = tokens[0];
  const none =
    first?.text === "no" || first?.text === "zero" || (first?.quantity?.bare && first.quantity.value === 0);
  if (sense !== "good" || !none || tokens.some(({ text }) => /^logs?$/.test(text))) return null;
  const rest = tokens.slice(1).filter(({ text }) => !FILLER.has(text));
  const match = lookUp(FIGURES, rest, 0, new Set());
  if (match?.meaning.name !== "error rate" || match.length < rest.length) return null;
  return {
    figure: "error rate",
    stat: null,
    is: "=",
    value: 0,
    unit: "percent",
    of: null,
    holdMs: null,
    windowMs: null,
  };
}

interface Read {
  readonly clause: Clause | null;
  readonly when: Condition | null;
  readonly rest: readonly Token[];
  readonly piece: Piece;
}

/** What is counted adds nothing after its count: "> 1,000 messages". */
const COUNTED =
  /^(?:messages?|jobs?|items?|events?|connections?|occurrences|times|queries|records|tasks|tickets|reports)$/;

const meaningless = (token: Token, before: Token | undefined): boolean =>
  (before?.kind === "quantity" && COUNTED.test(token.text)) ||
  (token.kind === "word" && FILLER.has(token.text)) ||
  (token.kind === "mark" && !/[→|]/.test(token.text));

function readPiece(piece: Piece, options: ClauseOptions): Read {
  const none = noErrors(piece.tokens, options.sense);
  if (none) return { clause: null, when: none, rest: [], piece };
  const clause = readClause(piece.tokens, options);
  const left = piece.tokens.filter(
    (token, index) => !(clause?.used.has(index) ?? false) && !meaningless(token, piece.tokens[index - 1]),
  );
  return { clause, when: clause?.when ?? null, rest: left, piece };
}

/** "CPU and memory > 80%": a bare figure shares the comparison of the clause after it. */
function shared(read: Read, next: Read | undefined): Condition | null {
  if (read.when || !next?.when || !("figure" in next.when)) return null;
  const found = read.rest.length > 0 && read.rest.length <= 4 ? subjectIn(read.piece.tokens) : null;
  const listed = read.piece.tokens.some(
    (_, at) => lookUp(FIGURES, read.piece.tokens, at, new Set()) !== null,
  );
  const stat = found?.stat ?? null;
  if (!found || !(listed || stat !== null)) return null;
  return { ...next.when, figure: found.figure, stat: stat ?? next.when.stat };
}

/** Pieces read in order, each inheriting the subject of the one before it where it names none. */
export function readPieces(pieces: readonly Piece[], options: ConditionOptions): readonly Read[] {
  let subject = options.subject ?? null;
  const reads = pieces.map((piece) => {
    const read = readPiece(piece, { subject, sense: options.sense });
    subject = read.clause?.subject ?? subject;
    return read;
  });
  return reads.map((read, index) => {
    const when = shared(read, reads[index + 1]);
    return when ? { ...read, when, rest: [] } : read;
  });
}

/** Any or all of several: by the words between them, else a list is any of what is bad and all of what is good. */
export function join(
  parts: readonly { when: Condition; joint: Joint | null }[],
  sense: Sense,
): Condition | null {
  const [first] = parts;
  if (first === undefined) return null;
  if (parts.length === 1) return first.when;
  const said = parts.slice(1).map(({ joint }) => joint);
  const comma = said.every((joint) => joint === ",");
  if (said.includes("and") && said.includes("or")) return { any: orGroups(parts) };
  const any = comma ? sense === "bad" : said.includes("or");
  const conditions = parts.map(({ when }) => when);
  return any ? { any: conditions } : { all: conditions };
}

/** "and" binds closer than "or". */
function orGroups(parts: readonly { when: Condition; joint: Joint | null }[]): readonly Condition[] {
  const groups: Condition[][] = [];
  for (const { when, joint } of parts) {
    const last = groups.at(-1);
    if (last && joint === "and") last.push(when);
    else groups.push([when]);
  }
  return groups.map((group) => (group.length === 1 && group[0] ? group[0] : { all: group }));
}

/** What a phrase says of figures and values, or null where it says nothing of the kind. */
export function readCondition(text: string, options: ConditionOptions): ReadCondition | null {
  const reads = readPieces(piecesOf(tokensOf(text)), options);
  const found = reads.flatMap(({ when, piece }) => (when ? [{ when, joint: piece.joint }] : []));
  const when = join(found, options.sense);
  if (!when) return null;
  const rest = reads.flatMap((read) => read.rest.map((token) => token.text)).join(" ");
  return { when, whole: rest === "", rest };
}

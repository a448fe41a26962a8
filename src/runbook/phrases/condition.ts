/**
 * The grammar of conditions: a phrase to figures compared with values, joined by any or all. Numbers only: events are
 * the business of `trigger.ts`. The forms are in docs/format/conditions.md, which is this file's test.
 */
import type { Condition, FigureCondition } from "../../base/index.ts";
import { absenceIn } from "./absence.ts";
import { type Clause, type ClauseOptions, readClause, type Sense } from "./clause.ts";
import { FILLER } from "./comparison-words.ts";
import { FIGURES, type Subject } from "./figures.ts";
import { lookUp } from "./phrase-table.ts";
import { type Joint, type Piece, piecesOf } from "./pieces.ts";
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
  const none = options.sense === "good" ? absenceIn(piece.tokens) : null;
  if (none) return { clause: null, when: none, rest: [], piece };
  const clause = readClause(piece.tokens, options);
  const left = piece.tokens.filter(
    (token, index) => !(clause?.used.has(index) ?? false) && !meaningless(token, piece.tokens[index - 1]),
  );
  return { clause, when: clause?.when ?? null, rest: left, piece };
}

const sameAs = (when: FigureCondition, { figure, stat }: Subject): boolean =>
  when.figure === figure && (stat === null || when.stat === stat);

/** "CPU and memory > 80%": a bare figure shares the comparison of the clause after it. */
function shared(read: Read, next: Read | undefined): Condition | null {
  if (read.when || !next?.when || !("figure" in next.when)) return null;
  const found = read.rest.length > 0 && read.rest.length <= 4 ? subjectIn(read.piece.tokens) : null;
  const listed = read.piece.tokens.some(
    (_, at) => lookUp(FIGURES, { tokens: read.piece.tokens, at, used: new Set() }) !== null,
  );
  const stat = found?.stat ?? null;
  // Where the next clause took its subject from here, there is nothing to share.
  if (!found || !(listed || stat !== null) || sameAs(next.when, found)) return null;
  return { ...next.when, figure: found.figure, stat: stat ?? next.when.stat };
}

/** "Memory: stable, < 80%": a figure named before the comma is what the next clause is about. */
const knownIn = (tokens: readonly Token[]): Subject | null =>
  tokens.length <= 6 && tokens.some((_, at) => lookUp(FIGURES, { tokens, at, used: new Set() }) !== null)
    ? subjectIn(tokens)
    : null;

/** Pieces read in order, each inheriting the subject of the one before it where it names none. */
export function readPieces(pieces: readonly Piece[], options: ConditionOptions): readonly Read[] {
  let subject = options.subject ?? null;
  const reads = pieces.map((piece) => {
    const read = readPiece(piece, { subject, sense: options.sense });
    subject = read.clause?.subject ?? (read.when ? null : knownIn(piece.tokens)) ?? subject;
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

/** Cuts a phrase at "and", "or", "but" and commas into clauses; not inside parentheses, nor in "1% and 5%" or "5% or more". */
import type { Token } from "./tokens.ts";

export type Joint = "and" | "or" | ",";

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
  ["but", "and"],
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
  const level = before?.text === "at" && /^(?:below|above|under|over)$/.test(next?.text ?? "");
  const equal = next?.text === "equal" && tokens[at + 2]?.text === "to";
  return between || postfix || equal || level ? null : joint;
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
  return pieces.flatMap(unchained);
}

const MIRRORED: ReadonlyMap<string, string> = new Map([
  ["<", ">"],
  ["<=", ">="],
  [">", "<"],
  [">=", "<="],
]);

/** "500 ms < p99 < 2 s" says two things of what stands in the middle. */
function unchained(piece: Piece): readonly Piece[] {
  const { tokens } = piece;
  const second = tokens.findLastIndex(({ kind }) => kind === "sign");
  const [low, first, high] = [tokens[0], tokens[1], tokens[second + 1]];
  const mirrored = MIRRORED.get(first?.text ?? "");
  const middle = tokens.slice(2, second);
  if (low?.kind !== "quantity" || high?.kind !== "quantity" || first === undefined || mirrored === undefined)
    return [piece];
  if (middle.length === 0 || middle.some(({ kind }) => kind === "quantity" || kind === "sign"))
    return [piece];
  if (tokens[second]?.text[0] !== first.text[0]) return [piece];
  return [
    { tokens: [...middle, { ...first, text: mirrored }, low], joint: piece.joint },
    { tokens: tokens.slice(2), joint: "and" },
  ];
}

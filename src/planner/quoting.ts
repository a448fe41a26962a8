/**
 * Where in a shell text a place is: outside quotes, inside them, in a comment. What it cannot tell for certain it
 * calls `unclear`, and there only values go that mean the same in every place.
 */

export type QuoteMode = "bare" | "single" | "double" | "comment" | "unclear";

export interface QuoteState {
  readonly mode: QuoteMode;
  /** Outside quotes: the next character begins a word. */
  readonly wordStart: boolean;
}

export const atStart: QuoteState = { mode: "bare", wordStart: true };

/** Nesting that a scan without a parser loses its way in. */
const NESTS = /^(?:\$[({'"]|[<>]\(|<<|\(\(|`)/;

/** The state after `piece`, which begins in `state`. */
export function scan(state: QuoteState, piece: string): QuoteState {
  let { mode, wordStart } = state;
  for (let at = 0; at < piece.length && mode !== "unclear"; at += 1) {
    const character = piece[at] ?? "";
    if (mode === "comment") {
      if (character === "\n") [mode, wordStart] = ["bare", true];
    } else if (mode === "single") {
      if (character === "'") mode = "bare";
    } else if (NESTS.test(piece.slice(at, at + 2))) {
      mode = "unclear";
    } else if (character === "\\") {
      at += 1;
      wordStart = false;
    } else if (mode === "double") {
      if (character === '"') mode = "bare";
    } else {
      [mode, wordStart] = bare(character, wordStart);
    }
  }
  return { mode, wordStart };
}

function bare(character: string, wordStart: boolean): [QuoteMode, boolean] {
  if (character === "'") return ["single", false];
  if (character === '"') return ["double", false];
  if (character === "#" && wordStart) return ["comment", true];
  return ["bare", /[\s;&|()]/.test(character)];
}

/** In single quotes nothing has a meaning but the quote itself. */
export const quoted = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

/**
 * How to write to one terminal or pipe: how wide, with colours or without, with symbols or their plain stand-ins.
 * Decided once from what the process was given; nothing here asks the world.
 */

export interface Look {
  readonly columns: number;
  readonly colour: boolean;
  readonly unicode: boolean;
}

export interface LookGiven {
  readonly isTerminal: boolean;
  /** The terminal's own width; undefined where it is no terminal. */
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly noColor: boolean;
}

const USUAL_COLUMNS = 80;
const LEAST_COLUMNS = 40;
/** Beyond this the eye loses the line between the left and the right edge. */
const MOST_COLUMNS = 120;

function columnsOf(given: LookGiven): number {
  const stated = Number(given.env.COLUMNS);
  const wide = given.columns || (Number.isInteger(stated) && stated > 0 ? stated : USUAL_COLUMNS);
  return Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, wide));
}

function wantsColour({ env, isTerminal, noColor }: LookGiven): boolean {
  const isSet = (name: string) => (env[name] ?? "") !== "";
  return isTerminal && !noColor && !isSet("NO_COLOR") && !isSet("CI") && env.TERM !== "dumb";
}

/** As setlocale(3) decides: the first of the three that is set, and the C locale where none is. */
function speaksUtf8({ env, platform }: LookGiven): boolean {
  if (platform === "win32") return true;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "C";
  return /utf-?8/i.test(locale);
}

export function lookOf(given: LookGiven): Look {
  return { columns: columnsOf(given), colour: wantsColour(given), unicode: speaksUtf8(given) };
}

export interface Symbols {
  readonly dot: string;
  readonly to: string;
  readonly under: string;
  readonly more: string;
  readonly dash: string;
  readonly done: string;
  readonly failed: string;
  readonly atLeast: string;
  readonly atMost: string;
}

const DRAWN: Symbols = {
  dot: "·",
  to: "→",
  under: "›",
  more: "…",
  dash: "–",
  done: "✓",
  failed: "✗",
  atLeast: "≥",
  atMost: "≤",
};

const PLAIN: Symbols = {
  dot: ".",
  to: "->",
  under: ">",
  more: "...",
  dash: "-",
  done: "ok",
  failed: "x",
  atLeast: ">=",
  atMost: "<=",
};

export const symbolsOf = (look: Look): Symbols => (look.unicode ? DRAWN : PLAIN);

/** One meaning each: secondary, now, waits for a person, harm or failure, done. */
export type Tone = "dim" | "bold" | "yellow" | "red" | "green";

const CODES: Readonly<Record<Tone, readonly [on: number, off: number]>> = {
  dim: [2, 22],
  bold: [1, 22],
  yellow: [33, 39],
  red: [31, 39],
  green: [32, 39],
};

export function paint(look: Look, tone: Tone | null, text: string): string {
  if (!look.colour || tone === null || text === "") return text;
  const [on, off] = CODES[tone];
  return `\u001b[${on}m${text}\u001b[${off}m`;
}

/**
 * What is typed into a bash so that it runs a text and says how it went. Every line is written to hold whatever the texts
 * before it did to the shell: options, traps, functions, redirections.
 *
 * At rest, between texts, the options `euvx` are off and no ERR or DEBUG trap is set, so that neither sees the lines in
 * between; each text finds them as the one before left them. Bash takes its lines from descriptor 0, where no text can
 * reach it; it answers on CONTROL, and OUTPUT leads to where it prints. A text and its children have neither.
 */
import { type Left, leaveAgain, leftStatus, takeLeft, tellLeft } from "./left-behind.ts";
import { quoted } from "./quoted.ts";

/** High, so that a runbook's own numbers are free, and below macOS's limit of 256. */
const CONTROL = 243;
const OUTPUT = 244;

/** What bash was like when it was last heard of. */
export interface Standing {
  /** Of the last command. */
  readonly status: number;
  /** `$-`. */
  readonly flags: string;
  /** The lines that set the ERR and DEBUG traps again. */
  readonly traps: string;
  readonly left: Left | null;
}

export const fresh: Standing = { status: 0, flags: "", traps: "", left: null };

const MARK = "\\builtin printf '\\0'";

/** Four texts that can be run again, the folder, and each argument; short, for bash reads what is typed byte by byte. */
const STATE = [
  `\\builtin declare -p; ${MARK}`,
  `\\builtin declare -f; \\builtin declare -F; ${MARK}`,
  `\\builtin shopt -p; \\builtin set +o; ${MARK}`,
  "\\builtin umask -p; \\builtin alias -p",
  '\\builtin printf \'\\0%s\' "$PWD" "$@"',
].join("; ");

/** `$_` would tell the next text the mark, and a text that prints the mark could say what is not so. */
const FORGET = "\\builtin :";

/** How the output says that all of it has been written. */
export const markerOf = (nonce: string): string => `\u0001${nonce}\u0002`;

interface Report {
  readonly nonce: string;
  readonly withState: boolean;
  /** What `takeLeft` took. */
  readonly withLeft: boolean;
}

/**
 * The status of what ran before it, the options and traps, and on request all that the shell holds. Nothing may come
 * before its first word, or that would be taken for the status.
 */
export function report({ nonce, withState, withLeft }: Report): string {
  const left = `${MARK}; ${tellLeft}; `;
  return [
    `{ \\builtin printf '\\0%s\\0%s\\0%s\\0' ${nonce} "${withLeft ? leftStatus : "$?"}" "$-" >&${CONTROL}`,
    "\\builtin set +euvx",
    `\\builtin trap -p ERR DEBUG >&${CONTROL}`,
    "\\builtin trap - ERR DEBUG",
    `{ ${withLeft ? left : ""}${withState ? `${MARK}; ${STATE}; ` : ""}\\builtin printf '\\0%s\\0' ${nonce}; } >&${CONTROL}`,
    `\\builtin printf '\\1%s\\2' ${nonce} >&${OUTPUT}; ${FORGET}; } >/dev/null 2>&1 0</dev/null`,
  ].join("; ");
}

interface Line {
  readonly text: string;
  readonly standing: Standing;
  /** What the text reads; null: nothing. */
  readonly input: string | null;
  readonly nonce: string;
  readonly withLeft: boolean;
}

const CLOSED = `${CONTROL}>&- ${OUTPUT}>&-`;

/**
 * Runs the text, and then what stands in `after`, on one line of input: bash has read all of it before it begins, so that
 * a text cannot keep the rest from being read, nor have it echoed.
 */
export function evalLine({ text, standing, input, nonce, withLeft }: Line, after: string): string {
  const before = setAgain(standing, text);
  const whole = `${before}${before === "" ? "" : "\n"}${text}${withLeft ? takeLeft : ""}`;
  const run = `\\builtin eval ${quoted(whole)}`;
  const rest = after === "" ? "\n" : `; ${after}\n`;
  if (input === null) return `${run} 0</dev/null ${CLOSED}${rest}`;
  return `${run} ${CLOSED} 0<<'${nonce}'${rest}${input.replaceAll("\0", "")}\n${nonce}\n`;
}

/** Options and traps as they were, and the status that `$?` had. DEBUG comes last, for it sees what follows. */
function setAgain({ status, flags, traps, left }: Standing, text: string): string {
  const letters = [..."euvx"].filter((letter) => flags.includes(letter)).join("");
  const lines = [
    ...(letters === "" ? [] : [`\\builtin set -${letters}`]),
    ...(traps === "" ? [] : [traps.trimEnd()]),
    ...leaveAgain(left, status, text),
  ];
  return lines.length === 0 ? "" : `{ ${lines.join("\n")}\n} >/dev/null 2>&1`;
}

export const exportLine = (env: Readonly<Record<string, string>>): string =>
  Object.entries(env)
    .map(([name, value]) => `\\builtin export ${name}=${quoted(value)} 2>/dev/null\n`)
    .join("");

/** The first lines: moves the channels out of the way, sets up what is kept, enters the folder, and says how that went. */
export function opening(
  nonce: string,
  restore: { readonly before: string; readonly folder: string; readonly after: string },
): string {
  return [
    `exec ${CONTROL}>&1 ${OUTPUT}>&2 1>&2`,
    `{ ${restore.before}`,
    `\\builtin cd -- ${quoted(restore.folder)}`,
    `\\builtin printf '\\0%s\\0%s\\0%s\\0' ${nonce} "$?" "$$" >&${CONTROL}`,
    restore.after,
    `\\builtin printf '%s\\0' ${nonce} >&${CONTROL}`,
    `\\builtin printf '\\1%s\\2' ${nonce} >&${OUTPUT}; ${FORGET}; } >/dev/null 2>&1 0</dev/null\n`,
  ].join("\n");
}

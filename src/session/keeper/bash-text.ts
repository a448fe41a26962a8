/**
 * What is typed into a bash so that it runs a text and says how it went. Every line is written to hold whatever the texts
 * before it did to the shell: options, traps, functions, redirections.
 *
 * At rest, between texts, the options `euvx` are off and no ERR or DEBUG trap is set, so that neither sees the lines in
 * between; each text finds them as the one before left them. Bash takes its lines from descriptor 0, where no text can
 * reach it; it answers on CONTROL, and OUTPUT leads to where it prints. A text and its children have neither.
 */

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
}

export const fresh: Standing = { status: 0, flags: "", traps: "" };

/** A word that bash takes for this text. No text for bash can hold a NUL. */
export const quoted = (text: string): string => `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;

const STATE = [
  "\\builtin declare -p",
  "\\builtin declare -f",
  "\\builtin declare -F",
  "\\builtin alias -p",
  "\\builtin shopt -p",
  "\\builtin set +o",
  "\\builtin umask",
  "\\builtin printf %s $#",
  '\\builtin printf "%q " "$@"',
  '\\builtin printf %s "$PWD"',
]
  .map((command) => `${command}; \\builtin printf '\\0'`)
  .join("; ");

/** How the output says that all of it has been written. */
export const markerOf = (nonce: string): string => `\u0001${nonce}\u0002`;

/**
 * The status of what ran before it, the options and traps, and on request all that the shell holds. Nothing may come
 * before its first word, or that would be taken for the status. Lines count from 0 again, so that bash names none in what
 * it says: they would be lines of what was typed, not of the runbook.
 */
export function report(nonce: string, withState: boolean): string {
  return [
    `{ \\builtin printf '\\0%s\\0%s\\0%s\\0' ${nonce} "$?" "$-" >&${CONTROL}`,
    "\\builtin set +euvx",
    `\\builtin trap -p ERR >&${CONTROL}; \\builtin trap -p DEBUG >&${CONTROL}`,
    "\\builtin trap - ERR DEBUG",
    `{ \\builtin printf '\\0'; ${withState ? `${STATE}; ` : ""}\\builtin printf '%s\\0' ${nonce}; } >&${CONTROL}`,
    `\\builtin printf '\\1%s\\2' ${nonce} >&${OUTPUT}; LINENO=0; } >/dev/null 2>&1 0</dev/null`,
  ].join("; ");
}

interface Line {
  readonly text: string;
  readonly standing: Standing;
  /** What the text reads; null: nothing. */
  readonly input: string | null;
  readonly nonce: string;
}

const CLOSED = `${CONTROL}>&- ${OUTPUT}>&-`;

/**
 * Runs the text, and then what stands in `after`, on one line of input: bash has read all of it before it begins, so that
 * a text cannot keep the rest from being read, nor have it echoed.
 */
export function evalLine({ text, standing, input, nonce }: Line, after: string): string {
  const before = setAgain(standing);
  const run = `\\builtin eval ${quoted(before === "" ? text : `${before}\n${text}`)}`;
  const rest = after === "" ? "\n" : `; ${after}\n`;
  if (input === null) return `${run} 0</dev/null ${CLOSED}${rest}`;
  return `${run} ${CLOSED} 0<<'${nonce}'${rest}${input.replaceAll("\0", "")}\n${nonce}\n`;
}

/** Options and traps as they were, and the status that `$?` had. DEBUG comes last, for it sees what follows. */
function setAgain({ status, flags, traps }: Standing): string {
  const letters = [..."euvx"].filter((letter) => flags.includes(letter)).join("");
  const lines = [
    ...(letters === "" ? [] : [`\\builtin set -${letters}`]),
    ...(traps === "" ? [] : [traps.trimEnd()]),
    // Not the last of its list, so neither `set -e` nor an ERR trap takes it for a failure.
    ...(status === 0 ? [] : [`(\\builtin exit ${status}) && :`]),
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
    `\\builtin printf '\\1%s\\2' ${nonce} >&${OUTPUT}; LINENO=0; } >/dev/null 2>&1 0</dev/null\n`,
  ].join("\n");
}

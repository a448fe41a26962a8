/**
 * Decides in what form a value may stand at a place of a command, a query or an address, so that it stays a value
 * there: no value can become a command, an option, a second statement or another host. In doubt it refuses.
 */
import { type QuoteState, quoted } from "./quoting.ts";

/** How the value is written there; or why it cannot stand there. */
export type Fit = { readonly text: string } | { readonly why: string };

/** Means itself in every shell, quoted or not, on this side of `ssh` and on the other, in SQL, JSON and YAML. */
const PLAIN = /^[A-Za-z0-9_./:@%+,-]+$/;
/** Means itself inside quotes, where nobody reads the text again. */
const WORDS = /^[\p{L}\p{N}_./:@%+,= -]+$/u;
/** Control characters end a line or hide what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Programs that take a text for commands of their own: a quote for this shell is none for them. */
const READS_AGAIN =
  /\b(?:ssh|eval|exec|sh|bash|zsh|ksh|dash|fish|su|xargs|parallel|watch|trap|at|crontab|make|just|task|rake|npm|npx|yarn|pnpm|psql|mysql|mariadb|sqlite3?|sqlplus|sqlcmd|cqlsh|clickhouse-client|mongo|mongosh|redis-cli|python[\d.]*|perl|ruby|node|php|lua|awk|gawk|sed|jq|yq|ansible|salt|pwsh|powershell|cmd|osascript|expect|tmux|screen|systemd-run|nsenter|chroot|runuser|env -S)\b/;
/** Of those, the ones that run what they are given as a shell would. */
const RUNS_AGAIN =
  /\b(?:ssh|eval|exec|sh|bash|zsh|ksh|dash|fish|su|xargs|parallel|watch|trap|at|crontab|make|just|task|rake|ansible|salt|tmux|screen|systemd-run|nsenter|chroot|runuser|env -S)\b/;

export const readsAgain = (text: string): boolean => READS_AGAIN.test(text);
export const runsAgain = (text: string): boolean => RUNS_AGAIN.test(text);

const EMPTY: Fit = { why: "it is empty, and the text around it would mean something else" };
const LINES: Fit = { why: "it has a line break or another control character" };
const OPTION: Fit = { why: "it begins with a dash there, so a command would take it for an option" };

function refusedAnywhere(value: string, before: string): Fit | null {
  if (value === "") return EMPTY;
  if (CONTROL.test(value)) return LINES;
  if (value.startsWith("-") && !/[\w/=:.@,+%-]$/.test(before)) return OPTION;
  return null;
}

export interface ShellPlace {
  /** The character before the value. */
  readonly before: string;
  readonly state: QuoteState;
  readonly readsAgain: boolean;
}

export function fitShell(value: string, place: ShellPlace): Fit {
  const refused = refusedAnywhere(value, place.before);
  if (refused !== null) return refused;
  const { mode } = place.state;
  if (PLAIN.test(value) && !(place.readsAgain && value.includes("--"))) return { text: value };
  if (place.readsAgain) {
    return {
      why: "another program reads this text again, so only letters, digits and . _ / : @ % + , - may stand there",
    };
  }
  if (mode === "bare") return { text: quoted(value) };
  if (mode === "unclear") {
    return { why: "the shell nests here, so only letters, digits and . _ / : @ % + , - may stand there" };
  }
  if (WORDS.test(value) && !value.includes("--")) return { text: value };
  return { why: "inside quotes only letters, digits, spaces and . _ / : @ % + , = - may stand" };
}

/** In SQL and in the input of a client; `inString`: between single quotes. */
export function fitSql(value: string, inString: boolean): Fit {
  const refused = refusedAnywhere(value, inString ? "'" : "x");
  if (refused === OPTION || refused === null) {
    if (value.includes("--")) return { why: "two dashes begin a comment in SQL" };
    if (PLAIN.test(value) || (inString && WORDS.test(value))) return { text: value };
    return { why: "in SQL only letters, digits and . _ / : @ % + , - may stand, and spaces between quotes" };
  }
  return refused;
}

export function fitUrl(value: string): Fit {
  const refused = refusedAnywhere(value, "/");
  if (refused !== null) return refused;
  if (/^[A-Za-z0-9_./:@%+,~=-]+$/.test(value)) return { text: value };
  return {
    why: "in an address only letters, digits and . _ / : @ % + , ~ = - may stand; write others as %20",
  };
}

/** In the text of a header or a body, which no program here reads again. */
export function fitText(value: string): Fit {
  if (CONTROL.test(value)) return LINES;
  if (WORDS.test(value)) return { text: value };
  return value === ""
    ? EMPTY
    : { why: "there only letters, digits, spaces and . _ / : @ % + , = - may stand" };
}

/** As the value of an exported variable: the shell does not read it as commands, unless another program does. */
export function fitVariable(value: string, again: boolean): Fit {
  if (CONTROL.test(value)) return LINES;
  if (!again || value === "" || (PLAIN.test(value) && !value.includes("--"))) return { text: value };
  return {
    why: "another program reads this text again, so only letters, digits and . _ / : @ % + , - may stand there",
  };
}

/**
 * What a command leaves to the next one besides its status: `PIPESTATUS`, which tells whether a backup that went through a
 * pipe is worth anything, and `$_`. Asking for the status would lose both, so a text takes them down itself, where it can
 * be told that somebody may want them.
 */
import { quoted } from "./quoted.ts";

export interface Left {
  /** `$_`. */
  readonly last: string;
  /** Of each command of the pipe. */
  readonly pipe: readonly number[];
}

/** A name of bash's own kind: the session does not keep it. */
const NAME = "BASH_RUTTER";

/** After a text, on lines of its own; where the text cannot be read to its end, it is not reached. */
export const takeLeft = `\n\n{ ${NAME}=("$?" "$_" "\${PIPESTATUS[@]}"); } >/dev/null 2>&1`;

export const leftStatus = `\${${NAME}-$?}`;

export const tellLeft = [
  `\\builtin printf '%s\\0' "\${${NAME}[1]}"`,
  `\\builtin printf '%s ' "\${${NAME}[@]:2}"`,
  `\\builtin unset ${NAME}`,
].join("; ");

const PIPE_STATUS = /PIPESTATUS/;
const LAST = /\$_(?!\w)|\$\{_(?!\w)/;
/** One `|`, wherever it stands: it does no harm to take down what nobody asks for. */
const PIPE = /(?<!\|)\|(?!\|)/;
/** A text that is not over: what stands on the next lines would be a part of it. */
const OPEN_END = /(?:[|&\\({]|\(\)|<<|\b(?:do|then|else|in))\s{0,40}$/;

/** @param next the command that comes after it; null: nobody knows yet. */
export function wantsLeft(text: string, next: string | null): boolean {
  if (text.includes("<<") || OPEN_END.test(text.slice(-100))) return false;
  return next === null ? PIPE.test(text) : PIPE_STATUS.test(next) || LAST.test(next);
}

/** The lines that leave it again for this text; the status too, which nothing may come after. */
export function leaveAgain(left: Left | null, status: number, text: string): readonly string[] {
  const last = left !== null && LAST.test(text) ? [`\\builtin : ${quoted(left.last)}`] : [];
  const pipe = left !== null && PIPE_STATUS.test(text) ? left.pipe : [];
  const exits = (pipe.length > 1 ? pipe : [status]).map((each) => `(\\builtin exit ${each})`).join(" | ");
  if (status === 0 && pipe.length < 2) return last;
  // Not the last of its list, so neither `set -e` nor an ERR trap takes it for a failure; and what follows is not run.
  return [...last, `${exits} ${status === 0 ? "||" : "&&"} :`];
}

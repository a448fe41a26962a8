/** The lines that give a new bash what was kept of the one before. They come before any text of the runbook. */

import type { Kept } from "./kept.ts";
import { quoted } from "./quoted.ts";

export interface Restore {
  /** Before the folder is entered. */
  readonly before: string;
  readonly folder: string;
  readonly after: string;
}

const CLEAR = 'for __rutter in $(compgen -e); do unset "$__rutter"; done; unset __rutter';

/** Evaluated in turn: a pattern in a function can be read only once its option is on. */
const evaluated = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== "")
    .map((text) => `\\builtin eval ${quoted(text)}`)
    .join("\n");

/**
 * Functions come last, for one of them may be called `cd`; so does OLDPWD, which entering the folder sets.
 * @param clear where the new bash has an environment of its own that was not the session's.
 */
export function restoreKept(kept: Kept, clear: boolean): Restore {
  const declared = kept.variables.filter(({ name }) => name !== "OLDPWD").map(({ text }) => text);
  const folder = kept.variables.filter(({ name }) => name === "OLDPWD").map(({ text }) => text);
  return {
    before: evaluated([clear ? CLEAR : "", kept.options, declared.join("\n")]) || ":",
    folder: kept.cwd,
    after: evaluated([
      ["unset OLDPWD", ...folder].join("\n"),
      kept.args.length === 0 ? "" : `set -- ${kept.args.map(quoted).join(" ")}`,
      kept.maskAndAliases,
      kept.functions,
    ]),
  };
}

/** A first bash has the environment that it was started with. */
export const restoreNothing = (folder: string, env: Readonly<Record<string, string>>): Restore => ({
  before: env.BASH_ENV === undefined ? ":" : `export BASH_ENV=${quoted(env.BASH_ENV)}`,
  folder,
  after: "unset OLDPWD; export OLDPWD",
});

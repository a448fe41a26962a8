/**
 * What a session carries over from bash to bash: variables, functions, aliases, options, folder. Jobs, traps, limits and
 * open descriptors live and die with one bash; they are not kept.
 */
import { createHash } from "node:crypto";
import { type Declared, readDeclared } from "./declared.ts";

export interface Kept {
  readonly flags: string;
  readonly variables: readonly Declared[];
  readonly functions: string;
  /** Lines that give functions their attributes: exported, read-only. */
  readonly functionFlags: string;
  readonly aliases: string;
  readonly options: string;
  readonly umask: string;
  /** `$1`, `$2` …, quoted. */
  readonly args: string;
  readonly cwd: string;
}

const FLAGGED = /^declare -f(\w+) (.+)$/gm;

/** @param fields as bash printed them, in the order of `report`. */
export function readKept(flags: string, fields: readonly string[]): Kept {
  const [declared = "", functions = "", names = "", aliases = "", shopts = "", options = ""] = fields;
  const [umask = "", count = "0", args = "", cwd = "/"] = fields.slice(6);
  return {
    flags: [..."euvx"].filter((letter) => flags.includes(letter)).join(""),
    variables: readDeclared(declared),
    functions,
    functionFlags: [...names.matchAll(FLAGGED)]
      .map(([, letters, name]) => `declare -f${letters} ${name}\n`)
      .join(""),
    aliases,
    options: `${shopts}${options}`,
    umask: umask.trim(),
    args: count === "0" ? "" : args,
    cwd,
  };
}

export const keptDigest = (kept: Kept): string =>
  createHash("sha256").update(JSON.stringify(kept)).digest("hex");

/** A script's bash gets of it what a child gets: the folder, the mask, and what is exported. */
export const asChild = (kept: Kept): Kept => ({
  ...kept,
  flags: "",
  variables: kept.variables.filter(({ flags }) => flags.includes("x")),
  functions: "",
  functionFlags: "",
  aliases: "",
  options: "",
  args: "",
});

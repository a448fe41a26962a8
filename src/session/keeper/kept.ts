/**
 * What a session carries over from bash to bash: variables, functions, aliases, options, folder. Jobs, traps, limits and
 * open descriptors live and die with one bash; they are not kept.
 */
import { createHash } from "node:crypto";
import { type Declared, readDeclared } from "./declared.ts";

/** A character of its texts stands for a byte. */
export interface Kept {
  /** Which of `euvx` are on. */
  readonly flags: string;
  readonly variables: readonly Declared[];
  /** With the lines that give them their attributes. */
  readonly functions: string;
  readonly options: string;
  readonly maskAndAliases: string;
  readonly cwd: string;
  /** `$1`, `$2` … */
  readonly args: readonly string[];
}

/** For people, and for what is typed among texts of ours. */
export const asText = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");

/** @param fields as bash printed them, in the order of `report`. */
export function readKept(flags: string, fields: readonly string[]): Kept {
  const [declared = "", functions = "", options = "", maskAndAliases = "", cwd = "/", ...args] = fields;
  return {
    flags: [..."euvx"].filter((letter) => flags.includes(letter)).join(""),
    variables: readDeclared(declared),
    functions,
    options,
    maskAndAliases,
    cwd,
    args,
  };
}

export const keptDigest = (kept: Kept): string =>
  createHash("sha256").update(JSON.stringify(kept)).digest("hex");

const UMASK = /^umask [0-7]+$/m;

/** A script's bash gets of it what a child gets: the folder, the mask, and what is exported. */
export const asChild = (kept: Kept): Kept => ({
  flags: "",
  variables: kept.variables.filter(({ flags }) => flags.includes("x")),
  functions: "",
  options: "",
  maskAndAliases: UMASK.exec(kept.maskAndAliases)?.[0] ?? "",
  cwd: kept.cwd,
  args: [],
});

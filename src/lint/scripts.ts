/**
 * The scripts of the repository that a runbook runs here: paths of files, and names of package.json scripts. Where the
 * working directory or the file may come from elsewhere (a `cd`, a download, another host), nothing is claimed.
 */
import type { Study } from "../runbook/index.ts";
import type { WrittenWord } from "../shell/index.ts";
import type { Call } from "./call.ts";
import type { Desk } from "./desk.ts";
import { bareWords, programOf } from "./words.ts";

export interface ScriptUse {
  readonly call: Call;
  readonly word: WrittenWord;
  /** As written: `./scripts/deploy.sh`. */
  readonly path: string;
}

const SCRIPT =
  /^(?:\.{1,2}\/)?(?:[\w@.-]{1,80}\/){0,8}[\w@.-]{1,80}\.(?:sh|bash|py|js|mjs|cjs|ts|rb|pl|sql)$/;
const RUNS_FILE = /^(?:bash|sh|zsh|source|\.|node|tsx|ts-node|python3?|ruby|perl)$/;

/** The word that names the file which a command runs; null where it runs none of the repository's. */
function scriptWord(call: Call): WrittenWord | null {
  const [stage] = call.pipeline.stages;
  if (stage === undefined) return null;
  const words = bareWords(stage);
  const [first] = words;
  if (first?.literal !== true) return null;
  if (/^\.{1,2}\/[\w@./-]{1,200}$/.test(first.text)) return first;
  if (first.text.includes("/") && SCRIPT.test(first.text)) return first;
  if (!RUNS_FILE.test(programOf(stage))) return null;
  const operand = words.slice(1).find(({ text }) => !text.startsWith("-"));
  const flags = words.slice(1, operand === undefined ? undefined : words.indexOf(operand));
  // `bash -c …`, `node -e …`, `python -m x`: what follows is no file.
  if (flags.some(({ text }) => /^-[a-z]*[cem]$/.test(text))) return null;
  return operand?.literal === true && SCRIPT.test(operand.text) ? operand : null;
}

const here = ({ item }: Call): boolean =>
  item !== null && item.host === null && item.inside === null && item.language !== "powershell";

const baseOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Names of files that a command makes or fetches: what it writes to, and what it is given besides its program. */
function namesGiven(call: Call): readonly string[] {
  return call.pipeline.stages.flatMap((stage) => [
    ...bareWords(stage)
      .slice(1)
      .map(({ text }) => baseOf(text.replace(/^.*[:=]/, ""))),
    ...stage.redirects.map(({ target }) => baseOf(target ?? "")),
  ]);
}

const MOVES = /^(?:cd|pushd|ssh|git)$/;
const isMove = (call: Call): boolean =>
  call.pipeline.stages.some((stage) => {
    const program = programOf(stage);
    return (
      MOVES.test(program) && (program !== "git" || bareWords(stage).some(({ text }) => text === "clone"))
    );
  });

const known = new WeakMap<Study, readonly ScriptUse[]>();

export function scriptsOf(desk: Desk): readonly ScriptUse[] {
  const made = known.get(desk.study);
  if (made !== undefined) return made;
  const uses: ScriptUse[] = [];
  const given = new Set<string>();
  for (const call of desk.calls) {
    if (isMove(call)) break;
    const word = here(call) ? scriptWord(call) : null;
    if (word !== null && !given.has(baseOf(word.text))) uses.push({ call, word, path: word.text });
    const [stage] = call.pipeline.stages;
    if (word === null && stage !== undefined && programOf(stage) !== "chmod")
      for (const name of namesGiven(call)) given.add(name);
  }
  known.set(desk.study, uses);
  return uses;
}

export interface NpmUse {
  readonly call: Call;
  readonly word: WrittenWord;
  readonly script: string;
  /** `npm run`, `pnpm run`: as it is typed. */
  readonly runner: string;
}

/** A `cd` that leads out of the repository, or nobody knows where: what follows is another project's. */
function leavesRepository(call: Call): boolean | null {
  const [stage] = call.pipeline.stages;
  if (stage === undefined || !/^(?:cd|pushd)$/.test(programOf(stage))) return null;
  const folder = bareWords(stage)[1]?.text ?? "~";
  if (folder === "-" || folder.includes("rev-parse --show-toplevel")) return false;
  return /^(?:[/~$]|\.\.)/.test(folder);
}

/** `npm run x`, `pnpm run x`, `yarn run x`: the script's name, where it is written out. */
export function npmScriptsOf(desk: Desk): readonly NpmUse[] {
  const uses: NpmUse[] = [];
  let isOutside = false;
  for (const call of desk.calls) {
    isOutside = leavesRepository(call) ?? isOutside;
    if (!isOutside && here(call)) uses.push(...npmUsesIn(call));
  }
  return uses;
}

function npmUsesIn(call: Call): readonly NpmUse[] {
  return call.pipeline.stages.flatMap((stage) => {
    const words = bareWords(stage);
    const runner = programOf(stage);
    if (!/^(?:npm|pnpm|yarn)$/.test(runner)) return [];
    const texts = words.map(({ text }) => text);
    if (texts.some((text) => /^(?:--if-present|--(?:prefix|dir|cwd)\b.*|-C)$/.test(text))) return [];
    const run = texts.findIndex((text) => text === "run" || text === "run-script");
    const word = run < 1 ? undefined : words.slice(run + 1).find(({ text }) => !text.startsWith("-"));
    if (word === undefined || !word.literal || !/^[\w@:./-]{1,80}$/.test(word.text) || word.text === "env")
      return [];
    return [{ call, word, script: word.text, runner: `${runner} run` }];
  });
}

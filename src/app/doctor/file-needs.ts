/** Scripts that commands start by a path, and tasks of package.json and Makefile that they call. What the runbook writes itself is not asked for. */
import type { Call } from "./calls.ts";
import { atHome } from "./folders.ts";
import type { FileNeed, TaskNeed } from "./need.ts";
import { optionsOf } from "./options.ts";
import { isSystemPath } from "./tool-needs.ts";

const INTERPRETER =
  /^(?:bash|sh|zsh|dash|ksh|node|tsx|ts-node|deno|bun|python[23]?|ruby|perl|php|source|\.)$/;
const SCRIPT = /\.(?:sh|bash|zsh|js|cjs|mjs|ts|mts|py|rb|pl|php)$|^\.{0,2}\/|\//;
const TAKES: Readonly<Record<string, string>> = {
  node: "-r --require --import --env-file -C",
  python: "-m -c -W -X",
  python2: "-m -c",
  python3: "-m -c -W -X",
};
/** It runs a text, or a module of its own, and no file. */
const NO_FILE = [
  "-c",
  "-m",
  "-e",
  "--eval",
  "-p",
  "--print",
  "-lc",
  "-s",
  "-n",
  "--version",
  "-v",
  "-V",
  "--help",
];

const isPath = (word: string): boolean =>
  /^(?:\.{0,2}\/|~\/|[\w@.-]{1,80}\/)[\w.]/.test(word) && !/:\/\/|[*?"'`]/.test(word) && !isSystemPath(word);

function file(call: Call, at: number, runs: boolean): FileNeed {
  const name = call.words[at] ?? "";
  return {
    kind: "file",
    name,
    path: atHome(name, call.values.variable("HOME")),
    from: call.folders.may,
    lost: call.folders.lost,
    runs,
    uses: [call.use],
    only: call.only,
    open: call.open[at] ?? [],
  };
}

export function fileNeeds(call: Call): readonly FileNeed[] {
  const [name = ""] = call.words;
  if (call.isDefined) return [];
  if (isPath(name)) return [file(call, 0, true)];
  if (!INTERPRETER.test(name)) return [];
  if (call.words.some((word) => NO_FILE.includes(word))) return [];
  const { operands } = optionsOf(call.words, TAKES[name] ?? "");
  const script = operands[name === "deno" || name === "bun" ? 1 : 0];
  if (script === undefined || script.startsWith("/dev/") || script === "-") return [];
  const at = call.words.indexOf(script, 1);
  const isSourced = name === "source" || name === ".";
  return isSourced || SCRIPT.test(script) ? [file(call, at, false)] : [];
}

const RUNNERS: Readonly<Record<string, string>> = {
  npm: "--prefix -C -w --workspace --loglevel --node-options",
  yarn: "--cwd",
  pnpm: "-C --dir -F --filter",
  bun: "--cwd",
};
const FOLDER = ["--prefix", "-C", "--cwd", "--dir"];
/** They pick another package's file, or allow the task to be missing. */
const ELSEWHERE = [
  "-w",
  "--workspace",
  "--workspaces",
  "-ws",
  "--filter",
  "-F",
  "-r",
  "--recursive",
  "--if-present",
  "-g",
];

const inside = (call: Call, folder: string | null): readonly string[] => {
  if (folder === null) return call.folders.may;
  return folder.startsWith("/")
    ? [folder]
    : call.folders.may.map((each) => (each === "" ? folder : `${each}/${folder}`));
};

type TaskAt = Pick<TaskNeed, "manifest" | "task"> & { readonly folder: string | null };

function task(call: Call, { manifest, task: name, folder }: TaskAt): TaskNeed {
  const caller = manifest === "Makefile" ? "make" : `${call.words[0] ?? "npm"} run`;
  return {
    kind: "task",
    name: name === "" ? caller : `${caller} ${name}`,
    manifest,
    task: name,
    from: inside(call, folder),
    uses: [call.use],
    only: call.only,
    lost: call.folders.lost,
    open: call.values.fill(`${name} ${folder ?? ""}`).open,
  };
}

function packageTask(call: Call, values: string): TaskNeed | null {
  const { operands, value, has } = optionsOf(call.words, values);
  const [verb = "", second] = operands;
  const isShort = call.words[0] === "npm" && /^(?:test|start|stop|restart|t)$/.test(verb);
  const name = isShort
    ? verb.replace(/^t$/, "test")
    : verb === "run" || verb === "run-script"
      ? second
      : undefined;
  // `npm start` without a script runs server.js.
  if (name === undefined || verb === "start" || has(...ELSEWHERE)) return null;
  if (call.words[0] === "bun" && /[./]/.test(name)) return null;
  return task(call, { manifest: "package.json", task: name, folder: value(...FOLDER) });
}

function makeTasks(call: Call): readonly TaskNeed[] {
  const { operands, value, has } = optionsOf(call.words, "-C --directory -f --file --makefile -j -I -o -W");
  if (has("-f", "--file", "--makefile", "--version", "--help")) return [];
  const folder = value("-C", "--directory");
  const targets = operands.filter((word) => !/^\w+[:?+]?=/.test(word) && !/^\d+$/.test(word));
  const names = targets.length === 0 ? [""] : targets;
  return names.map((name) => task(call, { manifest: "Makefile", task: name, folder }));
}

export function taskNeeds(call: Call): readonly TaskNeed[] {
  const name = call.words[0] ?? "";
  if (call.isDefined) return [];
  if (name === "make" || name === "gmake") return makeTasks(call);
  const values = RUNNERS[name];
  const found = values === undefined ? null : packageTask(call, values);
  return found === null ? [] : [found];
}

/** Files that a command leaves behind, so that a later line may start them. */
export function writtenBy(call: Call): readonly string[] {
  const [name = "", first = ""] = call.words;
  if (name === "curl" || name === "wget") {
    const options = optionsOf(call.words, "-o --output -O --output-document -H -X -d");
    const named = name === "curl" ? options.all("-o", "--output") : options.all("-O", "--output-document");
    return [...named, ...options.operands.map((word) => word.slice(word.lastIndexOf("/") + 1))];
  }
  if (name === "git" && first === "clone") {
    const { operands } = optionsOf(call.words, "-b --branch --depth -o --origin");
    const from = operands[1] ?? "";
    return [operands[2] ?? from.slice(from.lastIndexOf("/") + 1).replace(/\.git$/, "")];
  }
  if (!/^(?:tee|cp|mv|install|touch|ln)$/.test(name)) return [];
  return [call.words.at(-1) ?? ""];
}

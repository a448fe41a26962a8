/**
 * git: the short help, what it tells the shell's completion (hidden options too), and the manual, for the options of log and
 * diff stand only there.
 */
import { ask } from "./ask.mjs";
import { optionLines, optionsOf } from "./option-lines.mjs";

/** Those that people type; of the others only the names are known. */
const KINDS = "list-mainporcelain,list-ancillarymanipulators,list-ancillaryinterrogators";
const PLUMBING =
  "apply cat-file check-ignore diff-index diff-tree for-each-ref hash-object ls-files ls-remote ls-tree merge-base " +
  "rev-list rev-parse show-ref symbolic-ref update-index update-ref verify-pack cherry commit-tree";

const words = (text) => text.split(/\s+/).filter((word) => /^[a-z][\w-]*$/.test(word));

/** `-<n>` and `-1` stand for any number; `-U<n>` takes its value in the same word, or in the next. */
function manual(name) {
  const { text } = ask("man", [`git-${name}`]);
  const found = new Map();
  for (const line of text.split("\n")) {
    if (!/^ {4,15}-/.test(line)) continue;
    for (const [option, sign] of optionsOf(
      line
        .trim()
        .replace(/\.$/, "")
        .replace(/<[\w -]+>(?=,|$)/g, "<x>"),
    ))
      if (!/^-<|^-\d/.test(option)) found.set(option, sign);
  }
  return found;
}

function completion(program, path) {
  const { text, failed } = ask(program, [...path, "--git-completion-helper-all"]);
  const found = new Map();
  if (failed) return found;
  for (const word of text.split(/\s+/)) {
    const match = /^(--[a-z][\w-]*)(=?)$/.exec(word);
    if (match !== null && !match[1].startsWith("--no-")) found.set(match[1], match[2]);
  }
  return found;
}

export function git(program) {
  const commands = new Map();
  const typed = new Set([...words(ask(program, [`--list-cmds=${KINDS}`]).text), ...PLUMBING.split(" ")]);
  const all = words(ask(program, ["--list-cmds=main"]).text).filter((word) => !word.includes("--"));
  for (const name of new Set([...all, ...typed])) {
    if (!typed.has(name)) {
      commands.set(name, { aliases: [], options: new Map([["*", ""]]), stops: false });
      continue;
    }
    const short = optionLines(ask(program, [name, "-h"]).text);
    const options = new Map([...short, ...completion(program, [name]), ...manual(name)]);
    // Completion does not tell `--color[=x]` from `--color x`; the short help does.
    for (const [option, sign] of short) if (sign === "?") options.set(option, sign);
    for (const [option] of options)
      if (option.startsWith("--no-") && options.has(`--${option.slice(5)}`)) options.delete(option);
    commands.set(name, { aliases: [], options, stops: false });
  }
  const root = optionLines(
    (/usage: git ([\s\S]*?)<command>/.exec(ask(program, ["-h"]).text)?.[1] ?? "")
      .replace(/\]\s*\[/g, "\n")
      .replace(/^\s*\[|\]\s*$/g, "")
      .replace(/ \| /g, ", "),
  );
  commands.set("", {
    aliases: [],
    options: new Map([...gitOptions(), ...root]),
    stops: false,
  });
  return commands;
}

const gitOptions = () => {
  const { text } = ask("man", ["git"]);
  return optionLines(/^OPTIONS\n([\s\S]*?)^GIT COMMANDS/m.exec(text)?.[1] ?? "");
};

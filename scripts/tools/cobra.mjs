/**
 * kubectl, helm, docker, buildx and `docker compose`: their help has one form, made by the library they share. Options that
 * help does not list any more are asked for one by one.
 */
import { ask } from "./ask.mjs";
import { optionLines, sectionLines } from "./option-lines.mjs";

const COMMANDS = /^(?:[A-Z][\w() /-]* )?Commands(?: \([^)]*\))?:\s*$/;
const OPTIONS = /^(?:Options|Flags|Global Flags|The following options can be passed to any command):?/;

/** Words under `Commands:`; a star marks a plugin of docker's, which is not docker. */
const commandsIn = (text) =>
  sectionLines(text, COMMANDS)
    .map((line) => /^ {2,8}([a-z][\w-]*)(\*?)(?:\s|$)/.exec(line))
    .filter((match) => match !== null && match[2] === "" && match[1] !== "help")
    .map((match) => match[1]);

/** kubectl writes `-f, --filename=[]:` and says with a default of true or false that no value is taken. */
function kubectlOptions(text) {
  const found = new Map();
  for (const line of text.split("\n")) {
    const match = /^ {2,6}(?:-(\w), )?(?:-(\w)|--([a-z][\w-]*))(?:=(.*?))?:(?: |$)/.exec(line);
    if (match === null) continue;
    const [, short, alone, long, value] = match;
    const sign = value === "true" || value === "false" ? "" : "=";
    if (short) found.set(`-${short}`, sign);
    found.set(long === undefined ? `-${alone}` : `--${long}`, sign);
  }
  return found;
}

/** docker writes aliases as whole commands, helm and kubectl as words. */
const aliasesIn = (text, path) =>
  [
    ...sectionLines(text, /^Aliases:/),
    // kubectl writes them at the margin.
    ...(/^Aliases:\n(\S.*)$/m.exec(text)?.slice(1) ?? []),
  ]
    .flatMap((line) => line.trim().split(/,\s*/))
    .map((alias) => alias.split(" "))
    .filter((words) => words.length === 1 || words.slice(1, -1).join(" ") === path.slice(0, -1).join(" "))
    .map((words) => words.at(-1))
    .filter((word) => /^[a-z][\w-]*$/.test(word) && word !== path.at(-1));

const unknown = /unknown (?:shorthand )?flag/i;

/** Whether a command takes an option that its help does not list, and whether with a value. */
function hiddenSign(program, path, name) {
  const { text } = ask(program, [...path, name, "--help"]);
  if (unknown.test(text)) return null;
  return /^Usage:/m.test(text) ? "" : "=";
}

/** A value may follow without `=` unless the bare name is enough: then the help is still printed. */
function bareIsEnough(program, path, name) {
  return /^Usage:/m.test(ask(program, [...path, name, "--help"]).text);
}

/** Options behind the first operand belong to the command that is carried out. */
const stops = (program, path) =>
  /^(?:run|exec|debug)$/.test(path.at(-1) ?? "") &&
  !unknown.test(ask(program, [...path, "x", "--no-such-option", "--help"]).text);

export function cobra(program, { kubectl = false, skip = [], deprecated = [] } = {}) {
  const commands = new Map();
  const visit = (path) => {
    const { text } = ask(program, [...path, "--help"]);
    const children = commandsIn(text).filter((word) => !skip.includes([...path, word].join(" ")));
    const from = text.split("\n").findIndex((line) => OPTIONS.test(line));
    const lines = from < 0 ? "" : text.split("\n").slice(from).join("\n");
    const options = kubectl ? kubectlOptions(lines) : optionLines(lines);
    commands.set(path.join(" "), {
      aliases: aliasesIn(text, path),
      options,
      stops: children.length === 0 && stops(program, path),
    });
    if (path.length < 4) for (const word of children) visit([...path, word]);
  };
  visit([]);
  if (kubectl) {
    const root = commands.get("");
    root.options = kubectlOptions(ask(program, ["options"]).text);
    kubectlBareOptions(program, commands);
  }
  for (const [path, name] of deprecated) {
    const own = commands.get(path)?.options;
    const sign = own === undefined || own.has(name) ? null : hiddenSign(program, path.split(" "), name);
    if (sign !== null) own.set(name, sign);
  }
  return { commands, takes: (path, name) => hiddenSign(program, path.split(" "), name) };
}

/** kubectl's help does not tell `--dry-run` from an option that needs a value. */
function kubectlBareOptions(program, commands) {
  const bare = new Map();
  for (const [path, { options }] of commands)
    for (const [name, sign] of options) {
      if (sign !== "=" || path === "" || !/^--(?:dry-run|cascade|validate|prune|record)$/.test(name))
        continue;
      if (!bare.has(name)) bare.set(name, bareIsEnough(program, path.split(" "), name));
      if (bare.get(name)) options.set(name, "?");
    }
}

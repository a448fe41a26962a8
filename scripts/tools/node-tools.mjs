/** npm, pnpm, yarn, pm2, prisma and knex: each says what it takes in a way of its own. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "./ask.mjs";
import { optionLines, sectionLines } from "./option-lines.mjs";

const command = (options, aliases = []) => ({ aliases, options, stops: false });
const require = createRequire(import.meta.url);

/** Every option of npm is a setting, and every command takes all of them: read from its own table. */
export function npm(folder) {
  const inside = (path) => join(folder, "node_modules/npm", path);
  const definitions = [
    "node_modules/@npmcli/config/lib/definitions/index.js",
    "lib/utils/config/index.js",
    "lib/config/defaults.js",
  ]
    .map(inside)
    .find(existsSync);
  const { definitions: table, types = {}, shorthands } = require(definitions);
  const root = new Map();
  const settings = table ?? Object.fromEntries(Object.entries(types).map(([key, type]) => [key, { type }]));
  for (const [key, { type }] of Object.entries(settings)) {
    const kinds = [type].flat(2);
    const flag = kinds.includes(Boolean) || kinds.includes(true) || kinds.includes(false);
    root.set(`--${key}`, flag ? (kinds.some((kind) => kind === String) ? "*" : "") : "=");
  }
  for (const [short, long] of Object.entries(shorthands)) {
    const target = long[0] ?? "";
    const sign = long.length === 1 && !target.startsWith("--no-") ? (root.get(target) ?? "") : "";
    root.set(short.length === 1 ? `-${short}` : `--${short}`, sign);
  }
  const list = require(
    inside(existsSync(inside("lib/utils/cmd-list.js")) ? "lib/utils/cmd-list.js" : "lib/config/cmd-list.js"),
  );
  const commands = new Map([["", command(root)]]);
  for (const name of list.commands ?? list.cmdList) commands.set(name, command(new Map()));
  const aliases = { ...(list.aliases ?? {}), ...(list.shorthands ?? {}), ...(list.affordances ?? {}) };
  for (const [alias, target] of Object.entries(aliases)) {
    const own = commands.get(target);
    if (own === undefined) commands.set(alias, command(new Map()));
    else if (!commands.has(alias)) own.aliases.push(alias);
  }
  return commands;
}

/** Names at the start of lines: two blanks or a dash before, an alias behind a comma or a bar. */
function namesIn(lines) {
  return lines.flatMap((line) => {
    const [, names] =
      /^(?: {2,20}|\s*- )((?:[a-z][\w:-]*)(?:(?:, |\|)[a-z][\w:-]*)*)(?=\s{2}|\s*$|\s[[<])/.exec(line) ?? [];
    return names === undefined ? [] : [names.split(/, |\|/)];
  });
}

export function pnpm(program) {
  const pageOf = (words) => {
    const { text } = ask(program, words);
    const also = [...text.matchAll(/\[alias(?:es)?: (--[\w-]+(?:, --[\w-]+)*)/g)].flatMap(([, names]) =>
      names.split(", "),
    );
    return { text, options: new Map([...optionLines(text), ...also.map((name) => [name, ""])]) };
  };
  const { text, options } = pageOf(["help", "-a"]);
  const commands = new Map([["", command(options)]]);
  // A line further in goes on with the description above it.
  const lines = text.split("\n").filter((line) => /^ {1,7}[a-z]/.test(line));
  for (const names of namesIn(lines.map((line) => `  ${line.trimStart()}`))) {
    const [name, ...aliases] = names.sort((a, b) => b.length - a.length);
    commands.set(name, command(pageOf(["help", name]).options, aliases));
  }
  return commands;
}

/** Yarn 1: `- add`, `- upgrade-interactive`; an option that it does not know it passes over in silence. */
export function yarn(program) {
  const { text } = ask(program, ["--help"]);
  const commands = new Map([["", command(optionLines(text))]]);
  for (const [name] of namesIn(sectionLines(text.replace(/^ {2}/gm, ""), /^Commands:/)))
    commands.set(name, command(optionLines(ask(program, [name, "--help"]).text)));
  return commands;
}

/** Yarn 2 and later: `yarn add [--json] …` in the list, a page for each with `-h`. */
export function yarnBerry(program) {
  const commands = new Map([["", command(new Map())]]);
  for (const [, words] of ask(program, ["--help"]).text.matchAll(/^ {2}yarn ((?:[a-z][\w-]* ?)+)/gm)) {
    const path = words.trim().split(" ");
    const { text } = ask(program, [...path, "--help"]);
    commands.set(path.join(" "), command(optionLines(text)));
    const inLine = [...text.matchAll(/\[(-[^\]]*)\]/g)].map(([, spec]) => `  ${spec}`).join("\n");
    for (const [name, sign] of optionLines(inLine)) commands.get(path.join(" ")).options.set(name, sign);
  }
  return commands;
}

/** pm2 starts its daemon even to print its help, so it gets a home of its own for that. */
export function pm2(program) {
  const home = mkdtempSync(join(tmpdir(), "pm2-"));
  process.env.PM2_HOME = home;
  try {
    const { text } = ask(program, ["--help"]);
    const commands = new Map([["", command(optionLines(text))]]);
    for (const [name, ...aliases] of namesIn(sectionLines(text.replace(/^ {2}/gm, ""), /^Commands:/)))
      commands.set(name, command(optionLines(ask(program, [name, "--help"]).text), aliases));
    return commands;
  } finally {
    ask(program, ["kill"]);
    rmSync(home, { recursive: true, force: true });
  }
}

/** Help says no more than names, so any option may have the next word for its value. */
export function prisma(program) {
  const commands = new Map();
  const visit = (path) => {
    const { text } = ask(program, [...path, "--help"]);
    const options = new Map(
      [...optionLines(text)].map(([name, sign]) => [name, /help|version/.test(name) ? sign : "*"]),
    );
    commands.set(path.join(" "), command(options));
    if (path.length > 2) return;
    const names = namesIn(sectionLines(text.replace(/^ {4}(?=\S)/gm, ""), /^Commands?\b/)).map(
      ([name]) => name,
    );
    for (const name of names) if (name !== path.at(-1)) visit([...path, name]);
  };
  visit([]);
  return commands;
}

export function knex(program) {
  const { text } = ask(program, ["--help"]);
  const commands = new Map([["", command(optionLines(text))]]);
  for (const [name, ...aliases] of namesIn(sectionLines(text, /^Commands:/)))
    if (name !== "help")
      commands.set(name, command(optionLines(ask(program, [name, "--help"]).text), aliases));
  return commands;
}

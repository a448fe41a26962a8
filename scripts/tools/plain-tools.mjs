/** psql, pg_dump, pg_restore and curl, which have no subcommands, and docker-compose 1, whose help is one page a command. */
import { readFileSync } from "node:fs";
import { ask } from "./ask.mjs";
import { optionLines, sectionLines } from "./option-lines.mjs";

export function plain(program, { help = ["--help"], angled = false } = {}) {
  const text = ask(program, help)
    .text.replace(/^(\s*-1) \("one"\)/m, "$1")
    .replace(/^ {1,4}<?(-[\w#:]), /gm, "  $1, ");
  return new Map([["", { aliases: [], options: optionLines(text, { angled }), stops: false }]]);
}

/** Options that are nowhere written down (`pg_dump --no-acl`) stand in the program as any other text: each such text is tried. */
export function postgres(program) {
  const commands = plain(program);
  const { options } = commands.get("");
  const texts = new Set(readFileSync(program, "latin1").match(/(?<=\0)[a-z][a-z0-9]+(?:-[a-z0-9]+)*(?=\0)/g));
  for (const text of texts) {
    const name = `--${text}`;
    if (text.length < 4 || options.has(name)) continue;
    const said = ask(program, ["-h", "/nowhere", name]).text;
    // It takes the beginning of an option for the option, too: those need not be written down.
    if (said.includes(`unrecognized option '${name}'`) || /ambiguous/.test(said)) continue;
    if ([...options.keys()].some((known) => known.startsWith(name))) continue;
    options.set(name, /requires an argument/.test(said) ? "=" : "");
  }
  return commands;
}

export function composeOne(program) {
  const { text } = ask(program, ["--help"]);
  const commands = new Map([["", { aliases: [], options: optionLines(text), stops: false }]]);
  for (const line of sectionLines(text, /^Commands:/)) {
    const [, name] = /^ {2}([a-z]+)\s/.exec(line) ?? [];
    if (name === undefined || name === "help") continue;
    const own = ask(program, [name, "--help"]).text;
    commands.set(name, { aliases: [], options: optionLines(own), stops: /^(?:run|exec)$/.test(name) });
  }
  return commands;
}

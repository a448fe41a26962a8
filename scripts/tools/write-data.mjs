/**
 * Writes what was harvested as one small TypeScript file, or several where one would be long: a line a command, with the
 * options that several commands share written once.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const WIDTH = 116;
const LINES = 225;

/** Options that the same commands have go together under a name of their own, `@1`. */
function shared(commands) {
  const holders = new Map();
  for (const [path, { words }] of commands)
    for (const word of words) holders.set(word, [...(holders.get(word) ?? []), path]);
  const groups = new Map();
  for (const [word, paths] of holders) {
    const key = paths.join("\n");
    groups.set(key, { paths, words: [...(groups.get(key)?.words ?? []), word] });
  }
  return [...groups.values()]
    .filter(({ paths, words }) => paths.length > 1 && words.join(" ").length > 5)
    .sort((a, b) => b.paths.length * b.words.length - a.paths.length * a.words.length);
}

function wrapped(line) {
  const lines = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + word.length + 1 > WIDTH) {
      lines.push(current);
      current = ` ${word}`;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

function linesOf(commands) {
  const written = [...commands].map(([path, command]) => [
    path,
    { ...command, words: new Set(command.words) },
  ]);
  const lines = [];
  for (const [at, group] of shared(written).entries()) {
    const name = `@${at + 1}`;
    lines.push(`${name}: ${group.words.join(" ")}`);
    for (const [path, command] of written) {
      if (!group.paths.includes(path)) continue;
      for (const word of group.words) command.words.delete(word);
      command.words = new Set([name, ...command.words]);
    }
  }
  for (const [path, { aliases, stops, gone, words }] of written) {
    const head = [path === "" ? "." : path, ...aliases].join("|");
    lines.push(`${gone}${head}${stops ? "!" : ""}:${words.size > 0 ? " " : ""}${[...words].join(" ")}`);
  }
  return lines.flatMap(wrapped);
}

const header = (tool, part) =>
  part === 0
    ? `/** What ${tool} takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */\n`
    : `/** More of what ${tool} takes; written by scripts/tools/harvest.mjs, not by hand. */\n`;

const camel = (name) => name.replace(/[-_](\w)/g, (_, letter) => letter.toUpperCase());

export function writeData(folder, { tool, versions, gone, taken, commands }) {
  const lines = linesOf(commands).map((line) => line.replace(/\\/g, "\\\\").replace(/`/g, "\\`"));
  const parts = [];
  for (let from = 0; from < lines.length; ) {
    let to = Math.min(lines.length, from + LINES);
    while (to < lines.length && lines[to].startsWith(" ")) to -= 1;
    parts.push(lines.slice(from, to));
    from = to;
  }
  const name = camel(tool);
  const file = tool.replace("_", "-");
  for (const [at, part] of parts.entries()) {
    if (at === 0) continue;
    const text = `${header(tool, at)}export const ${name}${at + 1} = \`\n${part.join("\n")}\n\`;\n`;
    writeFileSync(join(folder, `${file}-${at + 1}.ts`), text);
  }
  const more = parts.slice(1).map((_, at) => at + 2);
  const imports = more.map((at) => `import { ${name}${at} } from "./${file}-${at}.ts";\n`).join("");
  const list = (values) => `[${values.map((value) => `"${value}"`).join(", ")}]`;
  writeFileSync(
    join(folder, `${file}.ts`),
    `${header(tool, 0)}import type { ToolText } from "../tool-text.ts";\n${imports}\n` +
      `export const ${name}: ToolText = {\n  tool: "${tool}",\n  versions: ${list(versions)},\n` +
      `  gone: ${list(gone)},\n  taken: "${taken}",\n` +
      `  more: [${more.map((at) => `${name}${at}`).join(", ")}],\n  commands: \`\n${parts[0].join("\n")}\n\`,\n};\n`,
  );
  return lines.length;
}

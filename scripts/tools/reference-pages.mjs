/**
 * Reference pages that a tool writes of itself and ships with its sources: docker, buildx and helm 2 as Markdown, docker
 * compose as YAML. For versions that could not be built here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { optionLines } from "./option-lines.mjs";

const read = (folder, name) => readFileSync(join(folder, name), "utf8");
const signOfType = (type) => (type === "" || type === "bool" ? "" : "=");

/** `container_run.md`, a table of options; the page of `run` says no more than that it is the same. */
export function markdownTables(folder, root) {
  const commands = new Map();
  const alias = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "index.md")) {
    const text = read(folder, file);
    const path = file === `${root}.md` ? [] : file.replace(`${root}_`, "").replace(".md", "").split("_");
    const options = new Map();
    for (const line of text.split("\n")) {
      const [, names, type] = /^\| (.*?`-.*?) \| (.*?)\|/.exec(line) ?? [];
      if (names === undefined) continue;
      for (const [, name] of names.matchAll(/`(--?[\w-]+)`/g))
        options.set(name, signOfType(type.replace(/`/g, "").trim()));
    }
    const section = /^### Aliases\n+(.*)$/m.exec(text)?.[1] ?? "";
    const same = [...section.matchAll(/`docker ([a-z][a-z -]*)`/g)].map(([, words]) => words.split(" "));
    alias.push({ path, same });
    commands.set(path.join(" "), { aliases: [], options, stops: /^(?:run|exec)$/.test(path.at(-1) ?? "") });
  }
  for (const { path, same } of alias)
    for (const words of same) {
      const own = commands.get(path.join(" "));
      if (words.slice(0, -1).join(" ") === path.slice(0, -1).join(" ")) {
        if (words.at(-1) !== path.at(-1)) own.aliases.push(words.at(-1));
      } else if (!(commands.get(words.join(" "))?.options.size > 0))
        commands.set(words.join(" "), { ...own, aliases: [] });
    }
  return commands;
}

/** `docker_compose_up.yaml`: one key a line, so no YAML parser is needed; hidden options stand there too. */
export function composeYaml(folder) {
  const commands = new Map();
  for (const file of readdirSync(folder).filter((name) => /^docker_compose.*\.yaml$/.test(name))) {
    const text = read(folder, file);
    const path = file
      .replace(/^docker_compose_?|\.yaml$/g, "")
      .split("_")
      .filter(Boolean);
    const options = new Map();
    const own = text.split(/^inherited_options:/m)[0];
    for (const entry of own.split(/^ {4}- option: /m).slice(1)) {
      const long = /^"?([\w-]+)/.exec(entry)?.[1];
      const sign = signOfType(/value_type: (\S+)/.exec(entry)?.[1] ?? "");
      const short = /^ {6}shorthand: "?(\w)/m.exec(entry)?.[1];
      options.set(`--${long}`, sign);
      if (short) options.set(`-${short}`, sign);
    }
    const aliases = [
      ...(/^aliases: (.*(?:\n {4}.*)*)/m.exec(own)?.[1] ?? "").matchAll(/docker compose ([a-z -]+)/g),
    ];
    commands.set(path.join(" "), {
      aliases: aliases
        .map(([, words]) => words.trim().split(" ").at(-1))
        .filter((word) => word !== path.at(-1)),
      options,
      stops: /^(?:run|exec)$/.test(path.at(-1) ?? ""),
    });
  }
  return commands;
}

/** helm 2: `helm_install.md` with the text of `--help` in fences. */
export function helmPages(folder) {
  const commands = new Map();
  for (const file of readdirSync(folder).filter((name) => /^helm.*\.md$/.test(name))) {
    const path = file
      .replace(/^helm_?|\.md$/g, "")
      .split("_")
      .filter(Boolean);
    commands.set(path.join(" "), { aliases: [], options: optionLines(read(folder, file)), stops: false });
  }
  return commands;
}

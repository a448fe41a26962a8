#!/usr/bin/env node
/**
 * Begins something new from its template: `new.mjs hand NAME`. It writes only files that are not there yet, and says what
 * is to be done next.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const HERE = import.meta.dirname;
const USAGE = "usage: node scripts/new.mjs hand NAME [--in FOLDER]";

/** Names that say nothing of what is inside; `test/tidy` refuses them as names of files. */
const SAYS_NOTHING = ["manager", "helper", "helpers", "util", "utils", "common", "service", "misc", "hand"];

const files = (name) => [
  ["hand.ts.txt", `src/hands/${name}/${name}-hand.ts`],
  ["input.ts.txt", `src/hands/${name}/${name}-input.ts`],
  ["index.ts.txt", `src/hands/${name}/index.ts`],
  ["README.md.txt", `src/hands/${name}/README.md`],
  ["contract.test.ts.txt", `test/contract/${name}-hand.test.ts`],
];

function refuse(what, fix) {
  console.error(`error  ${what}\n  fix  ${fix}`);
  process.exit(2);
}

/** Of the command line; ends the process where it asks for nothing that there is. */
function asked([kind, name, option, folder, ...rest]) {
  const isWhole = option === undefined || (option === "--in" && folder !== undefined && rest.length === 0);
  if (kind !== "hand" || name === undefined || !isWhole) refuse("it is not clear what is to be begun", USAGE);
  return { name, root: folder === undefined ? resolve(HERE, "..") : resolve(folder) };
}

function checkName(name, root) {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) || name.length > 40) {
    refuse(
      `"${name}" is no name of a hand`,
      "small letters and digits, with dashes between words: page-oncall",
    );
  }
  if (SAYS_NOTHING.includes(name.split("-").at(-1))) {
    refuse(
      `"${name}" says nothing of what the hand does`,
      "call it after what it acts on: queue, page, ticket",
    );
  }
  const cards = join(root, "src/effect/built-in-hands.ts");
  if (existsSync(cards) && readFileSync(cards, "utf8").includes(`name: "${name}"`)) {
    refuse(`there is a hand called ${name}`, "take another name, or change that one");
  }
  const there = files(name).find(([, path]) => existsSync(join(root, path)));
  if (there !== undefined) refuse(`${there[1]} is there already`, "take another name, or remove it first");
}

const { name, root } = asked(process.argv.slice(2));
checkName(name, root);
const pascal = name.replace(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const camel = pascal[0].toLowerCase() + pascal.slice(1);
for (const [template, path] of files(name)) {
  const text = readFileSync(join(HERE, "templates/hand", template), "utf8")
    .replaceAll("__name_c__", camel)
    .replaceAll("__Name__", pascal)
    .replaceAll("__name__", name);
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: "wx" });
  console.log(`made  ${relative(process.cwd(), target)}`);
}
// How long lines are depends on the name. Without the formatter they stay as they are, and `npm run format` mends them.
const format = ["check", "--write", "--vcs-enabled=false", ...files(name).map(([, path]) => path)];
spawnSync(join(root, "node_modules/.bin/biome"), format, { cwd: root, stdio: "ignore" });
console.log(`next  npx vitest run test/contract/${name}-hand.test.ts, then src/hands/${name}/README.md`);

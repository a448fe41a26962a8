/**
 * Joins src into a few files: a start that loads a handful of modules instead of hundreds takes two thirds of the time,
 * and what is installed has no dependencies. Each verb stays a file of its own that is loaded when it is used.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** @returns whether the sources could be joined; what is wrong with them is printed. */
export async function bundleProgram(root, folder) {
  const settings = settingsAt(root);
  const program = build({
    ...settings,
    entryPoints: ["src/cli/main.ts"],
    // Native: it is installed beside the program. The other is a part of `pg` that nobody asks for.
    external: ["libsql", "pg-native"],
    outdir: join(folder, "cli"),
    splitting: true,
    // Some packages still ask for `require`.
    banner: {
      js: 'import{createRequire as createRequireOf}from"node:module";const require=createRequireOf(import.meta.url);',
    },
  });
  // A process of its own, of which there is one for each session: it shares nothing and loads next to nothing.
  const keeper = build({
    ...settings,
    entryPoints: ["src/session/keeper.ts"],
    outfile: join(folder, "session/keeper.js"),
  });
  const [joined, apart] = await Promise.all([program.catch(() => null), keeper.catch(() => null)]);
  if (joined === null || apart === null) return false;
  writeFileSync(join(folder, "THIRD-PARTY.txt"), licencesOf(root, joined.metafile));
  return true;
}

const settingsAt = (root) => ({
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  legalComments: "none",
  metafile: true,
  logLevel: "error",
});

/** The licence of every package of which something was joined in. */
function licencesOf(root, metafile) {
  const packages = new Set();
  for (const path of Object.keys(metafile.inputs)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
    if (name !== undefined) packages.add(name);
  }
  return [...packages]
    .sort()
    .map((name) => licenceOf(root, name))
    .join("\n");
}

function licenceOf(root, name) {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = licenceText(folder);
  if (text === null) throw new Error(`${name} ships no licence text`);
  return `${"=".repeat(72)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** A file of its own, else what the README says under its heading; null: it ships none. */
function licenceText(folder) {
  const files = readdirSync(folder);
  const own = files.find((each) => /^licen[cs]e/i.test(each));
  if (own !== undefined) return readFileSync(join(folder, own), "utf8");
  const readme = files.find((each) => /^readme/i.test(each));
  if (readme === undefined) return null;
  return (
    /^#+ *licen[cs]e[^\n]*\n(?<text>[\s\S]*)$/im.exec(readFileSync(join(folder, readme), "utf8"))?.groups
      ?.text ?? null
  );
}

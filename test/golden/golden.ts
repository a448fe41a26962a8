/**
 * What Rutter says of each example runbook, kept beside it as text: `.reading.txt`, `.diagnostics.txt`, `.plan.txt`. The
 * first line of a `.plan.txt` is the command that gives it; change the values there. Nothing here judges a difference.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { openReading } from "../../src/app/index.ts";
import { dispatch, type Io, type Look, renderReading } from "../../src/cli/index.ts";
import { filesUnder, REPOSITORY } from "../repository.ts";

const LOOK: Look = { columns: 80, colour: false, unicode: true };

/** A README beside a runbook tells people about it and is none. */
const isRunbook = (path: string): boolean => path.endsWith(".md") && basename(path) !== "README.md";

/** Paths from the root of the repository. */
export const runbooks = (): readonly string[] =>
  ["examples", "test/golden/runbooks"].flatMap((folder) => filesUnder(folder)).filter(isRunbook);

export interface Golden {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** A command line as words; quotes hold words together. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "");

async function outputOf(args: readonly string[]): Promise<string> {
  const said: string[] = [];
  const keep = async (lines: readonly string[]): Promise<void> => void said.push(textOf(lines));
  const io: Io = {
    out: keep,
    err: keep,
    raw: async (text) => void said.push(text),
    look: LOOK,
    errLook: LOOK,
  };
  const status = await dispatch(args, io);
  return said.join("") + (status === 0 ? "" : `(exit status ${status})\n`);
}

/** The command that was there; for a new runbook one that gives every input without a default a sample. */
async function planCommand(path: string, plan: string): Promise<string> {
  const kept = existsSync(join(REPOSITORY, plan))
    ? readFileSync(join(REPOSITORY, plan), "utf8").split("\n")[0]
    : "";
  if (kept?.startsWith("$ rutter plan ")) return kept;
  const { reading } = await openReading(join(REPOSITORY, path));
  const inputs = reading.items.flatMap((item) =>
    item.kind === "input" && item.default === null ? [item] : [],
  );
  const settings = inputs.map(({ name, options: [first] }) => ` --set ${name}=${first ?? "sample"}`);
  return `$ rutter plan ${path}${settings.join("")}`;
}

export async function goldenOf(path: string): Promise<readonly Golden[]> {
  const beside = (ending: string): string => path.replace(/\.md$/, ending);
  const { reading: read, source } = await openReading(join(REPOSITORY, path));
  const reading = { ...read, file: path };
  const plan = beside(".plan.txt");
  const command = await planCommand(path, plan);
  return [
    { path: beside(".reading.txt"), text: textOf(renderReading(reading, source, LOOK)) },
    { path: beside(".diagnostics.txt"), text: await outputOf(["lint", path]) },
    { path: plan, text: `${command}\n${await outputOf(wordsOf(command).slice(2))}` },
  ];
}

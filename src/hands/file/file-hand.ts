/**
 * Writes a file whole or not at all, removes one, or says what one is. It makes no folders, removes none, and tells by the
 * file itself whether it was done, so asking twice is as asking once.
 */
import { stat, unlink } from "node:fs/promises";
import { resolve } from "node:path";
import {
  type FileInput,
  fileInput,
  type Hand,
  type HandContext,
  hide,
  isSecret,
  notBegun,
  type Outcome,
  openSecrets,
  type Probed,
  unjudged,
  unmet,
} from "../../effect/index.ts";
import { LARGEST, readText, type TextOf } from "./read-text.ts";
import { refusalOf } from "./refusal.ts";
import { writeWhole } from "./write-whole.ts";

export interface FileHandGiven {
  /** Where relative paths begin. */
  readonly folder: string;
}

type Write = Extract<FileInput, { do: "write" }>;
type Expected = Extract<FileInput, { do: "expect" }>;

export const fileHand = ({ folder }: FileHandGiven): Hand<FileInput> => ({
  name: "file",
  input: fileInput,
  repeat: "safe",
  probes: true,
  describe: (input) => `${input.do} ${input.path}`,
  perform: async (input, context) => {
    if (context.signal.aborted) return notBegun();
    const wrong = unjudged(context.expect, input.do === "remove" ? [] : ["contains", "equals"]);
    if (wrong !== null) return failed([wrong]);
    const path = resolve(folder, input.path);
    try {
      const outcome = await perform(input, path, context);
      for (const line of outcome.evidence) context.log(line);
      return outcome;
    } catch (error) {
      return failed([refusalOf(error, input.path)]);
    }
  },
  probe: async (input, context) => {
    try {
      return await probe(input, resolve(folder, input.path), context);
    } catch (error) {
      return { state: "unknown", why: refusalOf(error, input.path), evidence: [] };
    }
  },
});

const done = (...evidence: readonly string[]): Outcome => ({ state: "done", data: {}, evidence });
const failed = (evidence: readonly string[]): Outcome => ({ state: "failed", data: {}, evidence });

async function perform(input: FileInput, path: string, context: HandContext): Promise<Outcome> {
  switch (input.do) {
    case "write":
      return write(input, path, context);
    case "remove": {
      const was = await readText(path);
      if (was.kind === "file") await unlink(path);
      if (was.kind === "other") return failed([`${input.path} is ${was.what}, and only files are removed`]);
      return done(was.kind === "file" ? `${input.path} is removed` : `${input.path} was not there`);
    }
    case "expect":
      return compare(input, await readText(path), context);
  }
}

async function write(input: Write, path: string, context: HandContext): Promise<Outcome> {
  const opened = await openSecrets({ text: input.text }, context.secret);
  if ("refused" in opened) return opened.refused;
  const text = opened.values.text ?? "";
  const mode = input.mode === null ? null : Number.parseInt(input.mode, 8);
  await writeWhole({ path, text, mode, id: context.effect.id });
  const wrong = unmet(context.expect, { text, cut: false, status: null, matches: null });
  const evidence = [`${input.path} has ${Buffer.byteLength(text)} bytes`, ...wrong].map((line) =>
    hide(line, opened.hidden),
  );
  return wrong.length === 0 ? done(...evidence) : failed(evidence);
}

function compare(input: Expected, was: TextOf, context: HandContext): Outcome {
  const { path } = input;
  if (was.kind === "other") return failed([`${path} is ${was.what} and no file`]);
  if (was.kind === "none")
    return input.exists ? failed([`${path} is not there`]) : done(`${path} is not there`);
  if (!input.exists) return failed([`${path} is there`]);
  const expected = [
    ...(input.contains === null ? [] : [{ kind: "contains" as const, text: input.contains }]),
    ...context.expect,
  ];
  const wrong = unmet(expected, { text: was.text, cut: was.cut, status: null, matches: null });
  const size = was.cut ? `more than ${LARGEST}` : String(Buffer.byteLength(was.text));
  return wrong.length === 0
    ? done(`${path} has ${size} bytes`)
    : failed([`${path} has ${size} bytes`, ...wrong]);
}

async function probe(input: FileInput, path: string, context: HandContext): Promise<Probed> {
  const was = await readText(path);
  if (input.do === "remove")
    return was.kind === "none"
      ? { state: "happened", outcome: done(`${input.path} is removed`) }
      : { state: "not-begun" };
  if (input.do === "expect" || was.kind !== "file" || was.cut) return { state: "not-begun" };
  // A secret that cannot be had now says nothing; writing again will.
  const opened = await openSecrets({ text: input.text }, context.secret);
  if ("refused" in opened || was.text !== opened.values.text) return { state: "not-begun" };
  const { mode } = await stat(path);
  if (input.mode !== null && (mode & 0o777) !== Number.parseInt(input.mode, 8)) return { state: "not-begun" };
  const size = Buffer.byteLength(was.text);
  return {
    state: "happened",
    outcome: done(`${input.path} has ${size} bytes${isSecret(input.text) ? "" : ", as it should"}`),
  };
}

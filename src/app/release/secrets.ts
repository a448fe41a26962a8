/**
 * The values behind references, asked for when they are needed and kept in memory alone. A refusal names the reference and
 * never a value, nor what a command said.
 */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { RutterError } from "../../base/index.ts";
import { formsToHide, type SecretRef } from "../../effect/index.ts";

export interface Secrets {
  readonly resolve: (ref: SecretRef) => Promise<string>;
  /** Every value that was given out so far, in all forms that are hidden, longest first. */
  readonly values: () => readonly string[];
  /** A text with all of them hidden. */
  readonly mask: (text: string) => string;
}

export interface SecretsGiven {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Paths begin here, and commands run here. */
  readonly folder: string;
}

const EXEC_MS = 30_000;
const LARGEST = 1024 * 1024;

export function openSecrets(given: SecretsGiven): Secrets {
  const asked = new Map<string, Promise<string>>();
  const known = new Set<string>();
  const values = (): readonly string[] => [...known].sort((a, b) => b.length - a.length);
  return {
    values,
    resolve: (ref) => {
      const before = asked.get(ref.secret);
      if (before !== undefined) return before;
      const value = secretOf(ref.secret, given).then((text) => {
        for (const form of formsToHide(text)) known.add(form);
        return text;
      });
      // What could not be had may be there when it is asked for again.
      value.catch(() => asked.delete(ref.secret));
      asked.set(ref.secret, value);
      return value;
    },
    mask: (text) => values().reduce((masked, value) => masked.split(value).join("****"), text),
  };
}

async function secretOf(reference: string, { env, folder }: SecretsGiven): Promise<string> {
  const at = reference.indexOf(":");
  const [kind, rest] = [reference.slice(0, at), reference.slice(at + 1)];
  if (kind === "env") return env[rest] ?? refuse(reference, `the environment has no ${rest}`);
  if (kind === "file") return fromFile(reference, resolve(folder, rest));
  return fromCommand(reference, rest, { env, folder });
}

async function fromFile(reference: string, path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).replace(/\r?\n$/, "");
  } catch (error) {
    return refuse(
      reference,
      error instanceof Error && "code" in error ? String(error.code) : "it cannot be read",
    );
  }
}

function fromCommand(reference: string, command: string, { env, folder }: SecretsGiven): Promise<string> {
  return new Promise((done, failed) => {
    const options = { cwd: folder, env: { ...env }, timeout: EXEC_MS, maxBuffer: LARGEST };
    const child = execFile("/bin/sh", ["-c", command], options, (error, out) => {
      if (error === null) return done(out.replace(/\r?\n$/, ""));
      const how = error.killed ? `no end within ${EXEC_MS / 1000} s` : `exit status ${String(error.code)}`;
      failed(refusal(reference, how));
    });
    child.stdin?.end();
  });
}

const refusal = (reference: string, how: string): RutterError =>
  new RutterError({
    code: "RELEASE_SECRET_MISSING",
    what: `${reference} gives no value: ${how}`,
    why: "the step that needs it cannot run without",
    fix: "put it there, then rutter retry the step; the reference itself is part of the plan",
  });

const refuse = (reference: string, how: string): never => {
  throw refusal(reference, how);
};

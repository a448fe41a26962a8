/** The value behind `env:NAME` and `file:PATH`, for checks that must know where to connect. It is never shown, and nothing is run for it. */
import { readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import type { World } from "./found.ts";
import type { Reference } from "./need.ts";

const LIMIT_BYTES = 64 * 1024;

export function secretPath(at: string, { folder, env }: World): string {
  const home = env.HOME ?? homedir();
  return resolve(folder, at.startsWith("~/") ? `${home}${at.slice(1)}` : at);
}

export type Resolved = { readonly text: string } | { readonly why: string };

export function resolveReference(reference: Reference, world: World): Resolved {
  if (reference.kind === "exec")
    return { why: "its address comes from a command, which the doctor does not run" };
  if (reference.kind === "env") {
    const text = (world.env[reference.at] ?? "").trim();
    return text === "" ? { why: `its address is in $${reference.at}, which is not set` } : { text };
  }
  try {
    const path = secretPath(reference.at, world);
    if (!statSync(path).isFile() || statSync(path).size > LIMIT_BYTES)
      return { why: "its address is in no plain file" };
    const text = readFileSync(path, "utf8").trim();
    return text === "" ? { why: "its address is in a file that is empty" } : { text };
  } catch {
    return { why: "its address is in a file that cannot be read" };
  }
}

/**
 * What a name alone gives away: of a project's task (`npm run db:drop`), a script (`./health-check.sh`) or an unlisted
 * subcommand (`describe-instances`). A guess from words, made only where the catalog says nothing.
 */
import { nameWords } from "../base/index.ts";
import { check, destroy, type Rule, read, write } from "./catalog/rule.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const destroying = words(
  "delete destroy drop purge wipe truncate erase nuke teardown uninstall prune terminate remove rm flush flushall flushdb reset deregister",
);
const looking = words(
  "get list ls describe show status info view logs log history version help whoami current diff inspect search print head read explain tail",
);
const checking = words(
  "test tests lint check checks typecheck verify verification validate validation smoke health healthcheck audit outdated e2e ping conformance preflight sanity",
);
const writing = words(
  "fix bump release publish update write create apply set push deploy migrate seed rollback restore up reset start stop",
);
const showing = words("status version list show info help ls");
const running = words("dev start serve watch");

const has = (name: readonly string[], set: ReadonlySet<string>): boolean =>
  name.some((word) => set.has(word));

/** A task of a package file or makefile. */
export function judgeTask(name: string): Rule {
  const parts = nameWords(name);
  if (has(parts, destroying)) return destroy;
  if (has(parts, checking) && !has(parts, writing)) return check;
  if (
    showing.has(parts[0] ?? "") ||
    (showing.has(parts.at(-1) ?? "") && parts.length === 2 && !has(parts, writing))
  )
    return read;
  if (parts.some((part) => running.has(part)) && !parts.includes("stop")) return { ...write, endless: true };
  if (parts[0] === "build" || parts[0] === "compile") return { danger: "write", repeat: true };
  return write;
}

/** A script or a program that no catalog entry describes: always a write, however harmless its name. */
export function judgeScript(name: string): Rule {
  const parts = nameWords(name.slice(name.lastIndexOf("/") + 1).replace(/\.[a-z0-9]{1,4}$/, ""));
  if (has(parts, destroying) && !has(parts, words("reset remove rm flush terminate"))) return destroy;
  return has(parts, checking) || parts.includes("status") ? { ...write, canFail: true } : write;
}

/** A subcommand of a tool that follows verbs: `describe-db-instances`, `delete`. */
export function judgeVerb(operands: readonly string[]): Rule | null {
  for (const operand of operands) {
    const verb = nameWords(operand)[0] ?? "";
    if (destroying.has(verb)) return destroy;
    if (looking.has(verb)) return read;
    if (checking.has(verb) && verb !== "health") return check;
  }
  return null;
}

/** Of an unknown program: only what destroys counts, for the rest is unknown. */
export const destroysByName = (operands: readonly string[]): boolean =>
  operands
    .slice(0, 4)
    .some((word) => /^(?:delete|destroy|drop|purge|wipe|nuke|teardown|uninstall|prune)$/.test(word));

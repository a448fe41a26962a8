/**
 * What a bit of code in a step asks for, where shapes alone leave it open: `pm2 rollback orders`, `yarn smoke`. A known tool
 * with words after it is told to do something, whether or not it knows them; one that only names a part of itself is not.
 */
import { catalog } from "./catalog/catalog.ts";
import type { Entry } from "./catalog/compile.ts";
import { english, firstCommand, looksLikeCommand } from "./looks-like-command.ts";

const word = /^[a-z][\w:.@/-]*$/;

/** What is told to a tool that has no such subcommand, as a rule because another tool has it. */
const orders =
  /^(?:roll-?back|revert|undo|restore|restart|reload|re-?deploy|deploy|promote|demote|migrate|seed|create|delete|destroy|remove|drop|purge|flush|prune|clean|clear|apply|start|stop|pause|resume|abort|cancel|retry|scale|drain|cordon|uncordon|enable|disable|enter|leave|exec|execute|run|push|pull|publish|install|uninstall|upgrade|downgrade|unlock|rotate|switch|wait|verify|validate|ship|approve|reject|sync|refresh|reset|reopen|show|list|get|describe|inspect)$/;

/** `helm chart`, `docker desktop settings`: a part of the tool, or something made with it. */
const parts =
  /^(?:access|accounts?|apps?|applications?|binar(?:y|ies)|branch(?:es)?|berry|cache|charts?|classic|cli|clients?|clusters?|commands?|commits?|configs?|configuration|console|containers?|contexts?|credentials|daemon|dashboard|data(?:base)?s?|desktop|docs|documentation|engine|environments?|explorer|files?|flow|groups?|history|hooks?|hosts?|hub|images?|instances?|jobs?|keys?|lock-?files?|logs?|managers?|manifests?|migrations?|modes?|modules?|namespaces?|networks?|nodes?|output|packages?|password|permissions?|pipelines?|plugins?|pods?|polic(?:y|ies)|ports?|process(?:es)?|projects?|queues?|registr(?:y|ies)|releases?|remotes?|repos?|repositor(?:y|ies)|rights|roles?|runner|runtimes?|schemas?|scripts?|secrets?|server|services?|session|settings|shell|state|steps?|tables?|tags?|tasks?|templates?|tokens?|tools?|url|users?|values|versions?|volumes?|workflows?|workspaces?)$/;

/** `node 20`, `docker compose v2`. */
const version = /^(?:v|[<>=~^]{1,2})?\d+(?:\.(?:\d+|x))*\+?$/i;

/** `sudo reboot`: with a bare name after it, no other tool is told what to do. */
const elevates = /^(?:sudo|doas)$/;
const runner = /^(?:npx|bunx|pnpx|uvx|pipx)$/;

function isOrder(entry: Entry | undefined, words: readonly string[]): boolean {
  const [name = "", second = ""] = words;
  if (runner.test(name)) return words.length > 1 && !parts.test(second);
  if (elevates.test(name)) return words.length === 2 && catalog.get(second)?.first.size === 0;
  if (entry === undefined || entry.tool.word === true) return false;
  if (orders.test(second) || second.split(/[-_:]/, 4).some((each, at) => at > 0 && orders.test(each)))
    return entry.first.size > 0;
  if (entry.first.size === 0 || parts.test(second)) return false;
  return entry.tool.rule.task === true || (words.length > 2 && !parts.test(words.at(-1) ?? ""));
}

function namesVersion(entry: Entry | undefined, words: readonly string[]): boolean {
  const last =
    words.length === 2 || (words.length === 3 && words[1] === "compose") ? words.at(-1) : undefined;
  return last !== undefined && version.test(last) && (entry?.first.size ?? 0) > 0;
}

/** As `looksLikeCommand`, of text that its author has set as code. */
export function isCodedCommand(text: string): boolean {
  const words = firstCommand(text)?.words ?? [];
  const entry = catalog.get(words[0] ?? "");
  if (namesVersion(entry, words)) return false;
  if (looksLikeCommand(text)) return true;
  return (
    word.test(words[1] ?? "") &&
    words.every((each) => each === "all" || !english.test(each)) &&
    isOrder(entry, words)
  );
}

/**
 * What npm keeps from the scripts and programs that it runs. Seen by running it (6.14, 8.19, 10.9, 11.19, 12.2):
 *
 * - `npm run x --env staging`: the script gets `staging` alone; npm 11 warns, npm 12 refuses to run it at all.
 * - `npm run x --dry-run`, `--force`: npm knows these as its own, and the script runs without them.
 * - `npm run x -- --env staging`: the script gets both words. The same for test, start, stop, restart, exec and init.
 * - `npx tool --flag`, `pnpm run x --flag`, `yarn x --flag`: passed on, so there is nothing to say.
 * - `pnpm run x -- --flag` (7 to 12) and yarn 4 hand on the `--` itself; yarn 1 takes it out, with a warning. Some scripts
 *   mind and most do not, so nothing is said of it.
 */
import type { UsageProblem } from "./check-usage.ts";
import { anything } from "./read-usage.ts";
import { type KnownTool, knownTool } from "./tools.ts";

/** With a script's name behind, or a program's. */
const NAMED = "run run-script rum urn exec x init innit create";
const OTHERS = "test tst t start stop restart";

/**
 * Settings that mean something to npm when it runs a script, or to the script through its environment. The others that npm
 * knows (`--dry-run`, `--force`, `--tag`) are as good as lost.
 */
const MEANT =
  "workspace workspaces ws include-workspace-root iwr if-present ignore-scripts foreground-scripts script-shell prefix " +
  "loglevel silent quiet verbose color unicode progress registry reg userconfig globalconfig node-options cache offline " +
  "prefer-offline prefer-online production scripts-prepend-node-path unsafe-perm timing global update-notifier location " +
  "strict-ssl proxy https-proxy noproxy logs-dir logs-max ca cafile package call help usage dd ddd legacy-peer-deps " +
  "node-version engine-strict audit fund";

const meant: ReadonlySet<string> = new Set(MEANT.split(" "));
const LETTERS = /^-[CdhLqsvwcn]|^-dd?d?$/;

/** `npm init` and `npm exec` fetch and ask, so these are theirs. */
const meantByExec: ReadonlySet<string> = new Set(["yes", "no"]);
const meantByInit: ReadonlySet<string> = new Set(["yes", "force", "scope", "access"]);

/** `--omit=dev` sets NODE_ENV for the script; `--only users` means something else. */
const KINDS = /^(?:omit|include|only|also)$/;
const KIND = /^(?:prod|production|dev|development|optional|peer)$/;

interface Written {
  readonly word: string;
  readonly next: string;
  readonly command: string;
}

function isNpmsOwn({ word, next, command }: Written, npm: KnownTool): boolean {
  const asks = /^(?:init|innit|create)$/.test(command)
    ? meantByInit
    : /^(?:exec|x)$/.test(command)
      ? meantByExec
      : null;
  if (!word.startsWith("--")) return LETTERS.test(word) || (word === "-y" && asks !== null);
  const [written = "", value = next] = word.split("=");
  const name = written.slice(2);
  const plain = name.replace(/^no-/, "");
  if (meant.has(plain) || asks?.has(plain) || /^init[-.]/.test(name)) return true;
  if (KINDS.test(plain)) return KIND.test(value);
  // npm takes the beginning of a setting for the setting.
  return (
    plain.length > 2 && !npm.root.flags.has(written) && [...meant].some((known) => known.startsWith(plain))
  );
}

/** A command with more mistakes than this is none of npm's. */
const MOST = 20;

/** The place of the subcommand among the words; -1 without one. */
function subcommandAt(words: readonly string[], npm: KnownTool): number {
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) return at;
    const takes = npm.root.flags.get(word)?.takes;
    if (takes === "value") at += 1;
  }
  return -1;
}

export function swallowedFlags(words: readonly string[]): readonly UsageProblem[] {
  const npm = knownTool("npm");
  const at = npm === null ? -1 : subcommandAt(words, npm);
  const command = words[at] ?? "";
  const named = NAMED.split(" ").includes(command);
  if (npm === null || !(named || OTHERS.split(" ").includes(command))) return [];
  const end = words.indexOf("--", at);
  const own = words.slice(0, end < 0 ? undefined : end);
  // Without a name `npm run` lists the scripts, and `npm init --yes` is npm's alone.
  if (named && !own.slice(at + 1).some((word) => !word.startsWith("-"))) return [];
  const found: UsageProblem[] = [];
  for (let index = at + 1; index < own.length && found.length < MOST; index += 1) {
    const word = own[index] ?? "";
    if (!word.startsWith("-") || word === "-" || anything(word.split("=")[0] ?? "")) continue;
    if (isNpmsOwn({ word, next: own[index + 1] ?? "", command }, npm)) {
      if (npm.root.flags.get(word)?.takes === "value") index += 1;
      continue;
    }
    const name = word.startsWith("--") ? (word.split("=")[0] ?? word) : word;
    const script = named
      ? `npm ${command} ${own.slice(at + 1).find((each) => !each.startsWith("-")) ?? ""}`
      : `npm ${command}`;
    found.push({
      kind: "swallowed-flag",
      word,
      index,
      name,
      command: script,
      near: null,
      gone: null,
      belongs: null,
      known: [],
      version: npm.version,
    });
  }
  return found;
}

/**
 * The word before which `-- ` belongs; null where that would take something from npm itself: an option of its own behind
 * the first swallowed one, a swallowed one before the script's name, or a `--` that is there already.
 */
export function dashesBefore(words: readonly string[], problems: readonly UsageProblem[]): number | null {
  const swallowed = problems.filter(({ kind }) => kind === "swallowed-flag").map(({ index }) => index);
  const first = swallowed[0];
  if (first === undefined || words.includes("--")) return null;
  const behind = words
    .slice(first)
    .every((word, at) => !word.startsWith("-") || swallowed.includes(first + at));
  const npm = knownTool("npm");
  const command = npm === null ? -1 : subcommandAt(words, npm);
  const named = NAMED.split(" ").includes(words[command] ?? "");
  const nameFirst = !named || words.slice(command + 1, first).some((word) => !word.startsWith("-"));
  return behind && nameFirst ? first : null;
}

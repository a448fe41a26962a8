/** A `grep` taken apart: what it looks for, and whether those are the words of a bad state or of a good one. */
import type { Stage } from "../shell/index.ts";
import { nameOf, ownWords } from "./through.ts";
import { hasOption } from "./words.ts";

export interface Grep {
  readonly alternatives: readonly string[];
  /** `-v`: finds the lines that do not match. */
  readonly inverted: boolean;
  readonly counts: boolean;
  readonly quiet: boolean;
  readonly ignoresCase: boolean;
  /** It is given files of its own. */
  readonly files: readonly string[];
}

const VALUES = new Set(
  "-A -B -C -m -d -D -f --include --exclude --exclude-dir --max-count --color --context --after-context".split(
    " ",
  ),
);

/** Where its words stand after the options. */
export function grepOf(stage: Stage): Grep | null {
  const words = ownWords(stage);
  if (!/^(?:[efz]?grep|zegrep|rg|ack|ag)$/.test(nameOf(words))) return null;
  const patterns: string[] = [];
  const operands: string[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const text = words[at]?.text ?? "";
    if (text === "-e" || text === "--regexp" || /^-[a-zA-Z]{1,4}e$/.test(text)) {
      at += 1;
      patterns.push(words[at]?.text ?? "");
    } else if (/^-\w{0,4}[ABCm]$/.test(text) || VALUES.has(text)) at += 1;
    else if (!text.startsWith("-") || text === "-") operands.push(text);
  }
  if (patterns.length === 0) patterns.push(operands.shift() ?? "");
  return {
    alternatives: patterns
      .flatMap((pattern) => pattern.slice(0, 500).split(/\\?\|/))
      .filter((each) => each !== ""),
    inverted: hasOption(words, "-v", "--invert-match"),
    counts: hasOption(words, "-c", "--count"),
    quiet: hasOption(words, "-q", "--quiet", "--silent"),
    ignoresCase: hasOption(words, "-i", "--ignore-case"),
    files: operands,
  };
}

const WRONG =
  /(?<![\w-])(?:err(?:ors?)?|fail(?:ed|ures?|ing|s)?|exceptions?|fatal|panic(?:ked)?|crash(?:ed|es|ing|loop|loopbackoff)?|warn(?:ings?)?|critical|crit|traceback|stack ?trace|seg(?:mentation )?fault|oom(?:killed)?|out of memory|unhealthy|imagepull(?:backoff)?|errimagepull|backoff|notready|evicted|unavailable|offline|errored|exited|dead|inactive|pending|outofsync|degraded|5xx|5\[0-9\](?:\[0-9\]|\{2\})|5\\d\\d|5\.\.|50[0-4])(?![\w-])/i;
/** `http_errors_total`, "0 errors" and "error rate" are looked for where they are good. */
const NOT_WRONG =
  /\b(?:0|no|none|zero|without|rate|ratio|total|count|budget|handler|page|fixed|recovered|resolved)\b/i;

export const looksForWrong = ({ alternatives }: Grep): boolean =>
  alternatives.length > 0 &&
  alternatives.every((each) => each.length <= 80 && WRONG.test(each) && !NOT_WRONG.test(each));

const RIGHT =
  /^[\W_]{0,6}(?:running|completed?|succeeded|success(?:ful)?|ready|up|healthy|active|online|deployed|bound|true|synced|available|ok|passed|started|stable|200|1\/1|2\/2|3\/3)[\W_]{0,6}$/i;

export const looksForRight = ({ alternatives }: Grep): boolean =>
  alternatives.length > 0 && alternatives.every((each) => RIGHT.test(each));

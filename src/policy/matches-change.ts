/**
 * Whether what a runbook says needs approval ("schema changes", "emergency releases") is what is released. Null: its words
 * speak of something that cannot be told from the change, so a person is asked.
 */
import type { ReleaseClass } from "../base/index.ts";
import { type ChangeFacts, riskyFiles } from "./release-class.ts";

interface Topic {
  readonly words: RegExp;
  /** Null: nothing is known of the change. */
  readonly holds: (change: ChangeFacts | null, of: ReleaseClass) => boolean | null;
}

const told = (change: ChangeFacts | null, holds: (change: ChangeFacts) => boolean): boolean | null =>
  change === null ? null : holds(change);

const CONFIG_FILE =
  /(?:^|\/)(?:config|configs|configuration|settings|\.env[^/]*)(?:\/|$)|\.(?:ya?ml|toml|ini|conf|properties|tfvars)$/i;
const INFRA_FILE =
  /\.(?:tf|tfvars|hcl)$|(?:^|\/)(?:terraform|infra|infrastructure|k8s|kubernetes|helm|charts|manifests)\//i;

const TOPICS: readonly Topic[] = [
  {
    words: /\b(?:schemas?|migrations?|databases?|db|ddl)\b/i,
    holds: (change) => told(change, (known) => riskyFiles(known, "schema").length > 0),
  },
  {
    words: /\b(?:payments?|psp)\b/i,
    holds: (change) => told(change, (known) => riskyFiles(known, "payment").length > 0),
  },
  {
    words: /\b(?:re)?partition(?:s|ing)?\b/i,
    holds: (change) => told(change, (known) => riskyFiles(known, "partition").length > 0),
  },
  { words: /\bhot-?fix(?:es)?\b/i, holds: (change, of) => (change === null ? null : of === "hotfix") },
  {
    words: /\bemergenc(?:y|ies)\b/i,
    // Only a person calls it one: where nothing is known of the change, they may be about to.
    holds: (change, of) => (of === "emergency" ? true : change === null ? null : false),
  },
  {
    words: /\bhigh[- ]risk\b/i,
    holds: (change, of) => (of === "high-risk" ? true : change === null ? null : false),
  },
  {
    words: /\binfra(?:structure)?\b/i,
    holds: (change) => told(change, ({ files }) => files.some((path) => INFRA_FILE.test(path))),
  },
  {
    words: /\bconfig(?:s|uration)?\b/i,
    holds: (change) => told(change, ({ files }) => files.some((path) => CONFIG_FILE.test(path))),
  },
];

/** Words that say what is known, around those that say what it is about. */
const FILLING =
  /^(?:the|all|any|every|each|a|an|and|or|of|to|in|for|with|production|prod|changes?|changing|updates?|releases?|deploy\w{0,6}|fix(?:es)?|provider|providers|gateway|integration|files?|that|which|touch(?:es|ing)?|affect(?:s|ing)?|involv(?:es|ing)|includ(?:es|ing)|contain(?:s|ing)|requir(?:es|ing)|kafka|topic|topics|table|tables|modif(?:y|ies|ications?)|alterations?|apply|applying|applied|run|running)$/i;

/**
 * Any one topic that holds is enough; "no" only where all of its words are understood: "migrations on large tables" may be
 * about something that nobody can tell from the paths of files.
 */
export function matchesChange(forText: string, change: ChangeFacts | null, of: ReleaseClass): boolean | null {
  const text = forText.slice(0, 300);
  const about = TOPICS.filter(({ words }) => words.test(text));
  if (about.length === 0) return null;
  const answers = about.map(({ holds }) => holds(change, of));
  const isPlain = restOf(text).every((word) => FILLING.test(word));
  if (answers.includes(true)) return isPlain ? true : null;
  return isPlain && answers.every((answer) => answer === false) ? false : null;
}

const restOf = (text: string): readonly string[] =>
  TOPICS.reduce((rest, { words }) => rest.replace(new RegExp(words, "gi"), " "), text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");

/**
 * The `defaults` of a front matter: words that hold for every fence that does not say otherwise. Checked as a fence's
 * own words are, so that a slip is told once, where it stands.
 */
import type { Diagnostic } from "../../base/index.ts";
import { emptyDraft, takeFlag, takeKey } from "./annotation-value.ts";
import { finding, shorten, suggest } from "./finding.ts";
import { fenceFlags } from "./vocabulary.ts";
import type { YamlEntry } from "./yaml-parser.ts";

/** A name, an undo or a role is one fence's own. */
const keys = ["timeout", "on", "retry", "expect"];
const flags: readonly string[] = fenceFlags;

export function wrongDefaults(defaults: YamlEntry, lineOf: (line: number) => number): readonly Diagnostic[] {
  if (defaults.value.kind !== "map") return [];
  return defaults.value.entries.flatMap(({ key, line, value }): Diagnostic[] => {
    if (value.kind !== "text" || key === "__proto__") return [];
    if (!keys.includes(key) && !flags.includes(key)) return [unknown(key, lineOf(line))];
    const word = { key, value: value.text, from: 0, to: 0, open: false };
    const wrong = flags.includes(key)
      ? takeFlag(word, lineOf(line)).wrong
      : takeKey(emptyDraft(), word, lineOf(line));
    if (wrong === null) return [];
    const { what, why, fix } = wrong;
    return [finding({ code: "RUNBOOK_FRONT_MATTER_VALUE", line: lineOf(line), what, why, fix: asYaml(fix) })];
  });
}

/** `timeout=10m` as it is written here. */
const asYaml = (fix: string): string => fix.replace(/\b([a-z]+)=/g, "$1: ");

function unknown(key: string, line: number): Diagnostic {
  return finding({
    code: "RUNBOOK_FRONT_MATTER_KEY",
    line,
    what: `"${shorten(key)}" is not a word that can hold for every fence`,
    why: "what it sets would be left out without anyone noticing",
    fix: suggest(key, [...keys, ...flags]),
  });
}

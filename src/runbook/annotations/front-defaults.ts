/**
 * The `defaults` of a front matter: what holds for the whole runbook where nothing else is said. Only what a plan honours
 * is known here: anything else would be left out without anyone noticing.
 */
import { type Diagnostic, parseDuration } from "../../base/index.ts";
import { finding, shorten, suggest } from "./finding.ts";
import type { YamlEntry } from "./yaml-parser.ts";

const FAILURES = ["ask", "rollback", "stop"];

/** Each key with what it wants, and whether a value is that. */
const KEYS: ReadonlyMap<string, { readonly wants: string; readonly fits: (text: string) => boolean }> =
  new Map([
    ["timeout", { wants: "a time such as 15m", fits: (text: string) => parseDuration(text) !== null }],
    ["dwell", { wants: "a time such as 5m", fits: (text: string) => parseDuration(text) !== null }],
    ["on-failure", { wants: FAILURES.join(", "), fits: (text: string) => FAILURES.includes(text) }],
  ]);

export function wrongDefaults(defaults: YamlEntry, lineOf: (line: number) => number): readonly Diagnostic[] {
  if (defaults.value.kind !== "map") return [];
  return defaults.value.entries.flatMap(({ key, line, value }): Diagnostic[] => {
    if (value.kind !== "text" || key === "__proto__") return [];
    const known = KEYS.get(key);
    if (known === undefined) return [unknown(key, lineOf(line))];
    if (known.fits(value.text)) return [];
    return [
      finding({
        code: "RUNBOOK_FRONT_MATTER_VALUE",
        line: lineOf(line),
        what: `${key} cannot be "${shorten(value.text)}"`,
        why: "every step of the runbook would be planned without it",
        fix: `write ${known.wants}`,
      }),
    ];
  });
}

function unknown(key: string, line: number): Diagnostic {
  return finding({
    code: "RUNBOOK_FRONT_MATTER_KEY",
    line,
    what: `"${shorten(key)}" is not a default that Rutter knows`,
    why: "what it sets would be left out without anyone noticing",
    fix: suggest(key, [...KEYS.keys()]),
  });
}

/**
 * How loudly each code counts: what the nearest `rutter.yaml` says, and `--rule`, which wins. A code that does not exist
 * is an error: a rule that was meant to be off, or on, must not stay as it was unnoticed.
 */
import { type Level, nearest, type RutterError } from "../../base/index.ts";
import { lintError } from "./lint-error.ts";

const LEVELS = ["off", "note", "warning", "error"] as const;
type Setting = Level | "off";

const isSetting = (text: string): text is Setting => (LEVELS as readonly string[]).includes(text);

const tailOf = (code: string): string => code.slice(code.indexOf("_") + 1);

/** By all of it, or by what follows the first word, which is easily taken for another. */
function nearestCode(asked: string, codes: readonly string[]): string | null {
  const near = nearest(asked, codes);
  if (near !== null) return near;
  const tails = codes.map(tailOf);
  const tail = nearest(asked, tails) ?? nearest(tailOf(asked), tails);
  return codes.find((code) => tailOf(code) === tail) ?? null;
}

function unknownCode(asked: string, codes: readonly string[]): RutterError {
  const near = nearestCode(asked, codes);
  return lintError({
    code: "LINT_RULE_UNKNOWN",
    what: `lint reports nothing under the code ${asked}`,
    why: "what should be off, or louder, would stay as it is without anybody noticing",
    fix:
      near === null
        ? "rutter explain lists the codes"
        : `did you mean ${near}? rutter explain lists the codes`,
  });
}

function unknownLevel(rule: string, level: string | null): RutterError {
  const near = level === null ? null : nearest(level, LEVELS);
  return lintError({
    code: "LINT_LEVEL_UNKNOWN",
    what: level === null ? `--rule ${rule} says no level` : `--rule ${rule}: there is no level "${level}"`,
    why: "what should be off, or louder, would stay as it is without anybody noticing",
    fix:
      near === null
        ? `write --rule ${rule.split("=")[0]}= with one of ${LEVELS.join(", ")}`
        : `did you mean ${near}? a code counts as one of ${LEVELS.join(", ")}`,
  });
}

/** `CODE=LEVEL`, several times; the last of one code counts. */
export function levelsOf(rules: readonly string[], known: ReadonlySet<string>): ReadonlyMap<string, Setting> {
  const levels = new Map<string, Setting>();
  for (const rule of rules) {
    const at = rule.indexOf("=");
    const code = (at === -1 ? rule : rule.slice(0, at)).trim().toUpperCase().replaceAll("-", "_");
    if (!known.has(code)) throw unknownCode(code, [...known]);
    const level =
      at === -1
        ? null
        : rule
            .slice(at + 1)
            .trim()
            .toLowerCase();
    if (level === null || !isSetting(level)) throw unknownLevel(rule, level);
    levels.set(code, level);
  }
  return levels;
}

/** Later ones win. */
export const merged = (
  ...all: readonly (ReadonlyMap<string, Setting> | Readonly<Record<string, Setting>>)[]
): ReadonlyMap<string, Setting> =>
  new Map(all.flatMap((each) => (each instanceof Map ? [...each] : Object.entries(each))));

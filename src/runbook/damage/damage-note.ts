/** The one note that a document gets for all of its damaged characters, at the first of them. */
import { type Diagnostic, lineSpan } from "../../base/index.ts";
import { damageCodes } from "./codes.ts";
import { findDamage } from "./find-damage.ts";

export function damageNote(text: string): readonly Diagnostic[] {
  const found = findDamage(text);
  const [first] = found;
  if (first === undefined) return [];
  const times = found.length === 1 ? "one character was" : `${found.length} characters were`;
  return [
    {
      code: "RUNBOOK_TEXT_DAMAGED",
      level: damageCodes.RUNBOOK_TEXT_DAMAGED.level,
      span: { ...lineSpan(first.line), columns: first.columns },
      what: `${times} damaged when the file was once read in the wrong character set`,
      why: `Rutter reads the first as "${first.what}"; people and other tools see what stands there`,
      fix: "save the file as UTF-8 with the characters that were meant",
    },
  ];
}

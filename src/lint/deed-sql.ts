/** What SQL does to a schema: changes it, or takes away what code that still runs may use. Data it leaves to others. */
import type { DeedKind } from "./deed.ts";

const CHANGES_SCHEMA = /\balter\s+(?:table|type|view|schema)\b|\bdrop\s+(?:table|schema|type|view)\b/;
const TAKES_AWAY =
  /\balter\s+table\b[^;]{0,400}\bdrop\s+(?:column\s+)?(?!constraint\b|not\b|default\b|index\b|primary\b|foreign\b|key\b|check\b|identity\b|expression\b|partition\b)[\w"`[]|\bdrop\s+table\b|\bset\s+not\s+null\b|\balter\s+table\b[^;]{0,300}\b(?:alter\s+column|modify|change)\b(?:\s+column)?[^;]{0,120}\bnot\s+null\b/;
/** Made by the runbook itself, or kept from before. */
const OWN_TABLE =
  /\bdrop\s+table\s+(?:if\s+exists\s+)?["`[]?(?:\w+\.)?(?:te?mp|_|bak|backup|test)|\bdrop\s+table\s+(?:if\s+exists\s+)?[\w".`]{1,80}_(?:te?mp|bak|backup|copy|test)\b/;
const BACKS_UP = /\bbackup\s+(?:database|log)\b/;
const RESTORES = /\brestore\s+database\b/;

export function kindsOfSql(sql: string): readonly DeedKind[] {
  const text = sql
    .slice(0, 20_000)
    .toLowerCase()
    .replace(/--[^\n]*/g, " ");
  if (BACKS_UP.test(text)) return ["backup"];
  if (RESTORES.test(text)) return ["restore"];
  if (!CHANGES_SCHEMA.test(text) || OWN_TABLE.test(text)) return [];
  // A table that is dropped to be made anew is not taken away.
  const away = TAKES_AWAY.test(text) && !/\bcreate\s+table\b/.test(text);
  return away ? ["migrate", "contract"] : ["migrate"];
}

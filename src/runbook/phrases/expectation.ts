/**
 * What a command should show, where a program can judge it: a status, a number of rows, an exit code, a text. It
 * compiles a text only when all of it is understood; prose goes to a person, for half a check passes what it must not.
 */
import { readMarks } from "../damage/read-marks.ts";
import type { Expectation } from "../reading.ts";
import { PHRASE_LIMIT } from "./plain.ts";

const LEAD =
  /^(?:#+\s*|\/\/\s*|--\s*)?(?:(?:→|->|=>|➜|✅|✓)\s*|(?:(?:the\s+)?(?:expected?|expects|expectation)(?:\s+(?:output|result|response|status|value|http|code|outcome))?(?:\s+is|\s+to be)?\s*(?::|=|→|-)?\s*)|(?:(?:it|this|output|result|response|the (?:output|response|result|command|query|status)|which|all|you)\s+)?(?:should|must|will|shall)\s+(?:now\s+)?(?=return|print|show|output|display|say|be|see|contain|include|give|report|respond|equal|match|exit|read)|(?=(?:returns?|prints?|shows?|outputs?|contains?|includes?|matches|equals)\s))/i;
const VERB =
  /^(?:(?:returns?|prints?|shows?|outputs?|displays?|says?|gives?|reports?|responds? with|reads?|sees?|be|is|equals?|exits? with)\s+)(?:exactly\s+)?/i;
const HOLDS = /^(?:contains?|includes?|(?:have|has|with)(?= ["“`']))\s+/i;

const STATUS =
  /^(?:an?\s+)?(?:https?(?:\/\d(?:\.\d)?)?\s+)?(?:(?:status|response)\s*)?(?:code\s*)?:?\s*([1-5]\d\d)(?:\s+(?:ok|created|accepted|no content|found|not found|unauthorized|forbidden|status|response|status code|moved permanently))?$/i;
const ROWS =
  /^(?:exactly\s+)?(\d{1,9}|no|zero|one|empty)\s+(?:rows?|results?|records?|result set|set)(?:\s+returned)?$/i;
const EXIT = /^(?:exit|return)(?:s|ed)?\s*(?:code|status)?\s*(?:with\s*)?:?\s*(\d{1,3})$/i;
const NOTHING = /^(?:nothing|no output|empty|an? empty (?:output|string|result|response)|blank)$/i;
const PATTERN = /^match(?:es)?\s+\/([^/\n]{1,120})\/$/i;
const QUOTED = /^(?:"([^"\n]{1,200})"|“([^”\n]{1,200})”|'([^'\n]{1,200})'|`([^`\n]{1,200})`)$/;
const CHOICES = /\s+or\s+|\s*\|\s*|\s*\/\s*(?=["“`'])/i;
const PROSE = new Set(
  "success successfully data results output errors error the a an all no healthy-status same similar true-ish something correct valid normal expected working version list status json empty it that up current new your".split(
    " ",
  ),
);
const WORD = /^[\w.:/@+-]{1,60}$/;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function quoted(text: string): string | null {
  const found = QUOTED.exec(text);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? found?.[4] ?? null;
}

/** What is left once the words around it are gone. `spoken`: a verb said that this is shown. */
function compile(text: string, spoken: boolean, holds: boolean): Expectation | null {
  const status = holds ? null : STATUS.exec(quoted(text) ?? text);
  if (status?.[1]) return { kind: "status", code: Number(status[1]) };
  const exit = EXIT.exec(text);
  if (exit?.[1]) return { kind: "exit", code: Number(exit[1]) };
  const rows = ROWS.exec(text);
  if (rows?.[1]) return { kind: "rows", count: rowCount(rows[1]) };
  if (spoken && NOTHING.test(text)) return { kind: "equals", text: "" };
  const pattern = PATTERN.exec(text)?.[1];
  if (pattern !== undefined) return { kind: "matches", pattern };
  return literal(text, spoken);
}

function rowCount(word: string): number {
  const digits = Number(word);
  return Number.isNaN(digits) ? (word.toLowerCase() === "one" ? 1 : 0) : digits;
}

/** `{"status":"ok"}` or `"status":"ok"`: the same with or without blanks between its parts. */
function json(text: string): Expectation | null {
  const bare = /^`([^`]{3,200})`$/.exec(text)?.[1] ?? text;
  if (bare.length > 200 || /\.\.\.|…|<[\w -]+>/.test(bare)) return null;
  if (!/^(?:\{\s*"[^{}]*\}|"[\w.-]{1,60}"\s*:\s*(?:"[^"{}]*"|-?\d[\d.]*|true|false|null))$/.test(bare))
    return null;
  const parts = bare.match(/"[^"]*"|[{}:,]|[^\s"{}:,]+/g) ?? [];
  return { kind: "matches", pattern: parts.map(escaped).join("\\s*") };
}

function literal(text: string, spoken: boolean): Expectation | null {
  const members = spoken ? json(text) : null;
  if (members !== null) return members;
  const one = quoted(text);
  if (one !== null) return { kind: "contains", text: one };
  const choices = text.split(CHOICES).map(quoted);
  const known = choices.filter((choice) => choice !== null);
  if (choices.length > 1 && known.length === choices.length)
    return { kind: "matches", pattern: known.map(escaped).join("|") };
  if (!spoken || !WORD.test(text) || PROSE.has(text.toLowerCase())) return null;
  return /^-?\d+(?:\.\d+)?$/.test(text) || text.length <= 2
    ? { kind: "equals", text }
    : { kind: "contains", text };
}

/** How a program judges what a text expects, or null where only a person can. */
export function readExpectation(markdown: string): Expectation | null {
  const text = readMarks(markdown.slice(0, PHRASE_LIMIT)).replaceAll("**", "").replace(/\s+/g, " ").trim();
  const lead = LEAD.exec(text);
  const body = text
    .slice(lead?.[0].length ?? 0)
    .replace(/[.;]$/, "")
    .trim();
  const verb = VERB.exec(body);
  const holds = HOLDS.exec(body);
  const left = body.slice(holds?.[0].length ?? verb?.[0].length ?? 0).trim();
  const exit = /^exits?\b/i.test(body) ? EXIT.exec(body)?.[1] : undefined;
  if (exit !== undefined) return { kind: "exit", code: Number(exit) };
  if (text.endsWith(":")) return null;
  if (!lead && !holds && !verb)
    return quoted(text) !== null && text.startsWith("`") ? literal(text, false) : null;
  return compile(left, true, holds !== null);
}

/**
 * The name of a series with its label matchers, as Prometheus writes them: read, put together and written again. Anything that
 * is more than a name with matchers is a query, and refused here.
 */

export type MatchOp = "=" | "!=" | "=~" | "!~";

export interface Matcher {
  readonly label: string;
  readonly op: MatchOp;
  readonly value: string;
}

export interface SeriesSelector {
  readonly name: string;
  readonly matchers: readonly Matcher[];
}

interface NotRead {
  readonly why: string;
}

const NAME = /[A-Za-z_:][A-Za-z0-9_:]*/y;
const LABEL = /[A-Za-z_][A-Za-z0-9_]*/y;
const OP = /=~|!~|!=|=/y;
const SPACE = /[ \t\r\n]*/y;
const LONGEST = 10_000;

interface Cursor {
  readonly text: string;
  at: number;
}

function take(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found === undefined) return null;
  cursor.at += found.length;
  return found;
}

function skip(cursor: Cursor, text: string): boolean {
  take(cursor, SPACE);
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** A text in quotes of any of the three kinds; between backticks nothing is escaped. */
function quoted(cursor: Cursor): string | null {
  take(cursor, SPACE);
  const quote = cursor.text[cursor.at] ?? "";
  if (quote === "" || !"\"'`".includes(quote)) return null;
  const parts: string[] = [];
  for (let at = cursor.at + 1; at < cursor.text.length; at += 1) {
    const letter = cursor.text[at] ?? "";
    if (letter === quote) {
      cursor.at = at + 1;
      return parts.join("");
    }
    if (letter === "\\" && quote !== "`") {
      at += 1;
      const escaped = cursor.text[at] ?? "";
      parts.push(ESCAPES[escaped] ?? escaped);
    } else parts.push(letter);
  }
  return null;
}

/** Matchers with commas between them, up to `end`; null: something else stands there. */
function matchersTo(cursor: Cursor, end: string): readonly Matcher[] | null {
  const found: Matcher[] = [];
  for (;;) {
    if (end !== "" && skip(cursor, end)) return found;
    take(cursor, SPACE);
    if (end === "" && cursor.at === cursor.text.length) return found;
    const label = take(cursor, LABEL);
    take(cursor, SPACE);
    const op = label === null ? null : take(cursor, OP);
    const value = op === null ? null : quoted(cursor);
    if (label === null || op === null || value === null) return null;
    found.push({ label, op: op as MatchOp, value });
    if (skip(cursor, ",")) continue;
    take(cursor, SPACE);
    if (end !== "" ? !cursor.text.startsWith(end, cursor.at) : cursor.at < cursor.text.length) return null;
  }
}

/** `job="orders", env=~"prod.*"`, with or without braces around. */
export function readMatchers(text: string): readonly Matcher[] | NotRead {
  const bare = text.trim().replace(/^\{/, "").replace(/\}$/, "");
  const found = text.length > LONGEST ? null : matchersTo({ text: bare, at: 0 }, "");
  return found ?? { why: 'it is no list of label matchers, such as job="orders", env="production"' };
}

/** `http_requests_total{code=~"5.."}`; several with `or` between them. */
export function readSeries(text: string): readonly SeriesSelector[] | NotRead {
  const refused = { why: "it is no name of a series with label matchers; a whole query stands under query" };
  if (text.length > LONGEST) return refused;
  const cursor: Cursor = { text, at: 0 };
  const found: SeriesSelector[] = [];
  for (;;) {
    take(cursor, SPACE);
    const name = take(cursor, NAME);
    if (name === null) return refused;
    const matchers = skip(cursor, "{") ? matchersTo(cursor, "}") : [];
    if (matchers === null) return refused;
    found.push({ name, matchers });
    take(cursor, SPACE);
    if (cursor.at === text.length) return found;
    if (!/^or\b/i.test(text.slice(cursor.at, cursor.at + 3))) return refused;
    cursor.at += 2;
  }
}

const inQuotes = (value: string): string => `"${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;

export const writeMatchers = (matchers: readonly Matcher[]): string =>
  matchers.map(({ label, op, value }) => `${label}${op}${inQuotes(value)}`).join(",");

/** As Prometheus takes it. */
export const writeSeries = ({ name, matchers }: SeriesSelector): string =>
  matchers.length === 0 ? name : `${name}{${writeMatchers(matchers)}}`;

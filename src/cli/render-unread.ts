/** The lines that look operational and were not understood: where, what they say, and why not. Leaves none out. */
import type { Reading, Unread } from "../runbook/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf } from "./look.ts";
import { NARROW } from "./row.ts";
import { cut, padEnd, padStart, wrap } from "./width.ts";

export interface UnreadGiven {
  readonly reading: Reading;
  readonly source: readonly string[];
  readonly look: Look;
  readonly start: number;
}

const PLACE_COLUMNS = 4;

function quoted(unread: Unread, source: readonly string[]): string {
  const [first, last] = unread.lines;
  const text = source
    .slice(first - 1, last)
    .map(clean)
    .find((line) => line !== "");
  return text ?? "";
}

function unreadLines(unread: Unread, { source, look }: UnreadGiven): readonly string[] {
  const place = paint(look, "dim", padStart(String(unread.lines[0]), PLACE_COLUMNS));
  const { more } = symbolsOf(look);
  const several = unread.lines[1] - unread.lines[0];
  const why = clean(unread.why) + (several > 0 ? ` (to line ${unread.lines[1]})` : "");
  const left = PLACE_COLUMNS + 2;
  if (look.columns < NARROW) {
    const room = look.columns - left;
    const text = `"${cut(quoted(unread, source), room - 2, more)}"`;
    return [
      `${place}  ${text}`,
      ...wrap(why, room).map((line) => " ".repeat(left) + paint(look, "dim", line)),
    ];
  }
  const half = Math.floor((look.columns - left) * 0.45);
  const text = padEnd(`"${cut(quoted(unread, source), half - 4, more)}"`, half);
  const [first = "", ...others] = wrap(why, look.columns - left - half);
  return [
    `${place}  ${text}${paint(look, "dim", first)}`,
    ...others.map((line) => " ".repeat(left + half) + paint(look, "dim", line)),
  ];
}

export function renderUnread(given: UnreadGiven): readonly string[] {
  const { coverage, unread } = given.reading;
  const lines = coverage.operational === 1 ? "line" : "lines";
  const head = `not understood: ${coverage.unread} of ${coverage.operational} operational ${lines}`;
  const tone = coverage.unread === 0 ? "dim" : "yellow";
  return [
    ...wrap(head, given.look.columns).map((line) => paint(given.look, tone, line)),
    ...unread.flatMap((each) => unreadLines(each, given)),
  ];
}

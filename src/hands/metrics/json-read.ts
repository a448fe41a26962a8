/** A number at one place of a JSON answer. A number in quotes is one too; everything else is refused by what it is. */
import type { FigureAsked } from "../../effect/index.ts";
import { addressOf, atPlace } from "./address.ts";
import type { Answer } from "./http-get.ts";
import { atPath, readPath } from "./json-path.ts";
import { numberIn } from "./number-in.ts";
import { isUnread, type Reading, type Unread, unread } from "./reading.ts";
import type { Tick } from "./tick.ts";

export interface JsonAsked extends FigureAsked {
  readonly source: Extract<FigureAsked["source"], { kind: "json" }>;
}

const ANSWER_BYTES = 4 * 1_048_576;

export async function readJson(
  { source, reads }: JsonAsked,
  tick: Tick,
  sent: string[],
): Promise<Reading | Unread> {
  if (reads.is !== "value") return unread("a JSON answer gives one number: write query, not counters");
  const path = readPath(reads.query);
  if (path === null)
    return unread(
      `${reads.query.slice(0, 80)} is no path: write it like .data.error_rate or .items[0].value`,
    );
  const address = await addressOf(source, tick);
  if (isUnread(address)) return address;
  sent.push(`${address.url.pathname} ${reads.query}`);
  const atMs = tick.now();
  const headers = { accept: "application/json", ...address.headers };
  const answer = await tick.get({ url: address.url, headers, form: null, mostBytes: ANSWER_BYTES });
  const value = isUnread(answer) ? answer : numberAt(answer, path, reads.query);
  if (typeof value !== "number") return atPlace({ ...value, why: tick.shown(value.why) }, address.place);
  return { atMs, read: { is: "value", value }, stamps: new Map() };
}

function numberAt(
  { status, type, text }: Answer,
  path: readonly (string | number)[],
  written: string,
): number | Unread {
  if (status === 401 || status === 403) return unread(`it wants a login (status ${status})`);
  if (status < 200 || status > 299) return unread(`it answers with status ${status}`);
  if (type !== "" && type !== "application/json" && !type.endsWith("+json"))
    return unread(`it answers with ${type}, not with JSON`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return unread("what it answers is no JSON");
  }
  return asNumber(atPath(body, path), written);
}

function asNumber(found: unknown, written: string): number | Unread {
  const value = typeof found === "string" ? numberIn(found.trim()) : found;
  if (typeof value === "number")
    return Number.isFinite(value) ? value : unread(`${written} is no finite number`);
  if (found === undefined) return unread(`nothing stands at ${written}`);
  if (Array.isArray(found)) return unread(`a list stands at ${written}, not one number`);
  const kind =
    found === null
      ? "null"
      : typeof found === "object"
        ? "an object"
        : typeof found === "boolean"
          ? "true or false"
          : "a text that is no number";
  return unread(`${kind} stands at ${written}, not a number`);
}

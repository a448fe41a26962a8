/** The types that a key of a `rutter` fence can have: how each is written, and what it becomes in base units. */
import { shorten } from "./finding.ts";
import { readDuration, readRange, type TimeRange } from "./range.ts";
import type { KeyResult, KeyType } from "./verb.ts";
import type { YamlNode } from "./yaml-parser.ts";

export function refused(node: YamlNode): { ok: false; line: number; given: string } {
  if (node.kind !== "text") return { ok: false, line: node.line, given: `a ${node.kind}` };
  const given = node.text.trim() === "" ? "nothing" : `"${shorten(node.text.trim())}"`;
  return { ok: false, line: node.line, given };
}

/** A type written as one text. */
function scalar<T>(wants: string, read: (text: string) => T | null): KeyType<T> {
  return {
    wants,
    read: (node) => {
      const text = node.kind === "text" ? node.text.trim() : "";
      const value = text === "" ? null : read(text);
      return value === null ? refused(node) : { ok: true, value };
    },
  };
}

export const text = (wants: string): KeyType<string> => scalar(wants, (written) => written);

/** One word: a service, a role, a database. Placeholders such as `<service>` and `$SERVICE` are words too. */
export const name = (wants: string): KeyType<string> =>
  scalar(wants, (written) => (/^(?:[\w$@#][^\s,;]*|[<{][^,;]*[>}])$/.test(written) ? written : null));

/** In ms, more than none. */
export const duration: KeyType<number> = scalar(
  "a time such as 5m",
  (written) => readDuration(written) || null,
);

export const range: KeyType<TimeRange> = scalar(
  "a time such as 15m, or a range such as 15m-30m",
  (written) => {
    const found = readRange(written);
    return found !== null && found.maxMs > 0 ? found : null;
  },
);

/** In percent. */
export const share: KeyType<number> = scalar("a share such as 5%", readShare);

function readShare(written: string): number | null {
  if (!/^\d{1,3}(?:\.\d{1,3})?\s?%$/.test(written)) return null;
  const percent = Number.parseFloat(written);
  return percent <= 100 ? percent : null;
}

export function count(least: number, most: number): KeyType<number> {
  return scalar(`a whole number from ${least} to ${most}`, (written) => {
    const number = /^\d{1,6}$/.test(written) ? Number(written) : -1;
    return number >= least && number <= most ? number : null;
  });
}

export function oneOf<const Words extends readonly string[]>(words: Words): KeyType<Words[number]> {
  return scalar(`one of ${words.join(", ")}`, (written) => words.find((word) => word === written) ?? null);
}

export const yesOrNo: KeyType<boolean> = scalar("true or false", (written) =>
  written === "true" || written === "false" ? written === "true" : null,
);

/** `https://…`, or one that begins with a placeholder (`<base-url>/health`, `$HOST/health`). */
export const url: KeyType<string> = scalar("a URL that begins with https:// or http://", (written) =>
  /^(?:https?:\/\/[^\s/]|[$<{])/i.test(written) && !/\s/.test(written.replace(/<[^<>]{1,60}>/g, ""))
    ? written
    : null,
);

/** A list of `one`, or one alone; `split` cuts a text into several where a comma cannot be part of one. */
export function listOf<T>(one: KeyType<T>, wants: string, split?: RegExp): KeyType<readonly T[]> {
  return {
    wants,
    read: (node, world) => {
      const values: T[] = [];
      for (const item of itemsOf(node, split)) {
        const result: KeyResult<T> = one.read(item, world);
        if (!result.ok) return result;
        values.push(result.value);
      }
      return values.length === 0
        ? { ok: false, line: node.line, given: "an empty list" }
        : { ok: true, value: values };
    },
  };
}

function itemsOf(node: YamlNode, split: RegExp | undefined): readonly YamlNode[] {
  if (node.kind === "list") return node.items;
  if (node.kind === "map" || split === undefined) return [node];
  return node.text.split(split).map((part) => ({ kind: "text", line: node.line, text: part }));
}

export const names = (wants: string): KeyType<readonly string[]> => listOf(name(wants), wants, /,/);

const anyShares = listOf(share, "shares that rise, such as [5%, 20%, 100%]", /,|→|->/);

/** In percent, each more than the one before. */
export const risingShares: KeyType<readonly number[]> = {
  wants: anyShares.wants,
  read: (node, world) => {
    const result = anyShares.read(node, world);
    if (!result.ok) return result;
    const falls = result.value.findIndex((percent, at) => percent <= (result.value[at - 1] ?? 0));
    if (falls < 0) return result;
    const item = node.kind === "list" ? node.items[falls] : undefined;
    const before = falls === 0 ? "" : ` after ${result.value[falls - 1]}%`;
    return { ok: false, line: item?.line ?? node.line, given: `${result.value[falls]}%${before}` };
  },
};

/**
 * Lines that would run on a host which another section had connected to: there, here, or somewhere else. One question
 * for each section and host, for an operator decides that once for a section.
 */
import type { CheckItem, CommandItem, Fence, Item } from "../../runbook/index.ts";
import { type Document, fenceOf } from "../document.ts";
import { commentMark, fenceMark, type Mark, word } from "../mark.ts";
import { isHost } from "../question.ts";
import type { Doubt } from "./asking.ts";

type Run = CommandItem | CheckItem;

const HERE = "here";

/** An elided command is unsure by that alone; whether it is far from its connection as well, its neighbours tell. */
const isFar = (item: Item): item is Run =>
  (item.kind === "command" || item.kind === "check") &&
  item.sure === "unsure" &&
  item.host !== null &&
  item.opens === null;

export function farHosts(document: Document): readonly Doubt[] {
  const groups = new Map<string, Run[]>();
  for (const item of document.study.reading.items) {
    if (!isFar(item)) continue;
    const key = JSON.stringify([item.section, item.host]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const openers = openersIn(document);
  return [...groups.values()].flatMap((items) => {
    const sure = items.filter((item) => !item.elided);
    // Only elisions, perhaps right below their own connection: nothing tells that they are far.
    const [first] = sure;
    if (first === undefined) return [];
    const before = (openers.get(first.host ?? "") ?? []).filter((line) => line < first.lines[0]);
    return [doubtOf({ document, items, first, opened: before.at(-1) ?? null })];
  });
}

interface Far {
  readonly document: Document;
  readonly items: readonly Run[];
  readonly first: Run;
  /** The line that connected there, where one can be named. */
  readonly opened: number | null;
}

function doubtOf({ document, items, first, opened }: Far): Doubt {
  const host = first.host ?? "";
  const lines = [items[0]?.lines[0] ?? 1, items.at(-1)?.lines[1] ?? 1] as const;
  const count = items.length === 1 ? "this command" : `these ${items.length} commands`;
  return {
    question: {
      id: first.id,
      topic: "host",
      lines,
      asks: `Where ${items.length === 1 ? "does" : "do"} ${count} run?`,
      now: `on ${host}`,
      why: `${opened === null ? "another section" : `line ${opened}, in another section,`} connected there, and nothing says that the connection is still meant`,
      answers: [
        ...(isHost(host) ? [{ value: host, means: `on ${host}, as the connection before says` }] : []),
        { value: HERE, means: "on this machine" },
      ],
      other: "another host",
      default: isHost(host) ? host : null,
    },
    about: items.map((item) => item.lines),
    ways: (value) => waysFor(document, items, word("on", value)),
    agrees: (value) => value === host,
    otherwise: "give these lines a fence of their own that begins with its ssh",
  };
}

/** One fence says it itself; several, and lines without a fence, share the word of their heading. */
function waysFor(document: Document, items: readonly Run[], on: string): readonly (readonly Mark[])[] {
  const fences = new Set(items.map((item) => fenceOf(document, item)));
  const own = [...fences].filter((fence): fence is Fence => fence !== null && !fence.indented);
  const each: readonly Mark[] = own.map((fence) => fenceMark(fence.outer[0], on));
  const all = own.length === fences.size;
  const section = document.sections.get(items[0]?.section ?? "");
  const heading = section === undefined ? [] : [[commentMark(section.lines[0], on)]];
  if (all && own.length === 1) return [each, ...heading];
  return [...heading, ...(all ? [each] : [])];
}

/** Where each host is connected to, in the order of the file. */
function openersIn(document: Document): ReadonlyMap<string, readonly number[]> {
  const openers = new Map<string, number[]>();
  for (const item of document.study.reading.items) {
    if ((item.kind !== "command" && item.kind !== "check") || item.opens === null) continue;
    const known = openers.get(item.opens);
    if (known === undefined) openers.set(item.opens, [item.lines[0]]);
    else known.push(item.lines[0]);
  }
  return openers;
}

/** The links of a document that stay within it or its repository, each with its place. What leads outside is left alone. */
import type { Span } from "../base/index.ts";
import type { Study } from "../runbook/index.ts";
import type { Desk } from "./desk.ts";
import { proseLines } from "./prose-lines.ts";

export interface Link {
  readonly span: Span;
  /** As written. */
  readonly target: string;
  /** The part before `#`, decoded; "" for a link within the document. */
  readonly path: string;
  /** Behind the `#`; null without one. */
  readonly anchor: string | null;
}

const INLINE =
  /\]\(\s{0,3}<?([^\s()<>]{1,400}(?:\([^\s()]{0,100}\)[^\s()<>]{0,200})?)>?(?:\s+["'(][^\n]{0,200}?["')])?\s{0,3}\)/g;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:\s{0,4}<?(\S{1,400}?)>?(?:\s|$)/;

/** Elsewhere, or not written out: `https://…`, `mailto:…`, `//host`, `<url>`, `{{ x }}`, `$URL`. */
const OUTSIDE = /^(?:[a-z][a-z0-9+.-]{1,20}:|\/\/)|[{}<>$|]|^(?:#|\.\.\.|…|url|link)$/i;

function linkOf(target: string, line: number, column: number): Link | null {
  if (OUTSIDE.test(target)) return null;
  const [whole = "", anchor] = target.split("#", 2);
  const path = decoded(whole.replace(/\?.*$/, ""));
  if (path === null) return null;
  return {
    span: { lines: [line, line], columns: [column, column + target.length - 1] },
    target,
    path,
    anchor: anchor === undefined || anchor === "" ? null : (decoded(anchor) ?? anchor),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const known = new WeakMap<Study, readonly Link[]>();

export function linksOf(desk: Desk): readonly Link[] {
  const made = known.get(desk.study);
  if (made !== undefined) return made;
  const links: Link[] = [];
  const add = (target: string | undefined, line: number, column: number): void => {
    const link = target === undefined ? null : linkOf(target, line, column);
    if (link !== null) links.push(link);
  };
  for (const { line, text } of proseLines(desk)) {
    if (text.length > 20_000 || !text.includes("]")) continue;
    for (const match of text.matchAll(INLINE))
      add(match[1], line, match.index + match[0].indexOf(match[1] ?? "", 2) + 1);
    const definition = DEFINITION.exec(text);
    if (definition?.[1] !== undefined)
      add(definition[1], line, text.indexOf(definition[1], text.indexOf("]:")) + 1);
  }
  known.set(desk.study, links);
  return links;
}

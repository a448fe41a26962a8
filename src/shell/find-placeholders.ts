/**
 * What an author left for the operator to fill in: `<pod-name>`, `{TABLE}`, `[a|b]`, `your-x`, `XXX`, `____`. Variables of the
 * shell are no placeholders, and neither is what only looks like one: HTML, generics, heredocs, JSON, brace expansion.
 */
import { canonicalName, choiceName } from "./canonical-name.ts";

export interface Placeholder {
  /** Canonical, in kebab case. */
  readonly name: string;
  readonly spelling: string;
  readonly start: number;
  readonly end: number;
  /** What it may be; empty: anything. */
  readonly options: readonly string[];
}

type Found = Omit<Placeholder, "start" | "end" | "spelling"> | null;

const html = new Set(
  "br hr p b i u em strong code pre kbd sub sup ul ol li div span html head body script style img td tr th thead tbody tfoot details summary h1 h2 h3 h4 h5 h6 blockquote font center nav footer svg".split(
    " ",
  ),
);
const generics = new Set(
  "string number boolean any void int integer bool float double long char byte object never T K V U E unknown".split(
    " ",
  ),
);
const scheme = /^(?:https?|ftp|mailto|ssh):/i;

function choice(inside: string): Found {
  const options = inside.split("|").map((option) => option.trim());
  if (options.length > 12 || options.some((option) => option === "")) return null;
  return { name: choiceName(options), options };
}

function angled(inside: string, before: string): Found {
  if (inside !== inside.trim() || before.endsWith("<")) return null;
  if (inside.includes("@") || scheme.test(inside) || /^\d+$/.test(inside)) return null;
  const bare = inside.toLowerCase().replace(/[\s/].*$/, "");
  if (html.has(bare) && (inside === bare || /^[a-z0-9]+(?:\s+[a-z-]+=|\s*\/)/.test(inside))) return null;
  if (
    /[A-Z][a-z]\w{0,40}$/.test(before.slice(-42)) &&
    /^[A-Z]?[\w, ]*$/.test(inside) &&
    !inside.includes("-")
  ) {
    if (generics.has(inside) || /^[A-Z][a-z]+$/.test(inside)) return null;
  }
  if (generics.has(inside) && /\w$/.test(before)) return null;
  if (inside.includes("|")) return choice(inside);
  const name = canonicalName(inside);
  return name === "" ? null : { name, options: [] };
}

function squared(inside: string, before: string, after: string): Found {
  if (/[\w$\]})\\]$/.test(before) && !/\s\w*$/.test(before)) return null;
  if (/\b(?:e?grep|rg|sed|awk|jq|find)\b/.test(before)) return null;
  if (before.endsWith("[") || after.startsWith("]") || after.startsWith("(")) return null;
  if (inside.includes("|"))
    return /^[\w .:/-]+(?:\s?\|\s?[\w .:/-]+){1,11}$/.test(inside) ? choice(inside) : null;
  if (/\w$/.test(before) || /(?:^|[^.])\.$/.test(before)) return null;
  return /^[a-z]{2,}(?:[-_][a-z0-9]{2,}){1,6}$/.test(inside)
    ? { name: canonicalName(inside), options: [] }
    : null;
}

function braced(inside: string, before: string, after: string): Found {
  if (/[${%\\@"']$/.test(before) || after.startsWith("}")) return null;
  if (/^[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*$/.test(inside) && inside.length > 1)
    return { name: canonicalName(inside), options: [] };
  if (!/^[a-z][a-z0-9]+(?:[_-][a-z0-9]+)*$/.test(inside)) return null;
  // Lower case only as part of an address, a path or an argument: elsewhere braces are JSON, a template or a group.
  const joined = /[/\-_.=:~]$/.test(before) || /^[/\-_.:?&]/.test(after);
  const alone =
    (before === "" || /\s$/.test(before)) && (after === "" || /^\s/.test(after)) && /\S\s+$/.test(before);
  return joined || alone ? { name: canonicalName(inside), options: [] } : null;
}

function yours(word: string, before: string): Found {
  if (/[\p{L}\p{N}$]$/u.test(before)) return null;
  const name = canonicalName(word);
  return name === "" ? null : { name, options: [] };
}

/** `XXX` and `____` have no name of their own: the flag, key or word before them has. */
function blank(word: string, before: string, after: string): Found {
  if (/[\p{L}\p{N}_.]$/u.test(before) || /^[\p{L}\p{N}_]/u.test(after)) return null;
  if (/\bmktemp\b/.test(before)) return null;
  const label =
    /([A-Za-z][A-Za-z_-]{0,30}(?: [A-Za-z_-]{1,30}){0,2})["'*]{0,4}\s{0,4}[-:=#]?\s{0,4}["'<]{0,2}$/.exec(
      before,
    )?.[1];
  const name = canonicalName((label ?? "").replace(/^.* --?/, "").replace(/^X{3,} /, ""));
  return { name: name || (word.startsWith("_") ? "blank" : "value"), options: [] };
}

const forms =
  /<([\p{L}\p{N}][^<>\n"`$]{0,80})>|\[([A-Za-z][^[\]\n"`$]{0,80})\]|\{([A-Za-z][\w-]{0,60})\}|(\b(?:your|YOUR|Your)[-_][A-Za-z0-9]+(?:[-_][A-Za-z0-9]+){0,6})|(XXX+|_{4,})/gu;

function judge(match: RegExpMatchArray, before: string, after: string): Found {
  const [word, angle, square, brace, your] = match;
  if (angle !== undefined) return angled(angle, before);
  if (square !== undefined) return squared(square, before, after);
  if (brace !== undefined) return braced(brace, before, after);
  return your === undefined ? blank(word, before, after) : yours(your, before);
}

export function findPlaceholders(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  for (const match of text.matchAll(forms)) {
    const start = match.index;
    const end = start + match[0].length;
    const near = text.slice(Math.max(0, start - 80), start);
    const before = near.slice(near.lastIndexOf("\n") + 1);
    const result = judge(match, before, text.slice(end, end + 2));
    if (result !== null) found.push({ ...result, spelling: match[0], start, end });
  }
  return found;
}

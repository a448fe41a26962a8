/**
 * Patterns for paths, as shells and `.gitignore` write them: `*`, `**`, `?`, `[a-z]`, `{a,b}`. Made by hand because the
 * usual ones become regular expressions that a hostile pattern can make run for ever; this one takes time bounded by
 * pattern times path. It looks at no disk.
 */

type Token =
  | { readonly kind: "any" | "one" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "set"; readonly not: boolean; readonly ranges: readonly (readonly [string, string])[] };

type Segment = "**" | readonly Token[];

export interface Glob {
  /** The folder that everything it matches lies in: the parts before the first sign; "" where there is none. */
  readonly base: string;
  /** How many folders below `base` it can reach; null: any number. */
  readonly depth: number | null;
  /** Paths with `/`, written as the pattern is: from the same folder, or from the root. */
  readonly matches: (path: string) => boolean;
  /** The names it asks for by name though they begin with a dot. */
  readonly named: ReadonlySet<string>;
}

const MAGIC = /[*?[\]{}]/;
/** `{a,b}{c,d}…` doubles with each pair of braces. */
const MOST_BRANCHES = 256;

export const isPattern = (text: string): boolean => text.startsWith("!") || MAGIC.test(text);

/** The end of the brace that opens at `from`, and the commas that divide what is in it; null where it is plain text. */
function braceAt(text: string, from: number): { end: number; commas: readonly number[] } | null {
  const commas: number[] = [];
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += 1;
    else if (sign === "{") depth += 1;
    else if (sign === "," && depth === 1) commas.push(at);
    else if (sign === "}" && --depth === 0) return commas.length === 0 ? null : { end: at, commas };
  }
  return null;
}

/** `a{b,c}` is `ab` and `ac`. */
export function branchesOf(pattern: string): readonly string[] {
  const done: string[] = [];
  const open: { text: string; from: number }[] = [{ text: pattern, from: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { text } = next;
    const start = text.indexOf("{", next.from);
    if (start === -1 || done.length + open.length >= MOST_BRANCHES) {
      done.push(text);
      continue;
    }
    const brace = text[start - 1] === "\\" ? null : braceAt(text, start);
    if (brace === null) {
      open.push({ text, from: start + 1 });
      continue;
    }
    const cuts = [start, ...brace.commas, brace.end];
    const parts = cuts.slice(1).map((cut, index) => text.slice((cuts[index] ?? 0) + 1, cut));
    const [before, after] = [text.slice(0, start), text.slice(brace.end + 1)];
    open.push(...parts.reverse().map((part) => ({ text: before + part + after, from: start })));
  }
  return done;
}

function setAt(text: string, from: number): { token: Token; end: number } | null {
  const not = text[from + 1] === "!" || text[from + 1] === "^";
  const first = from + (not ? 2 : 1);
  // A bracket that stands first is a letter of the set.
  const end = text.indexOf("]", first + 1);
  if (end === -1) return null;
  const ranges: (readonly [string, string])[] = [];
  for (let at = first; at < end; at += 1) {
    const letter = text.charAt(at);
    const isRange = text[at + 1] === "-" && at + 2 < end;
    ranges.push([letter, isRange ? text.charAt(at + 2) : letter]);
    if (isRange) at += 2;
  }
  return { token: { kind: "set", not, ranges }, end };
}

function segmentOf(text: string): Segment {
  if (text === "**") return "**";
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const set = sign === "[" ? setAt(text, at) : null;
    if (set !== null) {
      tokens.push(set.token);
      at = set.end;
    } else if (sign === "*") tokens.push({ kind: "any" });
    else if (sign === "?") tokens.push({ kind: "one" });
    else {
      if (sign === "\\" && at + 1 < text.length) at += 1;
      tokens.push({ kind: "text", text: text.charAt(at) });
    }
  }
  return tokens;
}

function takes(token: Token, letter: string): boolean {
  if (token.kind === "text") return token.text === letter;
  if (token.kind !== "set") return true;
  return token.ranges.some(([low, high]) => letter >= low && letter <= high) !== token.not;
}

/** The last star is the only one that is ever stretched further: a name is gone through once for each. */
function nameMatches(tokens: readonly Token[], name: string): boolean {
  if (name.startsWith(".") && tokens[0]?.kind !== "text") return false;
  let [at, token, star, starAt] = [0, 0, -1, 0];
  while (at < name.length) {
    const next = tokens[token];
    if (next?.kind === "any") {
      [star, starAt] = [token, at];
      token += 1;
    } else if (next !== undefined && takes(next, name.charAt(at))) {
      token += 1;
      at += 1;
    } else if (star !== -1) {
      starAt += 1;
      [token, at] = [star + 1, starAt];
    } else return false;
  }
  return tokens.slice(token).every(({ kind }) => kind === "any");
}

/** Which segments can come next, name by name: `**` stays open. */
function pathMatches(segments: readonly Segment[], names: readonly string[]): boolean {
  const opened = (from: Iterable<number>): Set<number> => {
    const all = new Set<number>();
    for (let at of from) {
      all.add(at);
      while (segments[at] === "**") all.add(++at);
    }
    return all;
  };
  let open = opened([0]);
  for (const name of names) {
    const next: number[] = [];
    for (const at of open) {
      const segment = segments[at];
      if (segment === "**" && !name.startsWith(".")) next.push(at);
      else if (segment !== undefined && segment !== "**" && nameMatches(segment, name)) next.push(at + 1);
    }
    open = opened(next);
  }
  return open.has(segments.length);
}

const plain = (path: string): string => path.replace(/^(?:\.\/)+/, "").replace(/\/{2,}/g, "/");

/** One branch: braces are taken apart before (`branchesOf`). */
export function globOf(pattern: string): Glob {
  const parts = plain(pattern).split("/");
  const fixed = parts.findIndex((part, index) => MAGIC.test(part) || index === parts.length - 1);
  // What a pattern ends in is a file: `a/**` is what lies in the folder, not the folder.
  const segments = [...parts, ...(parts.at(-1) === "**" ? ["*"] : [])].map(segmentOf);
  return {
    base: parts.slice(0, fixed).join("/") || (pattern.startsWith("/") ? "/" : ""),
    depth: segments.includes("**") ? null : parts.length - fixed - 1,
    matches: (path) => pathMatches(segments, plain(path).split("/")),
    named: new Set(parts.filter((part) => part.startsWith(".") && part !== "..")),
  };
}

/**
 * The objects that stand written out in a JavaScript or JSON text, without running it: their keys, and those values that
 * are plain texts, numbers or objects. What is computed is left out.
 */

export interface Literal {
  readonly texts: ReadonlyMap<string, string>;
  readonly children: ReadonlyMap<string, readonly Literal[]>;
  /** Texts that stand in a list under the key. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

interface Open {
  readonly texts: Map<string, string>;
  readonly children: Map<string, Literal[]>;
  readonly lists: Map<string, string[]>;
  /** Of the value that comes next; a list's own key holds for each of its items. */
  key: string | null;
  readonly isList: boolean;
}

/** Texts are bounded: from each of many quotes that are never closed, the whole rest would be looked at. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"((?:[^"\\\n]|\\.){0,500})"|'((?:[^'\\\n]|\\.){0,500})'|`((?:[^`\\$]|\\.|\$(?!\{)){0,500})`|`(?:[^`\\]|\\.){0,500}`|([A-Za-z_$][\w$]*|\d[\w.]*)|[{}[\]:,]|[^\s]/g;

const DEEPEST = 60;

const opened = (isList: boolean, key: string | null): Open => ({
  texts: new Map(),
  children: new Map(),
  lists: new Map(),
  key,
  isList,
});

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else there.push(value);
}

/** The nearest object around, past the lists; a literal in a list belongs to the key of the list. */
const owner = (stack: readonly Open[]): Open | undefined => stack.findLast((each) => !each.isList);

function close(stack: Open[], all: Literal[]): void {
  const done = stack.pop();
  if (done === undefined || done.isList) return;
  all.push(done);
  const around = owner(stack);
  if (around !== undefined && around.key !== null) put(around.children, around.key, done);
}

function value(stack: readonly Open[], text: string, next: string): void {
  const around = stack.at(-1);
  const object = owner(stack);
  if (around === undefined || object === undefined || object.key === null) return;
  // A text that is a part of something computed is not the value.
  if (!/^[,}\]]?$/.test(next)) return;
  if (around.isList) put(object.lists, object.key, text);
  else object.texts.set(object.key, text);
}

interface Token {
  readonly sign: string;
  /** Of a text, a name or a number. */
  readonly text: string | null;
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const [sign, double, single, tick, word] = match;
    if (/^\/[/*]/.test(sign)) continue;
    tokens.push({ sign, text: double ?? single ?? tick ?? word ?? null });
  }
  return tokens;
}

export function objectLiterals(source: string): readonly Literal[] {
  const tokens = tokensOf(source);
  const stack: Open[] = [];
  const all: Literal[] = [];
  for (const [index, { sign, text }] of tokens.entries()) {
    const next = tokens[index + 1]?.sign ?? "";
    const around = stack.at(-1);
    if (sign === "{" || sign === "[") {
      if (stack.length >= DEEPEST) return all;
      stack.push(opened(sign === "[", null));
    } else if (sign === "}" || sign === "]") close(stack, all);
    else if (sign === "," && around !== undefined && !around.isList) around.key = null;
    else if (text !== null && next === ":" && around !== undefined && !around.isList) around.key = text;
    else if (
      text !== null &&
      tokens[index - 1] !== undefined &&
      /^[:,[]$/.test(tokens[index - 1]?.sign ?? "")
    )
      value(stack, text, next);
  }
  return all;
}

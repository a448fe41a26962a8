/** The documents of a YAML file as plain values, each on its own: one that is broken does not hide the others. */
import { parseDocument } from "yaml";

/** Brackets within each other beyond this are no YAML that a person writes, and could exhaust the parser's stack. */
const DEEPEST = 40;

function isTooDeep(text: string): boolean {
  let open = 0;
  for (const line of text.split("\n")) {
    for (const sign of line) {
      if (sign === "[" || sign === "{") open += 1;
      else if ((sign === "]" || sign === "}") && open > 0) open -= 1;
      if (open > DEEPEST) return true;
    }
    if ((/^(?:\s*[-?:](?=\s))*/.exec(line)?.[0].length ?? 0) > 2 * DEEPEST) return true;
  }
  return false;
}

export interface Documents {
  readonly values: readonly unknown[];
  readonly isBroken: boolean;
}

function documentOf(text: string): { readonly value: unknown } | null {
  try {
    const document = parseDocument(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
    return document.errors.length > 0 ? null : { value: document.toJS({ maxAliasCount: 50 }) };
  } catch {
    return null;
  }
}

export function yamlDocuments(text: string): Documents {
  if (isTooDeep(text)) return { values: [], isBroken: true };
  const parts = text.split(/^---[ \t]*(?:#.*)?\r?$/m).filter((part) => part.trim() !== "");
  const read = parts.map(documentOf);
  return {
    values: read.flatMap((each) => (each === null ? [] : [each.value])),
    isBroken: read.includes(null),
  };
}

type Map = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Map =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands under the keys, one within the other; undefined where they lead nowhere. */
export function under(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let here = value;
  for (const key of keys) {
    if (Array.isArray(here)) here = here[Number(key)];
    else here = isMap(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return here;
}

export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isMap(value) ? Object.entries(value) : [];

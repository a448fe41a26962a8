/** A table from word sequences to meanings, looked up longest first at a place among tokens. */
import type { Token } from "./tokens.ts";

export interface Match<T> {
  readonly meaning: T;
  readonly length: number;
}

export type PhraseTable<T> = ReadonlyMap<string, readonly (readonly [readonly string[], T])[]>;

/** One form for singular and plural: "rates" and "rate", "latencies" and "latency". */
export function stem(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** Each row is phrases separated by "|" and what they mean. */
export function phraseTable<T>(rows: readonly (readonly [string, T])[]): PhraseTable<T> {
  const table = new Map<string, (readonly [readonly string[], T])[]>();
  for (const [phrases, meaning] of rows) {
    for (const phrase of phrases.split("|")) {
      const words = phrase.trim().split(" ").map(stem);
      const first = words[0] ?? "";
      table.set(first, [...(table.get(first) ?? []), [words, meaning]]);
    }
  }
  for (const entries of table.values()) entries.sort(([a], [b]) => b.length - a.length);
  return table;
}

export interface Ground {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly used: ReadonlySet<number>;
}

/** The longest phrase whose words are the unused tokens from `at` on. */
export function lookUp<T>(table: PhraseTable<T>, { tokens, at, used }: Ground): Match<T> | null {
  const first = tokens[at];
  if (first === undefined || first.kind !== "word" || used.has(at)) return null;
  for (const [words, meaning] of table.get(stem(first.text)) ?? []) {
    const fits = words.every((word, index) => {
      const token = tokens[at + index];
      return token?.kind === "word" && !used.has(at + index) && stem(token.text) === word;
    });
    if (fits) return { meaning, length: words.length };
  }
  return null;
}

/** Options and operands of a command's words, by which options take a value. It knows no tool. */

export interface Options {
  readonly operands: readonly string[];
  /** The last value given to any of these names; null without one. */
  readonly value: (...names: readonly string[]) => string | null;
  readonly all: (...names: readonly string[]) => readonly string[];
  readonly has: (...names: readonly string[]) => boolean;
}

interface Found {
  readonly name: string;
  readonly value: string | null;
}

/** `-p5432`: a letter that takes a value, and its value in one word. */
function joined(word: string, taking: ReadonlySet<string>): Found | null {
  const name = word.slice(0, 2);
  return !word.startsWith("--") && word.length > 2 && taking.has(name)
    ? { name, value: word.slice(2) }
    : null;
}

/** `values`: the options that take the next word, separated by spaces. */
export function optionsOf(words: readonly string[], values: string): Options {
  const taking = new Set(values.split(" "));
  const found: Found[] = [];
  const operands: string[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      operands.push(word);
      continue;
    }
    const equals = word.startsWith("--") ? word.indexOf("=") : -1;
    if (equals > 0) found.push({ name: word.slice(0, equals), value: word.slice(equals + 1) });
    else if (taking.has(word)) {
      found.push({ name: word, value: words[at + 1] ?? null });
      at += 1;
    } else found.push(joined(word, taking) ?? { name: word, value: null });
  }
  const all = (...names: readonly string[]): readonly string[] =>
    found.flatMap(({ name, value }) => (names.includes(name) && value !== null ? [value] : []));
  return {
    operands,
    all,
    value: (...names) => all(...names).at(-1) ?? null,
    has: (...names) => found.some(({ name }) => names.includes(name)),
  };
}

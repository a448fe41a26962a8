/** Words of a command line into options and operands, by what the catalog says of the tool; it knows no tool itself. */
import type { Tool } from "./rule.ts";

export interface Option {
  readonly name: string;
  readonly value: string | null;
  readonly index: number;
}

export interface Arguments {
  readonly options: readonly Option[];
  /** Indices into the words. */
  readonly operands: readonly number[];
}

const letters = /^-[A-Za-z0-9]{2,}$/;

function longOption(word: string, index: number): Option {
  const equals = word.indexOf("=");
  if (equals < 0) return { name: word, value: null, index };
  return { name: word.slice(0, equals), value: word.slice(equals + 1), index };
}

/** `-rf`, `-p5432`: letters up to the first that takes a value, which takes what is left of the word. */
function shortOptions(word: string, index: number, values: ReadonlySet<string>): Option[] {
  const options: Option[] = [{ name: word, value: null, index }];
  for (let at = 1; at < word.length && at < 12; at++) {
    const name = `-${word[at]}`;
    const rest = word.slice(at + 1);
    if (values.has(name) && rest !== "") return [...options, { name, value: rest, index }];
    options.push({ name, value: null, index });
  }
  return options;
}

export function readArguments(words: readonly string[], tool: Tool, values: ReadonlySet<string>): Arguments {
  const options: Option[] = [];
  const operands: number[] = [];
  let plain = false;
  for (let index = 1; index < words.length; index++) {
    const word = words[index] ?? "";
    if (plain || word === "-" || !word.startsWith("-")) {
      operands.push(index);
    } else if (word === "--") {
      plain = true;
    } else {
      const cluster = !tool.oneDash && letters.test(word) && !values.has(word);
      const found = cluster ? shortOptions(word, index, values) : [longOption(word, index)];
      const last = found.at(-1);
      if (last !== undefined && last.value === null && values.has(last.name) && index + 1 < words.length) {
        index++;
        found[found.length - 1] = { ...last, value: words[index] ?? "" };
      }
      options.push(...found);
    }
  }
  return { options, operands };
}

/**
 * A console fence as commands with the output that each is said to give, and the files that the document's other fences
 * put beside it. It runs nothing.
 */
import { type Fence, fencesOf } from "./fences.ts";

export interface Exchange {
  /** Without the `$ `; a command that goes on over several lines holds their breaks. */
  readonly command: string;
  readonly output: readonly string[];
  /** The lines of the output in the document, 0-based: the first, and the one after the last. */
  readonly place: readonly [from: number, to: number];
}

export interface DocumentFile {
  readonly name: string;
  readonly text: string;
}

export interface DocumentScript {
  readonly files: readonly DocumentFile[];
  readonly exchanges: readonly Exchange[];
}

/** What a transcript may start: nothing that reaches further than its folder. */
const ALLOWED = /^(?:rutter|node|cat)(?:\s|$)/;

export function scriptOf(document: string): DocumentScript {
  const fences = fencesOf(document);
  return {
    files: fences.flatMap(fileOf),
    exchanges: fences.filter((fence) => fence.info.split(/\s/)[0] === "console").flatMap(exchangesOf),
  };
}

function fileOf(fence: Fence): readonly DocumentFile[] {
  const name = /(?:^|\s)file=(\S+)/.exec(fence.info)?.[1];
  if (name === undefined) return [];
  if (name.startsWith("/") || name.split("/").includes("..")) {
    throw new Error(`file=${name} leaves the folder of the transcript`);
  }
  return [{ name, text: `${fence.lines.join("\n")}\n` }];
}

function exchangesOf(fence: Fence): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  const { lines } = fence;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? "";
    if (!line.startsWith("$ ")) throw new Error(`a console fence begins with "$ ", not with "${line}"`);
    const start = index;
    while ((lines[index] ?? "").endsWith("\\")) index += 1;
    index += 1;
    const command = lines.slice(start, index).join("\n").slice(2);
    if (!ALLOWED.test(command)) throw new Error(`a transcript runs rutter, node or cat, not "${command}"`);
    const from = index;
    while (index < lines.length && !(lines[index] ?? "").startsWith("$ ")) index += 1;
    exchanges.push({
      command,
      output: lines.slice(from, index),
      place: [fence.first + from, fence.first + index],
    });
  }
  return exchanges;
}

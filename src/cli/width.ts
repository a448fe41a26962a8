/**
 * How many terminal columns a text takes, and how to cut or wrap it by columns: wide characters count two, marks that
 * join the one before count none. An approximation by ranges; it knows no terminal's private ideas.
 */
import { isWide } from "./wide-ranges.ts";

const NOTHING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const VARIATION_AS_EMOJI = 0xfe0f;
const PLAIN = /^[\x20-\x7e]*$/;

function widthOfPoint(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x7f) return 1;
  if (isWide(point)) return 2;
  return NOTHING.test(character) ? 0 : 1;
}

interface Cluster {
  readonly text: string;
  readonly width: number;
}

/** The text in pieces that must stay together: a character with what joins it. */
function* clusters(text: string): Generator<Cluster> {
  let piece = "";
  let width = 0;
  let joining = false;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const own = widthOfPoint(character);
    const joins = piece !== "" && (own === 0 || joining || (point >= 0x1f3fb && point <= 0x1f3ff));
    if (joins) {
      piece += character;
      if (point === VARIATION_AS_EMOJI) width = 2;
    } else {
      if (piece !== "") yield { text: piece, width };
      piece = character;
      width = own;
    }
    joining = point === 0x200d;
  }
  if (piece !== "") yield { text: piece, width };
}

/** The columns that `text` takes on one line. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const cluster of clusters(text)) width += cluster.width;
  return width;
}

/** `text` if it fits in `columns`, else as much of it as leaves room for `ellipsis`, and that. */
export function cut(text: string, columns: number, ellipsis = "…"): string {
  // A long line is looked at only as far as it can matter: four code units for each column are plenty.
  const head = text.length > columns * 4 + 64 ? text.slice(0, columns * 4 + 64) : text;
  if (head === text && widthOf(text) <= columns) return text;
  const room = columns - widthOf(ellipsis);
  let kept = "";
  let width = 0;
  for (const cluster of clusters(head)) {
    if (width + cluster.width > room) break;
    kept += cluster.text;
    width += cluster.width;
  }
  return `${kept.trimEnd()}${ellipsis}`;
}

export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - widthOf(text)));
}

export function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - widthOf(text))) + text;
}

/** After these a long word may be broken without a reader's stumbling. */
const BREAKS_AFTER = /[/=,;:&|?_.-]/;

/** As much of a word as fits in `columns`, and the rest; broken after a mark where one is near the end. */
function split(word: string, columns: number): readonly [head: string, rest: string] {
  let head = "";
  let width = 0;
  let atMark = 0;
  for (const cluster of clusters(word)) {
    if (head !== "" && width + cluster.width > columns) break;
    head += cluster.text;
    width += cluster.width;
    if (BREAKS_AFTER.test(cluster.text) && width > columns / 2) atMark = head.length;
  }
  const end = head.length < word.length && atMark > 0 ? atMark : head.length;
  return [word.slice(0, end), word.slice(end)];
}

/**
 * `text` in lines, broken at spaces where there are any; never empty. The first line has at most `columns`, the others
 * `later`, for what stands at the right edge of the first.
 */
export function wrap(text: string, columns: number, later = columns): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let width = 0;
  const room = (): number => Math.max(1, lines.length === 0 ? columns : later);
  const end = (): void => {
    lines.push(line);
    line = "";
    width = 0;
  };
  for (const word of text.split(" ").filter((part) => part !== "")) {
    let rest = word;
    if (line !== "" && width + 1 + widthOf(word) > room()) end();
    while (widthOf(rest) > room()) {
      const [head, tail] = split(rest, room());
      line = head;
      end();
      rest = tail;
    }
    width += widthOf(rest) + (line === "" ? 0 : 1);
    line = line === "" ? rest : `${line} ${rest}`;
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines;
}

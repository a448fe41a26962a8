/**
 * What holds of every reading, whatever the text: no line of work is lost, every reference leads somewhere, the figures
 * add up. Each law broken is a sentence; none is an empty list.
 */
import type { Item, Reading } from "../../src/runbook/index.ts";
import { knownDifference, nestsDeep } from "./known-differences.ts";
import { type OperationalLines, scanTree, treeOf, withoutFrontMatter } from "./operational-scanner.ts";

export interface Witness {
  readonly lines: OperationalLines;
  /** Why the text is not compared line by line, or null. */
  readonly apart: string | null;
  /** Whether the counts can be compared as well. */
  readonly countable: boolean;
}

export function witnessOf(text: string): Witness {
  const body = withoutFrontMatter(text);
  const tree = treeOf(body);
  return { lines: scanTree(tree, body), apart: knownDifference(body), countable: !nestsDeep(tree) };
}

export function brokenLaws(text: string, reading: Reading, witness: Witness): readonly string[] {
  const broken = [...places(text, reading), ...names(reading), ...figures(reading)];
  return witness.apart === null ? [...broken, ...accounts(reading, witness)] : broken;
}

/** Every line lies in the file, first before last. */
function places(text: string, reading: Reading): string[] {
  const count = text.split(/\r\n|\r|\n/).length;
  const within = ([first, last]: readonly [number, number]): boolean =>
    Number.isInteger(first) && Number.isInteger(last) && first >= 1 && last >= first && last <= count;
  return [
    ...reading.items
      .filter((item) => !within(item.lines))
      .map((item) => `${told(item)} lies outside of the file`),
    ...reading.unread
      .filter(({ lines }) => !within(lines))
      .map(({ lines }) => `unread ${lines} lies outside of the file`),
    ...reading.diagnostics
      .filter(({ span }) => !within(span.lines))
      .map(({ code, span }) => `${code} at ${span.lines} lies outside of the file`),
  ];
}

function names(reading: Reading): string[] {
  const broken: string[] = [];
  const ids = new Set<string>();
  for (const item of reading.items) {
    if (ids.has(item.id)) broken.push(`${told(item)} has the id of another item`);
    ids.add(item.id);
  }
  const sections = new Set(reading.items.filter(({ kind }) => kind === "section").map(({ id }) => id));
  for (const item of reading.items) {
    if (item.section !== null && !sections.has(item.section))
      broken.push(`${told(item)}: no section ${item.section}`);
    const to = referred(item);
    if (to !== null && !ids.has(to)) broken.push(`${told(item)} refers to ${to}, which is no item`);
  }
  return broken;
}

function referred(item: Item): string | null {
  if (item.kind === "expectation") return item.of;
  return "undoes" in item ? item.undoes : null;
}

function figures({ coverage, unread }: Reading): string[] {
  const broken: string[] = [];
  const { operational, understood } = coverage;
  if (operational !== understood + coverage.unread)
    broken.push(`coverage does not add up: ${JSON.stringify(coverage)}`);
  if (understood < 0 || coverage.unread < 0) broken.push(`coverage is negative: ${JSON.stringify(coverage)}`);
  const said = unread.reduce((sum, { lines }) => sum + lines[1] - lines[0] + 1, 0);
  if (said < coverage.unread)
    broken.push(`${coverage.unread} lines unread, and only ${said} of them are listed`);
  broken.push(
    ...unread.filter(({ why }) => why.trim() === "").map(({ lines }) => `unread ${lines} has no reason`),
  );
  return broken;
}

/** Every line of work that the scanner sees is in an item or unread; and, to the line, the coverage says so. */
function accounts(reading: Reading, { lines, countable }: Witness): string[] {
  const understood = linesOf(reading.items.filter(({ kind }) => kind !== "section" && kind !== "input"));
  const unread = linesOf(reading.unread);
  const lost = [...lines].filter(([line]) => !understood.has(line) && !unread.has(line));
  const broken = lost.map(([line, kind]) => `line ${line} (${kind}) is in no item and not unread`);
  if (!countable || broken.length > 0) return broken;
  const known = [...lines.keys()].filter((line) => understood.has(line)).length;
  const expected = { operational: lines.size, understood: known, unread: lines.size - known };
  const { operational, understood: claimed, unread: open } = reading.coverage;
  if (operational === expected.operational && claimed === expected.understood && open === expected.unread)
    return [];
  return [`coverage says ${JSON.stringify(reading.coverage)}, the scanner ${JSON.stringify(expected)}`];
}

function linesOf(entries: readonly { readonly lines: readonly [number, number] }[]): ReadonlySet<number> {
  const set = new Set<number>();
  for (const { lines } of entries) for (let line = lines[0]; line <= lines[1]; line += 1) set.add(line);
  return set;
}

const told = (item: Item): string => `${item.kind} ${item.id} (${item.lines.join("-")})`;

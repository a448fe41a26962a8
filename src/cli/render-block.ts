/**
 * One section of a reading: its heading with what becomes of it, and its items as rows. Alternatives, conditions and
 * hosts stand above what they hold for, so that no row looks as if it ran always.
 */
import { type CheckItem, lineDangers, type SectionItem } from "../runbook/index.ts";
import { clean } from "./clean.ts";
import { type CommandLine, commandLines } from "./command-lines.ts";
import { itemBody, linesOfItem, type RowItem } from "./item-row.ts";
import { type Look, symbolsOf } from "./look.ts";
import { type Columns, edges, type Row, remark, rowLines } from "./row.ts";
import { cut } from "./width.ts";

export interface Block {
  /** Null above the first heading. */
  readonly section: SectionItem | null;
  /** The sections that hold it, the innermost first. */
  readonly ancestors: readonly SectionItem[];
  readonly rows: readonly RowItem[];
  /** The section's title; where several have the same, with that of its parent before it. */
  readonly path: readonly string[];
}

/** Why a section is on no course: it, or what holds it, is an alternative that is not taken. */
function whyNone(chain: readonly SectionItem[]): string {
  for (const [index, { course, alternative }] of chain.entries()) {
    if (course !== "none") break;
    const siblings = alternative ? chain[index + 1]?.siblings : "sequence";
    if (siblings === "branches") return "if it applies";
    if (siblings === "choice") return "not taken";
  }
  return "never run";
}

/** What becomes of the section: its course, and among alternatives whether it is the one taken. */
export function courseWords({ section, ancestors }: Pick<Block, "section" | "ancestors">): string {
  if (section === null) return "";
  const { course } = section;
  if (course === "none") return whyNone([section, ...ancestors]);
  const siblings = (section.alternative ? ancestors[0]?.siblings : null) ?? "sequence";
  if (siblings === "sequence") return course;
  if (siblings === "branches") return `${course}, if it applies`;
  return `${course}, ${course === "main" || section.preferred ? "taken" : "if chosen"}`;
}

const REMARK_COLUMN = 6;
const PARENT_COLUMNS = 28;

const SIBLINGS = {
  sequence: null,
  choice: "one of these, not one after the other",
  branches: "each only in its own case",
} as const;

const asCondition = (when: string): string => {
  const text = clean(when);
  return /^(?:if|when|unless|only|for|in case|after|before|once|during|on|otherwise|alternatively|optional)\b/i.test(
    text,
  )
    ? text
    : `if ${text}`;
};

/** The words that it would stand beside say it already. */
const isSaid = (when: string, text: string): boolean =>
  clean(text).toLowerCase().includes(clean(when).toLowerCase());

export function headingLines(block: Block, look: Look): readonly string[] {
  const { section } = block;
  if (section === null) return [];
  const { under, more } = symbolsOf(look);
  // The section's own title is the one that must stay readable.
  const [parent, own] = block.path.length > 1 ? block.path : [null, block.path[0]];
  const title =
    parent == null
      ? clean(own ?? "")
      : `${cut(clean(parent), PARENT_COLUMNS, more)} ${under} ${clean(own ?? "")}`;
  const name = section.role === null ? title : `${section.role} ${symbolsOf(look).dot} ${title}`;
  const tone = section.course === "none" ? "dim" : "bold";
  const lines = [edges(look, { text: name, tone }, courseWords(block))];
  if (section.when !== null && !isSaid(section.when, section.title))
    lines.push(...remark(look, REMARK_COLUMN, asCondition(section.when)));
  const said = SIBLINGS[section.siblings];
  if (said !== null) lines.push(...remark(look, REMARK_COLUMN, said));
  return lines;
}

function markOf(item: RowItem, look: Look): string {
  if (item.sure === "exact") return "";
  return item.sure === "inferred" ? symbolsOf(look).dot : "?";
}

/** Under which condition, on which host and inside which client a row would run; null: here, always. */
function circumstance(item: RowItem, section: SectionItem | null): string | null {
  const parts: string[] = [];
  const when = "when" in item && typeof item.when === "string" && item.kind !== "contact" ? item.when : null;
  // What the heading says already stands above.
  if (
    when !== null &&
    when !== section?.when &&
    !(item.kind === "question" && isSaid(when, item.establishes))
  )
    parts.push(asCondition(when));
  if ("host" in item && item.host !== null) parts.push(`on ${clean(item.host)}`);
  if ("inside" in item && item.inside !== null) parts.push(`in ${clean(item.inside)}`);
  return parts.length === 0 ? null : parts.join(", ");
}

/** A check whose words say more than its command: the command stands below them. */
function isTitled(item: RowItem, look: Look): item is CheckItem {
  if (item.kind !== "check" || clean(item.establishes) === "") return false;
  return (
    !clean(item.establishes).includes(clean(linesOfItem(item, look)[0]?.text ?? "")) || item.expects !== null
  );
}

/** So many lines are shown whatever they do. */
const LINES_OF_A_COMMAND = 6;

/** What only reads may be left out of a long command; a line that writes or destroys is always shown. */
function shownLines(item: RowItem, look: Look): readonly CommandLine[] {
  if (item.kind !== "command" && item.kind !== "check" && item.kind !== "query")
    return linesOfItem(item, look);
  if (item.danger === "read") return linesOfItem(item, look);
  const text = item.kind === "query" ? item.sql : item.run;
  const all = commandLines(text, Number.MAX_SAFE_INTEGER, look);
  if (all.length <= LINES_OF_A_COMMAND || item.kind === "query" || item.inside !== null) return all;
  const dangers = lineDangers(text);
  const isLeft = (index: number): boolean =>
    index >= LINES_OF_A_COMMAND - 1 && dangers[all[index]?.offset ?? -1] === "read";
  return all.flatMap((line, index): readonly CommandLine[] => {
    if (!isLeft(index)) return [line];
    if (isLeft(index - 1)) return [];
    let count = 1;
    while (isLeft(index + count)) count += 1;
    const text = `${symbolsOf(look).more} ${count} more that ${count === 1 ? "reads" : "read"}`;
    return [{ offset: line.offset, text }];
  });
}

/** The lines of a command after the one that the row shows, each beside its own number where that is known. */
function linesBelow(item: RowItem, columns: Columns, row: Row): readonly Row[] {
  const { look } = columns;
  const all = shownLines(item, look);
  const titled = isTitled(item, look);
  const run = item.kind === "query" ? item.sql : "run" in item ? item.run : "";
  const isWhole = run.trimEnd().split("\n").length === item.lines[1] - item.lines[0] + 1;
  const indent = (row.indent ?? 0) + (titled ? 2 : 0);
  const rows = all.slice(titled ? 0 : 1).map(({ offset, text }) => ({
    at: isWhole && offset > 0 ? String(item.lines[0] + offset) : "",
    verb: "",
    text,
    dim: titled || row.dim === true,
    indent,
    hang: 2,
  }));
  if (item.kind !== "check" || item.expects === null) return rows;
  const text = `expects ${clean(item.expects)}`;
  return [...rows, { at: "", verb: "", text, dim: true, indent, lines: LINES_OF_WORDS }];
}

interface Choices {
  /** Groups of alternatives of which one is taken by default. */
  readonly settled: ReadonlySet<string>;
  readonly begun: Set<string>;
}

/** `or` for every alternative but the first; what is not the default is secondary and says so. */
function asAlternative(row: Row, item: RowItem, choices: Choices): Row {
  if (!("choice" in item) || item.choice === null) return row;
  const isFirst = !choices.begun.has(item.choice);
  choices.begun.add(item.choice);
  const left = choices.settled.has(item.choice) && "preferred" in item && !item.preferred;
  const verb = isFirst ? row.verb : "or";
  return left
    ? { ...row, verb, dim: true, verbTone: null, right: "not taken", rightTone: null }
    : { ...row, verb };
}

/** Shown beside the work, and not work itself. */
const SECONDARY: ReadonlySet<string> = new Set(["note", "link", "template", "expectation"]);

interface ItemGiven {
  readonly dim: boolean;
  readonly indent: number;
  readonly choices: Choices;
}

/** Words for people are shown whole, within reason; a command can be looked up in the file. */
const LINES_OF_WORDS = 4;
const WORDS: ReadonlySet<string> = new Set([
  "question",
  "guard",
  "target",
  "approval",
  "later",
  "contact",
  "ladder",
  "window",
  "freeze",
]);

function itemLines(item: RowItem, columns: Columns, given: ItemGiven): readonly string[] {
  const { look } = columns;
  const isSecondary = given.dim || SECONDARY.has(item.kind);
  const tones = isSecondary ? { dim: true, verbTone: null, rightTone: null } : {};
  const place = {
    at: String(item.lines[0]),
    mark: markOf(item, look),
    indent: given.indent,
    ...(WORDS.has(item.kind)
      ? { lines: LINES_OF_WORDS }
      : { hang: linesOfItem(item, look).length > 0 && !isTitled(item, look) ? 2 : 0 }),
  };
  const row = asAlternative({ ...itemBody(item, look), ...place, ...tones }, item, given.choices);
  return [row, ...linesBelow(item, columns, row)].flatMap((each) => rowLines(each, columns));
}

export function blockLines(block: Block, columns: Columns): readonly string[] {
  const dim = block.section?.course === "none";
  const settled = block.rows.flatMap((item) =>
    "preferred" in item && item.preferred && item.choice !== null ? [item.choice] : [],
  );
  const choices: Choices = { settled: new Set(settled), begun: new Set() };
  const lines: string[] = [];
  let under: string | null = null;
  for (const item of block.rows) {
    const now = circumstance(item, block.section);
    // A note or a question between two commands does not end where they run.
    if (now === null && !("host" in item)) {
      lines.push(...itemLines(item, columns, { dim, indent: 0, choices }));
      continue;
    }
    if (now !== under && now !== null) {
      const text = `${now}:`;
      lines.push(
        ...rowLines(
          { at: "", verb: "", text, textTone: dim ? "dim" : "bold", lines: LINES_OF_WORDS },
          columns,
        ),
      );
    }
    under = now;
    lines.push(...itemLines(item, columns, { dim, indent: now === null ? 0 : 2, choices }));
  }
  return lines;
}

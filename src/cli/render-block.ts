/**
 * One section of a reading: its heading with what becomes of it, and its items as rows. Alternatives, conditions and
 * hosts stand above what they hold for, so that no row looks as if it ran always.
 */
import type { CheckItem, SectionItem } from "../runbook/index.ts";
import { clean } from "./clean.ts";
import { itemBody, linesOfItem, type RowItem } from "./item-row.ts";
import { type Look, symbolsOf } from "./look.ts";
import { type Columns, edges, type Row, remark, rowLines } from "./row.ts";

export interface Block {
  /** Null above the first heading. */
  readonly section: SectionItem | null;
  readonly parent: SectionItem | null;
  readonly rows: readonly RowItem[];
}

/** What becomes of the section: its course, and among alternatives whether it is the one taken. */
export function courseWords({ section, parent }: Pick<Block, "section" | "parent">): string {
  if (section === null) return "";
  const { course } = section;
  if (parent === null || parent.siblings === "sequence") return course === "none" ? "never run" : course;
  const isBranch = parent.siblings === "branches";
  if (course === "none") return isBranch ? "if it applies" : "not taken";
  if (course === "main" || section.preferred) return `${course}, ${isBranch ? "if it applies" : "taken"}`;
  return `${course}, ${isBranch ? "if it applies" : "if chosen"}`;
}

const REMARK_COLUMN = 6;

const SIBLINGS = {
  sequence: null,
  choice: "one of these, not one after the other",
  branches: "each only in its own case",
} as const;

const asCondition = (when: string): string => {
  const text = clean(when);
  return /^(?:if|when|unless|only|for|in case|after|before|once|during|on)\b/i.test(text)
    ? text
    : `if ${text}`;
};

export function headingLines(block: Block, look: Look): readonly string[] {
  const { section } = block;
  if (section === null) return [];
  const title = clean(section.title);
  const name = section.role === null ? title : `${section.role} ${symbolsOf(look).dot} ${title}`;
  const tone = section.course === "none" ? "dim" : "bold";
  const lines = [edges(look, { text: name, tone }, courseWords(block))];
  if (section.when !== null) lines.push(...remark(look, REMARK_COLUMN, asCondition(section.when)));
  const said = SIBLINGS[section.siblings];
  if (said !== null) lines.push(...remark(look, REMARK_COLUMN, said));
  return lines;
}

function markOf(item: RowItem, look: Look): string {
  if (item.sure === "exact") return "";
  return item.sure === "inferred" ? symbolsOf(look).dot : "?";
}

/** Under which condition, on which host and inside which client a row would run; null: here, always. */
function circumstance(item: RowItem): string | null {
  const parts: string[] = [];
  if ("when" in item && typeof item.when === "string" && item.kind !== "contact")
    parts.push(asCondition(item.when));
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

/** The lines of a command after the one that the row shows, each beside its own number where that is known. */
function linesBelow(item: RowItem, columns: Columns, row: Row): readonly Row[] {
  const { look } = columns;
  const all = linesOfItem(item, look);
  const titled = isTitled(item, look);
  const expects = titled && item.expects !== null ? `  ${symbolsOf(look).to} ${clean(item.expects)}` : "";
  const run = item.kind === "query" ? item.sql : "run" in item ? item.run : "";
  const isWhole = run.trimEnd().split("\n").length === item.lines[1] - item.lines[0] + 1;
  const indent = (row.indent ?? 0) + (titled ? 2 : 0);
  return all.slice(titled ? 0 : 1).map(({ offset, text }, index) => ({
    at: isWhole && offset > 0 ? String(item.lines[0] + offset) : "",
    verb: "",
    text: index === 0 ? text + expects : text,
    dim: titled || row.dim === true,
    indent,
  }));
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

function itemLines(
  item: RowItem,
  columns: Columns,
  given: { dim: boolean; choices: Choices },
): readonly string[] {
  const { look } = columns;
  const indent = circumstance(item) === null ? 0 : 2;
  const isSecondary = given.dim || SECONDARY.has(item.kind);
  const tones = isSecondary ? { dim: true, verbTone: null, rightTone: null } : {};
  const place = { at: String(item.lines[0]), mark: markOf(item, look), indent };
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
    const now = circumstance(item);
    if (now !== under && now !== null) {
      const text = `${now}:`;
      lines.push(
        ...rowLines({ at: "", verb: "", text, textTone: dim ? "dim" : "bold", whole: true }, columns),
      );
    }
    under = now;
    lines.push(...itemLines(item, columns, { dim, choices }));
  }
  return lines;
}

/**
 * Where a text sends its reader, and when: "If only the frontend is affected → Frontend only", "Is it the database? Go
 * to Database rollback. Otherwise see Application rollback.", a row of "Symptom | Section". A reference without a
 * circumstance ("see Deployment", a table of contents) sends nobody anywhere.
 */
import type { Block, List, Table } from "./blocks.ts";
import type { Section } from "./outline.ts";
import { plainText } from "./phrases/plain.ts";
import { type How, referencesIn } from "./references.ts";
import type { SectionNames } from "./section-names.ts";
import { sentWhen, tidy } from "./sent-when.ts";
import { sentencesOf } from "./sentences.ts";

export interface Sending {
  readonly target: Section;
  /** The circumstance as the text has it; null where it only says that one is to be chosen. */
  readonly when: string | null;
  /** Said as a condition, and not only beside it. */
  readonly firm: boolean;
  readonly line: number;
  /** Shared by what one paragraph, list or table sends to. */
  readonly block: number;
  readonly how: How;
  /** The same circumstance sends to another section too. */
  readonly several: boolean;
}

/** What stands over a piece of text: the sentence before it, the line that leads into it. */
interface Context {
  readonly names: SectionNames;
  readonly asked: string | null;
  readonly led: boolean;
}

interface Piece {
  readonly text: string;
  readonly line: number;
  readonly listed: boolean;
}

const CHOOSES =
  /\b(?:which|choose|pick|select|decide|decision|depend(?:s|ing)|according to|based on|what (?:is|do you|happened|broke|changed|failed|you see|kind)|triage|one of (?:these|the following|them|the sections)|find your|matching|that (?:fits|applies|matches)|applies to you)\b|\?\s*:?$/i;

/** The sendings of a section's own text. */
export function sendingsIn(section: Section, names: SectionNames): readonly Sending[] {
  const led = CHOOSES.test(plainText(section.title.slice(0, 200)));
  return inBlocks(section.blocks, { names, asked: null, led });
}

function inBlocks(blocks: readonly Block[], context: Context): Sending[] {
  const found: Sending[] = [];
  let over: Context = context;
  let block = 0;
  for (const each of blocks) {
    const { sendings, after } = inBlock(each, over, context);
    over = after ?? over;
    // "Otherwise …" in a paragraph of its own goes with the one before it.
    if (each.kind !== "paragraph" || sendings[0]?.when !== "otherwise") block = each.lines[0];
    found.push(...sendings.map((sending) => ({ ...sending, block })));
  }
  return found;
}

interface InBlock {
  readonly sendings: readonly Sending[];
  /** What stands over the next block, where this one leads into it. */
  readonly after: Context | null;
}

function inBlock(block: Block, over: Context, context: Context): InBlock {
  switch (block.kind) {
    case "paragraph": {
      const said = inSentences(sentencesOf({ ...block, text: unnumbered(block.text) }), over);
      const led = context.led || CHOOSES.test(said.last);
      return { sendings: said.sendings, after: { ...context, asked: said.asked, led } };
    }
    case "list":
      return { sendings: inList(block, over), after: null };
    case "table":
      return { sendings: inTable(block, over), after: null };
    case "quote":
      return { sendings: inBlocks(block.blocks, over), after: null };
    default:
      return { sendings: [], after: null };
  }
}

/** The full stop of "→ 2. Free space" ends no sentence. */
const unnumbered = (text: string): string =>
  text.replace(
    /((?:→|->|=>|⇒|\b(?:to|see|follow|use|with|otherwise|else))[ \t]{1,3}\d{1,2})\.(?=[ \t])/gi,
    "$1 ",
  );

/** An item that is a link and nothing else: of a table of contents, whatever the others tell of theirs. */
const BARE_LINK = /^\s{0,3}\[[^\]\n]{1,200}\]\(#[^)\s]{1,200}\)\W{0,3}$/;

function inList(list: List, context: Context): Sending[] {
  if (!context.led && list.items.some(({ text, blocks }) => BARE_LINK.test(text) && blocks.length === 0))
    return [];
  return list.items.flatMap((item) => {
    const text = { text: unnumbered(item.text), lines: item.textLines };
    const said = inSentences(sentencesOf({ kind: "paragraph", ...text }), context, true);
    if (item.blocks.length === 0) return said.sendings;
    const led = context.led || CHOOSES.test(said.last);
    return [
      ...said.sendings,
      ...inBlocks(item.blocks, { ...context, asked: said.asked ?? context.asked, led }),
    ];
  });
}

interface Said {
  readonly sendings: Sending[];
  /** The question that what follows answers, or null. */
  readonly asked: string | null;
  readonly last: string;
}

function inSentences(
  sentences: readonly { readonly text: string; readonly lines: readonly [number, number] }[],
  context: Context,
  listed = false,
): Said {
  const sendings: Sending[] = [];
  let asked = context.asked;
  let last = "";
  for (const { text, lines } of sentences) {
    const piece: Piece = { text: text.slice(0, 2000), line: lines[0], listed };
    sendings.push(...inPiece(piece, { ...context, asked }));
    last = plainText(piece.text);
    if (QUESTION.test(last)) asked = last;
  }
  return { sendings, asked: QUESTION.test(last) || sendings.length > 0 ? asked : null, last };
}

const QUESTION = /\?\s*:?$/;

function inPiece({ text, line, listed }: Piece, context: Context): readonly Sending[] {
  const found = referencesIn(text, context.names).flatMap((reference) => {
    const said = sentWhen(reference, context);
    if (said === null && !(listed && context.led)) return [];
    return [{ reference, when: said?.when ?? null, firm: said?.firm ?? false }];
  });
  return found.map(({ reference: { target, how }, when, firm }): Sending => {
    const same = found.filter((other) => other.when === when && when !== null);
    const targets = new Set(same.map((other) => other.reference.target));
    return { target, when, firm, line, block: line, how, several: targets.size > 1 };
  });
}

const SEEN =
  /\b(?:symptoms?|situations?|scenarios?|problems?|cases?|conditions?|affected|changed?s?|types?|kinds?|alerts?|errors?|failures?|causes?|triggers?|seen?|impact|severity|incidents?|issues?|signs?|signals?|observations?|broken|wrong|if|when|what happened)\b/i;
/** A row sends where one of its cells is a section's name or a link to it, and another says what is seen. */
function inTable(table: Table, { names }: Context): readonly Sending[] {
  const headers = table.header.map((cell) => plainText(cell));
  return table.rows.flatMap((row) => {
    const cells = row.cells.map((cell) => ({ plain: plainText(cell), targets: targetsOf(cell, names) }));
    const at = cells.findIndex(({ targets }) => targets.length > 0);
    const seen = cells.findIndex(({ plain, targets }) => targets.length === 0 && plain !== "");
    const header = headers[seen] ?? "";
    // "Environment | URL" names sections too, and sends nobody.
    if (at < 0 || seen < 0 || !SEEN.test(header)) return [];
    const when = tidy(cells[seen]?.plain ?? "");
    return (cells[at]?.targets ?? []).map((target, _, all): Sending => {
      return {
        target,
        when,
        firm: true,
        line: row.line,
        block: row.line,
        how: "goes",
        several: all.length > 1,
      };
    });
  });
}

function targetsOf(cell: string, names: SectionNames): readonly Section[] {
  const parts = plainText(cell.slice(0, 300))
    .split(/\s*(?:[,;+&]|\b(?:and )?then\b|\band\b)\s*/i)
    .filter(Boolean);
  const named = [plainText(cell.slice(0, 300)), ...parts].map((part) => {
    const bare = part.replace(/^(?:see|use|follow|go to|run|do|→|->)\s+(?:the\s+)?/i, "");
    return wholly(part, names) ?? wholly(bare, names);
  });
  const [one, ...several] = named;
  if (one != null) return [one];
  if (several.every((section) => section !== null)) return several;
  return [...new Set(referencesIn(cell.slice(0, 600), names).map(({ target }) => target))];
}

function wholly(words: string, names: SectionNames): Section | null {
  const found = names.atStart(words);
  return found !== null && !/[\p{L}\p{N}]/u.test(words.slice(found.end)) ? found.section : null;
}

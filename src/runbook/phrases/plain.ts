/**
 * One piece of Markdown as the words a person sees: no emphasis, code marks, link targets, tags, emoji or list
 * markers. It keeps every word and sign, for meaning is read elsewhere.
 */
import { readMarks } from "../damage/read-marks.ts";

/** Phrases are read from the first characters of a text only, whatever its length. */
export const PHRASE_LIMIT = 400;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&le;", "≤"],
  ["&ge;", "≥"],
  ["&amp;", "&"],
  ["&nbsp;", " "],
  ["&rarr;", "→"],
  ["&times;", "×"],
  ["&ndash;", "–"],
  ["&mdash;", "—"],
]);

const LINK = /!?\[([^[\]\n]{0,300})\]\([^()\n]{0,600}\)/g;
const TAG = /<\/?[a-z][^<>\n]{0,200}>|<!--[^<>\n]{0,400}-->/gi;
/** Real tags only: "<environment>" and "<5%" are words of a runbook, not HTML. */
const HTML =
  /^<(?:!--|\/?(?:a|abbr|b|br|code|del|details|div|em|font|h[1-6]|hr|i|img|kbd|li|mark|ol|p|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?=[\s/>]))/i;
/** Signs of copyright and trade marks count as pictures in Unicode, and stay. */
const EMOJI =
  /(?![©®™])\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|[\u{1F3FB}-\u{1F3FF}]|[✓✗✘☐☑☒]|\u{FE0E}|\u{FE0F}|\u200B|\u200C|\u200D/gu;
const KEYCAP = /[0-9#*]?\uFE0F?\u20E3/gu;
/** A quotation's mark goes only before a letter: "> 5%" in a cell is a comparison. */
const LIST_MARKER =
  /^\s*(?:>\s{0,3}(?=[\p{L}*_`[>#])){0,6}(?:#{1,6}\s+|\/\/\s+|--\s+)?(?:[-*+]\s+|\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s+)?/u;

const withoutEmphasis = (text: string): string =>
  text
    .replace(/\*\*|(?<!_)__(?=[\s\p{P}]|$)(?!_)|(?<=^|[\s\p{P}])(?<!_)__(?!_)|~~/gu, "")
    .replace(/(?<=^|[\s(["'])[*_](?=[^\s*_])/g, "")
    .replace(/(?<=[^\s*_(])[*_](?=$|[\s).,;:!?"'\]])/g, "");

function plain(markdown: string): string {
  const mended = readMarks(markdown)
    .replace(KEYCAP, "")
    .replace(/[➡⮕⟶]\uFE0F?/gu, "→")
    .replace(/&[a-z]{2,5};/g, (entity) => ENTITIES.get(entity) ?? entity)
    .replace(TAG, (tag) => (HTML.test(tag) ? " " : tag))
    .replace(LINK, "$1")
    .replace(EMOJI, "")
    .replace(LIST_MARKER, "")
    .replaceAll("`", "");
  return withoutEmphasis(mended).replace(/\s+/g, " ").trim();
}

/** The words of a piece of Markdown, in one line. */
export const plainText = (markdown: string): string => plain(markdown);

/** "CPU/memory > 80%" names two figures. */
const SIDE_BY_SIDE = /\b(cpu|memory|ram|disk|p\d\d) ?\/ ?(?=(?:cpu|memory|ram|disk|p\d\d)\b)/gi;

/** The words that phrases are read from: plain, and no more than the first 400 characters. */
export const phraseText = (markdown: string): string =>
  plain(markdown.slice(0, 4 * PHRASE_LIMIT))
    .slice(0, PHRASE_LIMIT)
    .replace(SIDE_BY_SIDE, "$1 and ");

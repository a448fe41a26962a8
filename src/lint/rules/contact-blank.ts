/**
 * A table or a list of whom to call that calls nobody: blank, TBD, a placeholder, a sample number. One finding for each
 * table, and one for the lists of a section. A form to be filled in later is none of its business.
 */
import type { Block, List, SectionItem, Table } from "../../runbook/index.ts";
import { plainText } from "../../runbook/index.ts";
import { blankIn, isEmptyCell, isStory } from "../contact-cells.ts";
import { type Desk, sectionsAround } from "../desk.ts";
import type { Hit, Rule } from "../rule.ts";
import { sectionAt } from "../section-tree.ts";

interface Missing {
  readonly line: number;
  readonly who: string;
  /** What stands there instead; empty for nothing. */
  readonly said: string;
}

const HOW =
  /\b(?:contacts?|phone|mobile|cell|tel(?:ephone)?|e-?mail|mail|slack|teams|pager(?:duty)?|handle|reach|channel|number|chat|details|how)\b/i;
const WHO = /\b(?:names?|person|who|primary|secondary|backup|on-?call|assignee|owner|engineer|lead)\b/i;
const ROLE = /\b(?:role|team|level|title|position|tier|function|area|service|escalation|responsib\w+)\b/i;
/** Filled in when the release is signed off. */
const TO_SIGN = /\b(?:sign\w*|signature|date|approv\w+|status|done|result|time completed)\b/i;

/** A way to reach somebody in whatever column: an address, a channel, a link, a number. */
const REACHES = /@[\w-]{2}|(?:^|\s)#[a-z]|https?:|\]\(|\d[\d ().-]{5,}\d/i;

/** Whose contacts these are: the outermost heading about contacts above the line. */
function contactSection(desk: Desk, line: number): SectionItem | null {
  const around = sectionsAround(desk, sectionAt(desk, line)?.id ?? null);
  return around.findLast(({ role }) => role === "contacts") ?? null;
}

function missingInTable(table: Table, listed: boolean): readonly Missing[] {
  const { header, rows } = table;
  if (header.some((cell) => TO_SIGN.test(cell) && !HOW.test(cell))) return [];
  const at = (form: RegExp): number[] => header.flatMap((cell, i) => (form.test(cell) ? [i] : []));
  const how = at(HOW).filter((i) => i > 0 || header.length === 1);
  const who = at(WHO).filter((i) => !how.includes(i));
  const strong = header.filter((cell) =>
    /\b(?:phone|mobile|e-?mail|slack|pager\w*|contact)\b/i.test(cell),
  ).length;
  if (
    !listed &&
    (strong === 0 || (who.length === 0 && !header.some((cell) => ROLE.test(cell))) || strong + who.length < 2)
  )
    return [];
  const looked = how.length > 0 ? [...who, ...how] : who.length > 0 ? who : header.map((_, i) => i).slice(1);
  return rows.flatMap(({ cells, line }) => {
    const values = looked.map((i) => cells[i] ?? "");
    const said = values
      .filter((cell) => !isEmptyCell(cell))
      .map(blankIn)
      .filter((each) => each !== null);
    // One cell that reaches somebody is enough, whatever the others lack.
    if (cells.some((cell) => REACHES.test(cell) && blankIn(cell) === null)) return [];
    const ways = (how.length > 0 ? how : looked).map((i) => cells[i] ?? "");
    if (said.length === 0 && !ways.every(isEmptyCell)) return [];
    const isName = (cell: string): boolean => /[a-z]{2}/i.test(cell) && blankIn(cell) === null;
    const name =
      cells.find((cell, i) => (!looked.includes(i) || i === 0) && isName(cell)) ??
      who.map((i) => cells[i] ?? "").find(isName);
    if (said.length === 0 && name === undefined) return [];
    return [{ line, who: plainText(name ?? "somebody").slice(0, 40), said: said[0] ?? "" }];
  });
}

const LABELLED = /^([^:|]{2,60}?)(?::|\s[–—-])\s*(.*)$/;

/** "On-call: +1-xxx-xxx-xxxx"; a label with its list below it names no one yet. */
function missingInText(markdown: string, line: number, hasMore: boolean): readonly Missing[] {
  const text = markdown.split("\n")[0] ?? "";
  const bare = text.slice(0, 400).replace(/\*\*|__(?=\S)|(?<=\S)__(?!_)/g, "");
  const match = LABELLED.exec(bare);
  const value = match?.[2] ?? bare;
  if (match !== null && value.trim() === "" && hasMore) return [];
  if (match === null && isEmptyCell(bare)) return [];
  if (/\b(?:https?:\/\/|`)/.test(value) || /^(?:if|when|for|after|\d)/i.test(match?.[1] ?? "")) return [];
  const said = blankIn(value);
  if (said === null || (match === null && said === bare.trim())) return [];
  return [{ line, who: plainText(match?.[1] ?? value.replace(said, "")).slice(0, 40) || "somebody", said }];
}

function missingInList(list: List): readonly Missing[] {
  return list.items.flatMap((item) => [
    ...missingInText(item.text, item.textLines[0], item.blocks.length > 0),
    ...item.blocks.flatMap((block) => (block.kind === "list" ? missingInList(block) : [])),
  ]);
}

function missingInBlock(block: Block, listed: boolean): readonly Missing[] {
  switch (block.kind) {
    case "table":
      return missingInTable(block, listed);
    case "list":
      return listed ? missingInList(block) : [];
    case "paragraph":
      return listed
        ? block.text
            .split("\n")
            .flatMap((text, i) =>
              LABELLED.test(text.slice(0, 400)) ? missingInText(text, block.lines[0] + i, true) : [],
            )
        : [];
    case "quote":
      return block.blocks.flatMap((each) => missingInBlock(each, listed));
    default:
      return [];
  }
}

/** `[pagerduty]:` at the start of a line: what stands in brackets is a link. */
function linksOf(desk: Desk): ReadonlySet<string> {
  const found = desk.source.map((line) => /^\s{0,3}(\[[^\]]{1,80}\]):\s/.exec(line.slice(0, 120))?.[1]);
  return new Set(found.flatMap((label) => (label === undefined ? [] : [label.toLowerCase()])));
}

function hitOf(desk: Desk, missing: readonly Missing[]): readonly Hit[] {
  const first = missing.find(({ said }) => !isStory(said)) ?? missing[0];
  if (first === undefined) return [];
  const names = [...new Set(missing.map(({ who }) => who))];
  const named = names.slice(0, 3).join(", ");
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  const said = [...new Set(missing.map((each) => each.said).filter((each) => each !== ""))]
    .slice(0, 3)
    .join(", ");
  const lines = [first.line, first.line] as const;
  const template =
    /\btemplate\b/i.test(desk.study.reading.title ?? "") || missing.every((each) => isStory(each.said));
  return [
    {
      span: { lines },
      ...(template ? { level: "note" as const } : {}),
      what: `no way to reach ${named}${more}: ${said === "" ? "nothing but blanks" : `only ${said}`}`.replace(
        /[.\s]+$/,
        "",
      ),
    },
  ];
}

function find(desk: Desk): readonly Hit[] {
  const links = linksOf(desk);
  const lists = new Map<SectionItem, Missing[]>();
  const hits: Hit[] = [];
  for (const block of desk.study.blocks) {
    if (block.kind === "fence" || block.kind === "heading") continue;
    const section = contactSection(desk, block.lines[0]);
    const missing = missingInBlock(block, section !== null).filter(
      ({ said }) => !links.has(said.toLowerCase()),
    );
    if (block.kind === "table" || section === null) hits.push(...hitOf(desk, missing));
    else if (lists.has(section)) lists.get(section)?.push(...missing);
    else lists.set(section, [...missing]);
  }
  for (const missing of lists.values()) hits.push(...hitOf(desk, missing));
  return hits.sort((a, b) => a.span.lines[0] - b.span.lines[0]);
}

export const contactBlank: Rule = {
  code: "CONTACT_BLANK",
  level: "warning",
  title: "contacts that are blank, TBD or a placeholder",
  why: "whoever needs help at night finds nobody here",
  fix: "write who it is and how to reach them, or name the rotation that knows",
  find,
};

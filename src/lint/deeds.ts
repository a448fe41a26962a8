/**
 * Every step of a runbook with what it does to the world, in the order of the file: from commands, statements, questions
 * and Rutter's own verbs. Found once for all rules; a step that does nothing of note is not among them.
 */
import { type Lines, lineSpan, type Span } from "../base/index.ts";
import type { Item, SectionItem } from "../runbook/index.ts";
import { judgeCommand, pipelinesOfText, type Stage } from "../shell/index.ts";
import { type Call, spanAt } from "./call.ts";
import type { Deed, DeedKind } from "./deed.ts";
import { kindsOfStage, textOfStage } from "./deed-commands.ts";
import { kindsOfText, tellsPeople } from "./deed-phrases.ts";
import { kindsOfSql } from "./deed-sql.ts";
import type { Desk } from "./desk.ts";

const known = new WeakMap<Desk, readonly Deed[]>();

export function deedsOf(desk: Desk): readonly Deed[] {
  const made = known.get(desk);
  if (made !== undefined) return made;
  const told = new Set<Item>();
  const deeds = desk.calls.flatMap((call) => deedsOfCall(desk, call, told));
  for (const item of desk.items) if (!told.has(item)) deeds.push(...deedsOfItem(desk, item));
  const own = deeds.map(({ section }) => section);
  deeds.push(...deedsOfHeadings(desk, new Set(own)));
  const sorted = deeds.sort((a, b) => a.line - b.line);
  known.set(desk, sorted);
  return sorted;
}

interface Found {
  readonly item: Item;
  readonly span: Span;
  readonly words: string;
  readonly kinds: readonly DeedKind[];
}

function deedsFrom(desk: Desk, { item, span, words, kinds }: Found): Deed[] {
  const section = item.kind === "section" ? item : sectionOf(desk, item);
  const choice = "choice" in item ? item.choice : null;
  return withContract(kinds, [item.text, section?.title ?? ""]).map((kind) => ({
    kind,
    item,
    section,
    course: section?.course ?? "main",
    span,
    line: span.lines[0],
    words: words.replace(/\s+/g, " ").trim(),
    choice,
  }));
}

const CONTRACT = /\bcontract(?:ion)?[- ](?:phase|migrations?|step|ddl|schema)\b|^\W*(?:\d+\W+)?contract\b/i;

/** `npm run migrate` under "Phase 3: contract" takes away what it did not say. */
function withContract(kinds: readonly DeedKind[], titles: readonly string[]): readonly DeedKind[] {
  const contracts = kinds.includes("migrate") && !kinds.includes("contract");
  const said = titles.map((title) => title.slice(0, 200).replace(/^(?:step|phase)\s*\w+\W+/i, ""));
  return contracts && said.some((title) => CONTRACT.test(title)) ? [...kinds, "contract"] : kinds;
}

const sectionOf = (desk: Desk, { section }: Item): SectionItem | null =>
  section === null ? null : (desk.sections.get(section) ?? null);

function deedsOfCall(desk: Desk, call: Call, told: Set<Item>): Deed[] {
  const { item, pipeline } = call;
  if (item === null) return [];
  for (const stage of pipeline.stages) {
    const kinds = titled(kindsOfStage(stage), item.text);
    if (kinds.length === 0) continue;
    if (!isAct(kinds, item, stage)) continue;
    told.add(item);
    return deedsFrom(desk, { item, span: spanAt(call, stage.mark), words: textOfStage(stage), kinds });
  }
  return [];
}

/** To the catalog a dump only reads; and what a client is fed stands outside of its command. */
const isAct = ([kind]: readonly DeedKind[], item: { readonly danger: string }, stage: Stage): boolean =>
  kind === "backup" ||
  (item.danger !== "read" &&
    (stage.redirects.some(({ heredoc }) => heredoc !== null) || judgeCommand(stage.text).danger !== "read"));

/** `kubectl apply -f -` is whatever its title says it is. */
function titled(kinds: readonly DeedKind[], title: string): readonly DeedKind[] {
  if (kinds[0] !== "deploy" && kinds[0] !== "apply") return kinds;
  const said = kindsOfText(title);
  return said.includes("migrate") || said.includes("backup") ? said : kinds;
}

/** The line of a block of SQL that does it. */
function lineOfSql(desk: Desk, [first, last]: Lines, kind: DeedKind): number {
  const form = kind === "contract" ? /\bdrop\b|\bnot\s+null\b/i : /\b(?:alter|drop|backup|restore)\b/i;
  const at = desk.source.slice(first - 1, last).findIndex((line) => form.test(line.replace(/--.*/, "")));
  return first + Math.max(at, 0);
}

const VERBS: Readonly<Record<string, DeedKind>> = {
  deploy: "deploy",
  canary: "deploy",
  migrate: "migrate",
  backup: "backup",
};

/** A tool that reading does not know, alone between backticks, is typed like any other. */
function kindsOfCode(desk: Desk, { lines, text }: Item): readonly DeedKind[] {
  const isCode =
    text.length < 400 && (desk.source[lines[0] - 1] ?? "").slice(0, 1000).includes(`\`${text}\``);
  if (!isCode) return [];
  const kinds = pipelinesOfText(text).flatMap(({ stages }) => stages.map(kindsOfStage));
  return kinds.find((each) => each.length > 0) ?? [];
}

function deedsOfItem(desk: Desk, item: Item): Deed[] {
  const from = (words: string, kinds: readonly DeedKind[]): Deed[] =>
    deedsFrom(desk, { item, span: lineSpan(...item.lines), words, kinds });
  switch (item.kind) {
    case "query":
      return kindsOfSql(item.sql).flatMap((kind) => {
        const line = lineOfSql(desk, item.lines, kind);
        return deedsFrom(desk, {
          item,
          span: lineSpan(line),
          words: desk.source[line - 1] ?? item.sql,
          kinds: [kind],
        });
      });
    case "question": {
      const said = kindsOfText(item.text);
      return from(item.text, said.length > 0 ? said : kindsOfCode(desk, item));
    }
    case "command":
    case "check":
      // What the words do not tell, the title may: `./step-2.sh` under "Back up the database".
      return item.danger === "read" ? [] : from(item.text, kindsOfText(item.text));
    case "verb": {
      const kind = VERBS[item.verb];
      if (kind !== undefined) return from(item.text, [kind]);
      return item.verb === "notify" ? from(item.text, kindsOfText(`notify: ${item.text}`)) : [];
    }
    default:
      return [];
  }
}

const belowOf = ({ lines: [, last] }: SectionItem): [number, number] => [last, last + 6];

/** "### 3. Back up the database" over prose, or over commands that tell nothing, is the step itself. */
function deedsOfHeadings(desk: Desk, own: ReadonlySet<SectionItem | null>): Deed[] {
  const parents = new Set<string | null>();
  for (const { kind, section } of desk.items) if (kind === "section") parents.add(section);
  return desk.items.flatMap((item) => {
    if (item.kind !== "section" || own.has(item) || parents.has(item.id)) return [];
    // What is told stands below "Notify stakeholders".
    const said = tellsPeople(item.title)
      ? `${item.title}: ${desk.source.slice(...belowOf(item)).join(" ")}`
      : item.title;
    return deedsFrom(desk, {
      item,
      span: lineSpan(...item.lines),
      words: item.title,
      kinds: kindsOfText(said),
    });
  });
}

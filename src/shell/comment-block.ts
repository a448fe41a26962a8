/**
 * A run of comment lines, read in its place: which of them title the commands below, which tell what the commands above should
 * give, and which ask a person for something. Lines are kept together where they are one sentence or one list.
 */
import type { Lines } from "../base/index.ts";
import type { CommentLine } from "./comment-line.ts";
import { looksLikeCommand } from "./looks-like-command.ts";

export interface Around {
  /** Commands end on the line directly above. */
  readonly under: boolean;
  /** Commands begin on the line directly below. */
  readonly over: boolean;
  /** Commands without a comment of their own follow after blank lines. */
  readonly overGap: boolean;
  /** Something in the text has been run before. */
  readonly after: boolean;
}

export interface Mark {
  readonly kind: "title" | "expectation" | "wait" | "instruction" | "note";
  readonly lines: Lines;
  readonly text: string;
  readonly when: string | null;
  readonly alternative: CommentLine["alternative"];
  readonly preferred: boolean;
  readonly ms: number | null;
}

interface Entry {
  readonly head: CommentLine;
  /** Grows while the block is read, and not after. */
  readonly lines: CommentLine[];
}

const strong =
  /^(?:please\s+|manually\s+)?(?:open|go|navigate|visit|click|select|ask|tell|notify|announce|inform|alert|page|contact|call|email|message|post|communicate|coordinate|log\s?in|login|sign|approve|schedule|escalate|stop\s+application|press|fill|paste|choose)\b/i;
const describes =
  /\b(?:should|must)\s+(?:be|show|return|have|match|contain|see|not|now|all|equal|display|respond|list|print|say|read|report|exist)\b/i;

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

function continues(entry: Entry, line: CommentLine, final: boolean): boolean {
  const before = last(entry.lines) ?? entry.head;
  if (line.kind === "separator" || entry.head.kind === "separator" || line.kind === "elision") return false;
  const opensList = /[:：]$/.test(entry.head.text);
  if (entry.head.kind === "expectation" && opensList)
    return !(final && (line.marker === "number" || line.imperative));
  if (line.marker === "bullet") return true;
  if (line.marker === "number")
    return !final && entry.head.marker === null && (opensList || entry.head.imperative);
  if (line.kind !== "plain" || line.alternative !== null || line.when !== null) return false;
  if (entry.head.alternative?.kind === "or" && looksLikeCommand(line.text)) return !final;
  if (line.indent > entry.head.indent + 1) return true;
  if (/^[a-z(]/.test(line.raw) && !/[.!?:]$/.test(before.text)) return !looksLikeCommand(line.text);
  return /[,;–—-]$/.test(before.text) || (opensList && !final);
}

function entriesOf(block: readonly CommentLine[], over: boolean): Entry[] {
  const entries: Entry[] = [];
  for (const [at, line] of block.entries()) {
    const entry = last(entries);
    const final = over && at === block.length - 1;
    if (entry !== undefined && continues(entry, line, final)) entry.lines.push(line);
    else entries.push({ head: line, lines: [line] });
  }
  return entries;
}

/** Rules of dashes belong to the words they frame. */
function withoutSeparators(entries: readonly Entry[]): Entry[] {
  const kept: Entry[] = [];
  let waiting: CommentLine[] = [];
  for (const entry of entries) {
    if (entry.head.kind === "separator") {
      const before = last(kept);
      const into = before?.lines ?? waiting;
      for (const line of entry.lines) into.push(line);
    } else {
      kept.push({ head: entry.head, lines: [...waiting, ...entry.lines] });
      waiting = [];
    }
  }
  const [only] = waiting;
  return only === undefined ? kept : [...kept, { head: only, lines: waiting }];
}

/** Two sentences in one title are kept apart. */
const between = (text: string, next: string): string =>
  text === "" ? "" : /^[A-Z][a-z]/.test(next) && /[\p{L}\p{N})]$/u.test(text) ? "; " : " ";

function mark(kind: Mark["kind"], entries: readonly Entry[]): Mark {
  const lines = entries.flatMap((entry) => entry.lines);
  const head =
    entries.find((entry) => entry.head.alternative !== null || entry.head.when !== null)?.head ??
    entries[0]?.head;
  const said = lines.filter((line) => line.kind !== "separator");
  return {
    kind,
    lines: [lines[0]?.line ?? 1, last(lines)?.line ?? 1],
    text: said
      .map((line, at) => (at === 0 || line.marker === null ? line.text : line.raw))
      .reduce((text, line) => `${text}${kind === "title" ? between(text, line) : "\n"}${line}`, "")
      .trim(),
    when: head?.when ?? null,
    alternative: head?.alternative ?? null,
    preferred: entries.some((entry) => entry.lines.some((line) => line.preferred)),
    ms: head?.ms ?? null,
  };
}

function standing(entry: Entry, around: Around): Mark {
  const { head } = entry;
  if (head.kind === "expectation") return mark(around.after ? "expectation" : "note", [entry]);
  if (head.kind === "wait") return mark("wait", [entry]);
  if (head.kind !== "plain") return mark("note", [entry]);
  if (
    looksLikeCommand(head.text) ||
    entry.lines.slice(1).some((line) => line.marker === null && looksLikeCommand(line.text))
  )
    return mark("note", [entry]);
  const asks = head.imperative || entry.lines.some((line) => line.imperative && !/:$/.test(head.text));
  if (!asks && around.after && describes.test(head.text)) return mark("expectation", [entry]);
  if (
    !asks &&
    head.when !== null &&
    /\b(?:contact|escalate|rollback|roll back|check|restart|run|see)\b/i.test(head.text)
  )
    return mark("instruction", [entry]);
  return mark(asks ? "instruction" : "note", [entry]);
}

/** How many of the last entries are one title. */
function titleLength(entries: readonly Entry[]): number {
  let count = 1;
  while (count < entries.length) {
    const below = entries[entries.length - count]?.head;
    const above = entries[entries.length - count - 1];
    if (below === undefined || above === undefined) break;
    if (below.marker === "number" || below.alternative !== null || below.when !== null) break;
    if (above.head.kind !== "plain" || looksLikeCommand(above.head.text) || /[:：]$/.test(above.head.text))
      break;
    count++;
  }
  const earlier = entries.slice(entries.length - count, -1);
  // A list of things to do by hand, and only then the command with its title.
  const byHand = earlier.length > 0 && earlier.every(({ head }) => head.imperative && head.marker === null);
  return byHand && (earlier.length > 1 || strong.test(earlier[0]?.head.text ?? "")) ? 1 : count;
}

function titles(entry: Entry, around: Around): boolean {
  const { head } = entry;
  if (head.kind === "separator" || head.kind === "elision") return false;
  if (looksLikeCommand(head.text) && head.alternative === null) return false;
  if (around.over)
    return head.kind === "plain" || (head.kind === "expectation" && !(around.after && around.under));
  return (
    around.overGap &&
    !around.under &&
    head.kind === "plain" &&
    !strong.test(head.text) &&
    entry.lines.length === 1
  );
}

export function readBlock(block: readonly CommentLine[], around: Around): Mark[] {
  const entries = withoutSeparators(entriesOf(block, around.over));
  const final = last(entries);
  if (final === undefined) return [];
  if (!titles(final, around)) return entries.map((entry) => standing(entry, around));
  const count = titleLength(entries);
  const before = entries.slice(0, entries.length - count).map((entry) => standing(entry, around));
  return [...before, mark("title", entries.slice(entries.length - count))];
}

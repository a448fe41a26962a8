/**
 * What one item of a reading looks like as a row: its verb, its text, what stands at the right edge. Sections and
 * inputs are no rows; they have their own places.
 */
import { formatDuration } from "../base/index.ts";
import type { Danger, GuardAction, GuardItem, Item, SectionItem } from "../runbook/index.ts";
import { clean } from "./clean.ts";
import { type CommandLine, commandLines } from "./command-lines.ts";
import { conditionText } from "./condition-text.ts";
import { type Look, symbolsOf, type Tone } from "./look.ts";
import type { Row } from "./row.ts";
import { waitText } from "./wait-text.ts";
import { windowText } from "./window-text.ts";

export type RowItem = Exclude<Item, SectionItem | { kind: "input" }>;

type Body = Pick<Row, "verb" | "text" | "verbTone" | "right" | "rightTone" | "dim">;

export const DANGER_WORD: Readonly<Record<Danger, string>> = {
  read: "reads",
  write: "writes",
  destroy: "destroys",
};

const GUARD_VERB: Readonly<Record<GuardAction, string>> = {
  rollback: "back",
  prepare: "back",
  ask: "ask",
  escalate: "alert",
  pause: "pause",
  note: "note",
};

/** What shows of a command in `read`: enough to know it again, with the rest one look into the file away. */
const READ_LINES = 6;

/** The lines of an item that is a command or a statement; empty for one that is not. */
export function linesOfItem(item: RowItem, look: Look): readonly CommandLine[] {
  if (item.kind === "command" || item.kind === "check") return commandLines(item.run, READ_LINES, look);
  return item.kind === "query" ? commandLines(item.sql, READ_LINES, look) : [];
}

const firstLine = (item: RowItem, look: Look): string => linesOfItem(item, look)[0]?.text ?? "";

function dangerWords(item: {
  danger: Danger;
  endless?: boolean;
  interactive?: boolean;
  elided?: boolean;
}): Partial<Body> {
  const words = [DANGER_WORD[item.danger]];
  if (item.endless === true) words.push("endless");
  if (item.interactive === true) words.push("interactive");
  if (item.elided === true) words.push("incomplete");
  return { right: words.join(", "), rightTone: item.danger === "destroy" ? "red" : null };
}

export function rangeText(minMs: number, maxMs: number): string {
  const [least, most] = [formatDuration(minMs), formatDuration(maxMs)];
  if (least === most) return least;
  const [low = "", unit = ""] = least.split(" ");
  return most.endsWith(` ${unit}`) && least.split(" ").length === 2
    ? `${low} to ${most}`
    : `${least} to ${most}`;
}

function guardBody(item: GuardItem, look: Look): Body {
  const parts = [conditionText(item.when, look)];
  if (item.armedForMs !== null) parts.push(`in the first ${formatDuration(item.armedForMs)}`);
  if (item.withinMs !== null) parts.push(`within ${formatDuration(item.withinMs)}`);
  parts.push(...waitText(item));
  const tone: Tone | null = item.action === "rollback" ? "red" : item.action === "ask" ? "yellow" : null;
  return { verb: GUARD_VERB[item.action], text: parts.join(", "), verbTone: tone, right: item.action };
}

function ladderText(item: Extract<Item, { kind: "ladder" }>, look: Look): string {
  const dwells = new Set(item.rungs.slice(0, -1).map((rung) => rung.dwellMs));
  const [only] = [...dwells];
  const same = dwells.size === 1 && only !== undefined && only !== null;
  const rungs = item.rungs.map((rung) => {
    const dwell = same || rung.dwellMs === null ? "" : ` (${formatDuration(rung.dwellMs)})`;
    return `${rung.percent} %${dwell}`;
  });
  return `${rungs.join(` ${symbolsOf(look).to} `)}${same ? `, ${formatDuration(only)} each` : ""}`;
}

/** Items that ask, watch or wait: the part of a runbook that is not typed into a shell. */
function gateBody(item: RowItem, look: Look): Body | null {
  switch (item.kind) {
    case "question":
      return { verb: "ask", text: clean(item.establishes || item.text), verbTone: "yellow" };
    case "wait":
      return { verb: "wait", text: formatDuration(item.ms) };
    case "soak":
      return { verb: "soak", text: rangeText(item.minMs, item.maxMs) };
    case "guard":
      return guardBody(item, look);
    case "target":
      return { verb: "good", text: conditionText(item.when, look) };
    case "ladder":
      return { verb: "shift", text: ladderText(item, look) };
    case "window":
    case "freeze":
      return { verb: item.kind, text: windowText(item, look) };
    case "approval": {
      const who = clean(item.who ?? "a person");
      const what = item.for === null ? "" : `, for ${clean(item.for)}`;
      return { verb: "approve", text: `${item.count} of ${who}${what}`, verbTone: "yellow" };
    }
    case "later":
      return {
        verb: "later",
        text: clean(item.establishes || item.text),
        right: `within ${formatDuration(item.withinMs)}`,
      };
    default:
      return null;
  }
}

function textBody(item: RowItem): Body {
  switch (item.kind) {
    case "contact": {
      const after =
        item.afterMs === null
          ? null
          : item.afterMs === 0
            ? "at once"
            : `after ${formatDuration(item.afterMs)}`;
      const said = `${item.who}, ${item.how ?? ""}`.toLowerCase();
      const when = item.when ?? after;
      const isSaid = when !== null && said.includes(when.toLowerCase());
      const parts = [item.who, item.how, isSaid ? null : when].filter((part) => part !== null);
      return { verb: "who", text: parts.map(clean).join(", ") };
    }
    case "expectation":
      return { verb: "expect", text: clean(item.text), ...(item.compiled ? {} : { right: "by eye" }) };
    case "verb":
      return { verb: item.verb, text: clean(item.text) };
    case "template":
      return { verb: "text", text: clean(item.text) };
    case "diagnosis":
      return { verb: "look", text: clean(item.text) };
    case "note":
      // The comment over a command is its title: it reads as in the runbook, and is nothing of its own.
      return item.titles === true
        ? { verb: "", text: `# ${clean(item.text)}`, dim: true }
        : { verb: "note", text: clean(item.text) };
    default:
      return { verb: "see", text: clean(item.text) };
  }
}

export function itemBody(item: RowItem, look: Look): Body {
  switch (item.kind) {
    case "command":
      return { verb: "run", text: firstLine(item, look), ...dangerWords(item) };
    case "check":
      return {
        verb: "check",
        text: clean(item.establishes) || firstLine(item, look),
        ...dangerWords(item),
      };
    case "query":
      return { verb: "query", text: firstLine(item, look), ...dangerWords(item) };
    case "request":
      return { verb: "call", text: clean(`${item.method} ${item.url}`), ...dangerWords(item) };
    default:
      return gateBody(item, look) ?? textBody(item);
  }
}

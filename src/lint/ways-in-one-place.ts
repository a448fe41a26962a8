/**
 * Several ways within one place: one block of commands, which whoever pastes it runs to the end, or one list. It tells
 * what the words around them say of the choice; it takes none.
 */
import { type Block, type CommandItem, type List, plainText } from "../runbook/index.ts";
import { deedsOf } from "./deeds.ts";
import type { Desk } from "./desk.ts";
import { commandInProse } from "./looks.ts";
import type { Hit } from "./rule.ts";
import { itemsWithin, sectionAt } from "./section-tree.ts";

/** Words that guide a choice. */
export const CHOSEN =
  /\b(?:choose|choice|pick|select|either|one of|any of|depend\w*|whichever|whether|use (?:this|it|when|if|for|only)|if|when|for (?:when|teams|small|large|minor|major|emergenc\w+|code|simple|complex)|recommend\w*|prefer\w*|default|fall-?back|only (?:if|when|for)|instead|alternativ\w+|emergency|unavailable|best for|suitable|not available|last resort)\b/i;
/** `<!-- rutter: choose one -->` stands before it. */
export const isMarked = (desk: Desk, line: number): boolean =>
  desk.source
    .slice(Math.max(0, line - 4), line)
    .some((text) => /<!--\s*rutter:[^>]*\bchoose\b/.test(text.slice(0, 500)));

const isActing = (item: { readonly kind: string; readonly danger?: string }): item is CommandItem =>
  item.kind === "command" && item.danger !== "read";

/** On no course but these is anything done one after another. */
export const COURSES: ReadonlySet<string> = new Set(["main", "rollback", "recover"]);

const isDone = (desk: Desk, line: number): boolean => COURSES.has(sectionAt(desk, line)?.course ?? "main");

/** What is tried when something is broken is tried in turn; only two restores undo each other. */
function isTried(desk: Desk, items: readonly CommandItem[]): boolean {
  if (sectionAt(desk, items[0]?.lines[0] ?? 1)?.course !== "recover") return false;
  const restores = deedsOf(desk).filter(({ kind }) => kind === "restore");
  return (
    new Set(restores.map(({ item }) => item).filter((item) => items.some((each) => each === item))).size < 2
  );
}

function hitOf(desk: Desk, items: readonly CommandItem[]): readonly Hit[] {
  const [first, second] = items;
  if (first === undefined || second === undefined || !isDone(desk, first.lines[0])) return [];
  if (items.some(({ preferred, when }) => preferred || when !== null)) return [];
  if (isMarked(desk, first.lines[0] - 1) || isTried(desk, items)) return [];
  const from = Math.max(0, first.lines[0] - 6);
  const above = desk.source.slice(from, second.lines[0]).join(" ").slice(0, 2000);
  const titles = `"${first.text.slice(0, 40)}", "${second.text.slice(0, 40)}" (line ${second.lines[0]})`;
  return [
    {
      span: { lines: first.lines },
      ...(CHOSEN.test(above) ? { level: "note" as const } : {}),
      what: `one block holds several ways, and nothing says which to take: ${titles}`,
    },
  ];
}

/** Alternatives that the reading found: `# Option A`, `# Or …`. */
export function choicesInFences(desk: Desk): readonly Hit[] {
  const groups = new Map<string, CommandItem[]>();
  for (const item of desk.items) {
    if (!isActing(item) || item.choice === null) continue;
    const group = groups.get(item.choice);
    if (group === undefined) groups.set(item.choice, [item]);
    else group.push(item);
  }
  return [...groups.values()].flatMap((items) => hitOf(desk, items));
}

const MEANS = /^(?:using|via|with|through|by) (?:the )?\w/i;
const OPTION = /^(?:option|method|approach|alternative|path|way|choice)\s*#?(?:[a-z]|\d{1,2})\b/i;

function waysIn(desk: Desk, block: Block): readonly Hit[] {
  if (block.kind === "fence") {
    const items = itemsWithin(desk, ...block.lines).filter(isActing);
    const means = items.filter(({ text, choice }) => choice === null && MEANS.test(text));
    return means.length < 2 || means.length < items.length ? [] : hitOf(desk, means);
  }
  if (block.kind !== "list") return [];
  return [
    ...optionsIn(desk, block),
    ...block.items.flatMap(({ blocks }) => blocks.flatMap((each) => waysIn(desk, each))),
  ];
}

/** "- Option A: `kubectl apply …`" above "- Option B: `helm upgrade …`". */
function optionsIn(desk: Desk, list: List): readonly Hit[] {
  const options = list.items.filter(({ text }) => OPTION.test(plainText(text.slice(0, 300))));
  const [first, second] = options;
  if (first === undefined || second === undefined || !isDone(desk, first.lines[0])) return [];
  if (sectionAt(desk, first.lines[0])?.course === "recover") return [];
  if (options.some(({ text }) => commandInProse(text) === null)) return [];
  const from = Math.max(0, first.lines[0] - 4);
  const words = desk.source.slice(from, list.lines[1]).join(" ").slice(0, 2000);
  if (CHOSEN.test(words) || isMarked(desk, first.lines[0])) return [];
  const lines = [first.lines[0], first.lines[0]] as const;
  return [
    {
      span: { lines },
      what: `nothing says which to take: the options of lines ${first.lines[0]} and ${second.lines[0]}`,
    },
  ];
}

/** Alternatives that only their words tell: "Using kubectl" and "Using Helm" over two commands of one block. */
export const waysInBlocks = (desk: Desk): readonly Hit[] =>
  desk.study.blocks.flatMap((block) => waysIn(desk, block));

/**
 * Shares of traffic in the order in which a runbook gives them, whether or not they rise: in a sentence, a list, a table,
 * headings, Argo's `setWeight` and commands that set a weight. The reader knows only ladders that rise; this one looks
 * for the others, and leaves alone whatever may be something else than traffic.
 */
import { type Lines, lineSpan, type Span } from "../base/index.ts";
import { type Block, type List, plainText, type SectionItem, startOf, type Table } from "../runbook/index.ts";
import { lineOf } from "./call.ts";
import type { Desk } from "./desk.ts";

export interface TrafficSteps {
  readonly shares: readonly number[];
  readonly span: Span;
  /** Where each share stands. */
  readonly lines: readonly number[];
  /** Two equal neighbours are one written twice; in a table they may be two regions. */
  readonly strict: boolean;
}

const SHARE = /(?<![\d.\p{L}])(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent\b)/gu;
const RUN = /(?<![\d.\p{L}/])\d{1,3}(?:\.\d)?(?:\s?%?\s?(?:\/|→|->|=>|,)\s?\d{1,3}(?:\.\d)?){2,9}\s?%/gu;
const TRAFFIC =
  /traffic|canary|roll-?\s?out|roll(?:ing|ed)? out|\busers?\b|weight|\bramp|\bshift|cohort|instances|\bpods\b|fleet|progressive|gradual|phased|staged|expos|customers/i;
const OTHER =
  /error|latency|cpu|memory|disk|success|coverage|availab|uptime|discount|threshold|degrad|usage|utili[sz]|\bp\d\d\b|accuracy|budget|capacity|failure|baseline|[<>≥≤]\s?\d/i;
const ARROW = /→|->|=>|⇒|➜/;
const WORDS_BETWEEN =
  /^(?:[\s,;.:()→⇒➜&+|/~>=–—-]|\b(?:then|to|and|of|the|traffic|canary|users?|customers?|for|at|wait|hold|each|step|stage|phase|increase|increasing|raise|ramp|up|next|finally|after|if|healthy|stable|good|ok|go|start|with|monitor|observe|watch|min|mins|minutes?|m|h|s|hours?|hrs?|days?|pause|dwell|bake|soak|on|in|by|shift|route|another|it|is|a|all|new|version|instances|pods|weight|between|later|proceed|continue|move|rollout|\d{1,3})\b)*$/i;

const BACK = new Set(["rollback", "recover", "diagnose"]);

/** Numbers of one line of text that are the shares of a ladder, or null. */
function sharesIn(text: string, around: string): readonly number[] | null {
  if (OTHER.test(text)) return null;
  const run = text.match(RUN)?.[0];
  const whole =
    run === undefined
      ? text
      : run
          .replace(/%/g, "")
          .replace(/(\d{1,3}(?:\.\d)?)/g, "$1%")
          .replaceAll("/", "→");
  const found = [...whole.matchAll(SHARE)];
  if (found.length < 3) return null;
  const gaps = found.slice(1).map((share, index) => {
    const before = found[index];
    return whole.slice((before?.index ?? 0) + (before?.[0].length ?? 0), share.index);
  });
  const arrows = gaps.every((gap) => gap.length <= 60 && ARROW.test(gap));
  const told =
    TRAFFIC.test(`${text} ${around}`) && gaps.every((gap) => gap.length <= 120 && WORDS_BETWEEN.test(gap));
  return arrows || told ? found.map((share) => Number(share[1])) : null;
}

const RUNG =
  /^(?:(?:phase|stage|step|wave|rung|day|week|canary)\s?\d{0,2}\s?[:.)–—-]*\s*)?(?:(?:route|send|shift|increase|ramp|set|move|expand|raise|bump|promote|roll out|roll|deploy|start|go|scale|then)\b[a-z ]{0,40}?(?:to|with|at|by)? ?)?(?:traffic (?:to )?)?~?\s?(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent\b)/i;
/** What may follow the share of a rung; "10% of orders come from the app" is none. */
const RUNG_GOES_ON =
  /^\s*(?:$|[(:,;.→|–—-]|for\b|then\b|and\b|after\b|canary|roll-?out|(?:of (?:the |all )?(?:\w{1,12} )?)?(?:traffic|users?|customers?|pods|instances|nodes|requests|fleet|hosts|servers|tenants)\b)/i;
const LOWERS = /\b(?:reduc\w+|decreas\w+|lower\w*|drain\w*|back (?:down )?to|roll(?:ing)? back|drop\w*)\b/i;

function inList(list: List, around: string): TrafficSteps | null {
  const rungs = list.items.flatMap((item) => {
    const text = plainText(item.text).slice(0, 200);
    const found = OTHER.test(text) || LOWERS.test(text) ? null : RUNG.exec(text);
    if (found?.[1] === undefined || !RUNG_GOES_ON.test(text.slice(found[0].length))) return [];
    return [{ share: Number(found[1]), line: item.textLines[0], text }];
  });
  if (rungs.length < 3 || rungs.length < list.items.length - 1) return null;
  if (!TRAFFIC.test(`${around} ${rungs.map(({ text }) => text).join(" ")}`)) return null;
  return stepsOf(rungs, false);
}

const SHARE_COLUMN = /\b(?:traffic|percent(?:age)?|weight|exposure|share|users?|rollout|canary)\b|^%$/i;
const ORDER_COLUMN = /^(?:stages?|phases?|steps?|waves?|rings?|rungs?|#|no\.?|order|days?|time|week)\b/i;

function inTable(table: Table): TrafficSteps | null {
  const header = table.header.map(plainText);
  const at = header.findIndex((cell) => SHARE_COLUMN.test(cell) && !OTHER.test(cell));
  if (at < 0 || !ORDER_COLUMN.test(header[0] ?? "") || OTHER.test(header.slice(0, at + 1).join(" ")))
    return null;
  const rungs = table.rows.flatMap(({ cells, line }) => {
    const share = /^~?\s?(\d{1,3}(?:\.\d{1,2})?)\s?%?$/.exec(plainText(cells[at] ?? ""))?.[1];
    return share === undefined ? [] : [{ share: Number(share), line }];
  });
  return rungs.length >= 3 && rungs.length === table.rows.length ? stepsOf(rungs, false) : null;
}

interface Rung {
  readonly share: number;
  readonly line: number;
}

function stepsOf(rungs: readonly Rung[], strict: boolean): TrafficSteps | null {
  const [first, last] = [rungs[0]?.line ?? 1, rungs.at(-1)?.line ?? 1];
  if (rungs.some(({ share }) => share > 100)) return null;
  return {
    shares: rungs.map(({ share }) => share),
    lines: rungs.map(({ line }) => line),
    span: lineSpan(first, last),
    strict,
  };
}

const SET_WEIGHT = /^\s*-?\s*setWeight:\s*(\d{1,3})\s*$/;

function inFence(text: string, first: number): TrafficSteps | null {
  const rungs = text.split("\n").flatMap((line, index) => {
    const share = SET_WEIGHT.exec(line.slice(0, 200))?.[1];
    return share === undefined ? [] : [{ share: Number(share), line: first + index }];
  });
  return rungs.length >= 3 ? stepsOf(rungs, true) : null;
}

/** Not on the way back, where it falls, and not in texts that are only shown. */
const isAside = (section: SectionItem | null): boolean =>
  section !== null &&
  (BACK.has(section.course) || section.role === "template" || section.role === "diagnose");

function inBlocks(desk: Desk): readonly TrafficSteps[] {
  const byLine = new Map(
    desk.items.flatMap((item) => (item.kind === "section" ? [[item.lines[0], item] as const] : [])),
  );
  const found: TrafficSteps[] = [];
  let section: SectionItem | null = null;
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      section = byLine.get(startOf(block)) ?? section;
      if (isAside(section)) continue;
      const title = section?.title ?? "";
      if (block.kind === "paragraph") found.push(...inLines(block.text, block.lines, title));
      if (block.kind === "quote") visit(block.blocks);
      if (block.kind === "fence") found.push(...one(inFence(block.text, block.lines[0])));
      if (block.kind === "table") found.push(...one(inTable(block)));
      if (block.kind !== "list") continue;
      found.push(...one(inList(block, title)));
      for (const item of block.items) {
        found.push(...inLines(item.text, item.textLines, title));
        visit(item.blocks);
      }
    }
  };
  visit(desk.study.blocks);
  return found;
}

const one = (steps: TrafficSteps | null): readonly TrafficSteps[] => (steps === null ? [] : [steps]);

function inLines(text: string, lines: Lines, title: string): readonly TrafficSteps[] {
  return text.split("\n").flatMap((line, index): readonly TrafficSteps[] => {
    const plain = plainText(line.slice(0, 1600)).slice(0, 400);
    const shares = LOWERS.test(plain) ? null : sharesIn(plain, title);
    const at = Math.min(lines[0] + index, lines[1]);
    return shares === null || shares.some((share) => share > 100)
      ? []
      : [{ shares, span: lineSpan(at), lines: shares.map(() => at), strict: true }];
  });
}

const WEIGHT =
  /canary-weight["']?\s?[=:]\s?["']?(\d{1,3})\b|--(?:canary-)?(?:weight|percent(?:age)?|traffic)[= ](\d{1,3})\b|\bset weight \S{1,80} (\d{1,3})\b/;

/** Commands of the main course that set a weight, in their order; after 100 another service's begin. */
function inCommands(desk: Desk): readonly TrafficSteps[] {
  const groups: Rung[][] = [[]];
  for (const call of desk.calls) {
    if (isAside(call.section) || call.item === null) continue;
    const found = WEIGHT.exec(call.pipeline.stages[0]?.text.slice(0, 600) ?? "");
    const share = found?.[1] ?? found?.[2] ?? found?.[3];
    if (share === undefined) continue;
    groups.at(-1)?.push({ share: Number(share), line: lineOf(call) });
    if (Number(share) === 100 || Number(share) === 0) groups.push([]);
  }
  return groups.flatMap((rungs) => (rungs.length >= 3 ? one(stepsOf(rungs, false)) : []));
}

const known = new WeakMap<Desk, readonly TrafficSteps[]>();

export function trafficStepsIn(desk: Desk): readonly TrafficSteps[] {
  const found = known.get(desk) ?? [...inBlocks(desk), ...inCommands(desk)];
  known.set(desk, found);
  return found;
}

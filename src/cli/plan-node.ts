/**
 * What one node of a plan looks like: a row for what it does, and rows below for what it asks, runs or waits on. The
 * words are the plan's; nothing here decides what happens.
 */
import { formatDuration } from "../base/index.ts";
import type { ChoiceNode, LadderNode, PlanNode } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { rangeText } from "./item-row.ts";
import { type Look, symbolsOf } from "./look.ts";
import type { PlanRow } from "./plan-columns.ts";
import { gateRows } from "./plan-gate.ts";
import { comparedRows } from "./plan-sources.ts";
import { stepRows } from "./plan-step.ts";
import { type NodeGiven, placeText, sureMark } from "./plan-words.ts";

function choiceRows(node: ChoiceNode, { look, numbers }: NodeGiven): readonly PlanRow[] {
  const name = (id: string): string => `${clean(node.options[id] ?? id)} (${numbers.get(id) ?? id})`;
  const head =
    node.default !== null
      ? `takes ${name(node.default)}`
      : node.among === "alternatives"
        ? "a person chooses one of"
        : "a person chooses the case, or none";
  return [
    {
      verb: "choose",
      verbTone: node.default === null ? "yellow" : null,
      text: head,
      place: placeText(node.lines, look),
    },
    ...node.of
      .filter((id) => id !== node.default)
      .map((id) => ({ text: name(id), label: `${symbolsOf(look).dot} ` })),
    ...(node.others.length === 0
      ? []
      : [{ text: `not in this plan: ${node.others.map(clean).join(", ")}`, tone: "dim" as const }]),
  ];
}

function ladderText(node: LadderNode, look: Look): string {
  const rungs = node.rungs.map((rung) => `${rung.percent} %`).join(` ${symbolsOf(look).to} `);
  const dwells = [...new Set(node.rungs.slice(0, -1).map((rung) => rung.dwellMs))];
  const [dwell = null] = dwells;
  const each =
    dwells.length > 1
      ? `, ${node.rungs
          .slice(0, -1)
          .map((rung) => (rung.dwellMs === null ? "until promoted" : formatDuration(rung.dwellMs)))
          .join(", ")}`
      : dwell === null
        ? ", each until a person promotes"
        : `, ${formatDuration(dwell)} each`;
  return `${rungs}${each}, ${whoShifts(node)}`;
}

/** A share that people give lasts until they take it back. */
function whoShifts({ flag, target, version, leaseMs }: LadderNode): string {
  if (flag !== null) return `by flag ${clean(flag)}, no lease: people raise it`;
  return target === null || version === null
    ? "no lease: people shift it"
    : `lease ${formatDuration(leaseMs)}`;
}

function bodyRows(node: PlanNode, given: NodeGiven): readonly PlanRow[] {
  const { look } = given;
  const place = placeText(node.lines, look);
  const mark = sureMark(node.sure, look);
  if (node.kind === "step") return stepRows(node, given);
  if (node.kind === "gate") return gateRows(node, given);
  if (node.kind === "choice") return choiceRows(node, given);
  if (node.kind === "ladder")
    return [
      { verb: "shift", text: mark + ladderText(node, look), place },
      ...(node.flag === null ? comparedRows(given.plan) : []),
    ];
  if (node.kind === "wait") return [{ verb: "wait", text: mark + formatDuration(node.ms), place }];
  const most = node.maxMs > node.minMs ? ` at least, ${formatDuration(node.maxMs)} at most` : "";
  return [
    {
      verb: "watch",
      text: mark + (most === "" ? rangeText(node.minMs, node.maxMs) : formatDuration(node.minMs) + most),
      place,
    },
  ];
}

/** The condition under which the node is carried out at all, in words; null: always. */
export function whenText(node: PlanNode, { plan, numbers }: NodeGiven): string | null {
  if (node.when === null) return null;
  const asked = plan.nodes[node.when.node];
  const number = numbers.get(node.when.node) ?? node.when.node;
  // Taken without asking: the row of the choice says so already.
  if (asked?.kind === "choice" && asked.default === node.when.is) return null;
  if (asked?.kind === "choice")
    return `if ${clean(asked.options[node.when.is] ?? node.when.is)} is chosen in ${number}`;
  return `if ${number} is answered ${node.when.is}`;
}

export function nodeRows(id: string, node: PlanNode, given: NodeGiven): readonly PlanRow[] {
  const [first, ...others] = bodyRows(node, given);
  if (first === undefined) return [];
  return [{ ...first, number: first.number ?? given.numbers.get(id) ?? "" }, ...others];
}

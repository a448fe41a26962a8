/** A gate of a plan as rows: whom it waits for, and every question and check that it holds. */
import { plural } from "../base/index.ts";
import type { GateItem, GateNode, Plan } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { DANGER_WORD } from "./item-row.ts";
import type { Look } from "./look.ts";
import type { PlanRow } from "./plan-columns.ts";
import { workNotes } from "./plan-step.ts";
import {
  dangerTone,
  effectLines,
  lookText,
  type NodeGiven,
  placeText,
  sureMark,
  workRows,
} from "./plan-words.ts";
import { windowText } from "./window-text.ts";

const LABEL_COLUMNS = 7;

function itemRow(item: GateItem, look: Look): readonly PlanRow[] {
  const place = placeText(item.lines, look);
  const mark = sureMark(item.sure, look);
  if (item.kind === "question") {
    const row: PlanRow = { text: mark + clean(item.establishes), place, label: "ask    " };
    return item.command === null
      ? [row]
      : [row, { text: clean(item.command), tone: "dim", indent: LABEL_COLUMNS }];
  }
  const run = effectLines(item.effect, look);
  const title = clean(item.establishes ?? item.title) || (run[0] ?? "");
  const eye = item.look === null ? null : lookText(item.look, title);
  const danger = { danger: DANGER_WORD[item.danger], dangerTone: dangerTone(item.danger) };
  return [
    { text: mark + title, place, label: "check  ", ...danger },
    ...workRows(title, run, LABEL_COLUMNS),
    ...workNotes(item, look).map((text) => ({ text, tone: "dim" as const, indent: LABEL_COLUMNS + 2 })),
    ...(eye === null ? [] : [{ text: eye, indent: LABEL_COLUMNS + 2 }]),
  ];
}

/** What no line of the runbook asks for comes from the team's configuration. */
const CONFIGURED: ReadonlySet<string> = new Set(["approval", "window", "freeze"]);

const gatePlace = (node: GateNode, look: Look): string =>
  node.lines === null && CONFIGURED.has(node.gate) ? "rutter.yaml" : placeText(node.lines, look);

/** Days and times themselves, where the gate's title only counts them. */
function gateText(node: GateNode, { plan, look }: Pick<NodeGiven, "plan" | "look">): string {
  const stretches =
    node.gate === "window" ? plan.policy.windows : node.gate === "freeze" ? plan.policy.freezes : [];
  if (stretches.length === 0) return clean(node.title);
  const text = stretches.map((stretch) => windowText(stretch, look)).join("; ");
  return node.gate === "freeze" ? `not ${text}` : text;
}

/** What is known of the way back by now, a line each; the rest is looked at when the gate is reached. */
function readyRows({ ready }: Plan["policy"]): readonly PlanRow[] {
  return ready.map(({ what, holds }, index) => ({
    ...(index === 0 ? { verb: "ready" } : {}),
    text: clean(what),
    tone: holds === false ? "yellow" : null,
  }));
}

export function gateRows(node: GateNode, { plan, look }: NodeGiven): readonly PlanRow[] {
  if (node.gate === "ready" && plan.policy.ready.length > 0) return readyRows(plan.policy);
  const items = node.items.flatMap((id): readonly GateItem[] => {
    const item = plan.items[id];
    return item === undefined ? [] : [item];
  });
  const place = gatePlace(node, look);
  const verb =
    node.gate === "approval"
      ? "approve"
      : node.gate === "checklist" || node.gate === "question"
        ? "ask"
        : node.gate;
  const waits: Pick<PlanRow, "verb" | "verbTone"> = {
    verb,
    verbTone: verb === "ask" || verb === "approve" ? "yellow" : null,
  };
  const [only] = items;
  if (items.length === 1 && only?.kind === "question") {
    const below =
      only.command === null ? [] : [{ text: clean(only.command), tone: "dim" as const, indent: 2 }];
    return [{ ...waits, text: sureMark(only.sure, look) + clean(only.establishes), place }, ...below];
  }
  if (items.length === 0)
    return [{ ...waits, text: sureMark(node.sure, look) + gateText(node, { plan, look }), place }];
  const questions = items.filter((item) => item.kind === "question").length;
  const counts = [plural(questions, "question"), plural(items.length - questions, "check")].filter(
    (text) => !text.startsWith("0 "),
  );
  const text = `${counts.join(", ")}${items.length > 1 ? ", all at once" : ""}`;
  return [{ ...waits, text, place }, ...items.flatMap((item) => itemRow(item, look))];
}

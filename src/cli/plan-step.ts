/** A step of a plan as rows: what it does, where it runs, what must show. */
import { formatDuration, plural } from "../base/index.ts";
import type { GateItem, StepNode } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { DANGER_WORD } from "./item-row.ts";
import { type Look, symbolsOf } from "./look.ts";
import type { PlanRow } from "./plan-columns.ts";
import {
  dangerTone,
  effectLines,
  HANG,
  lookText,
  type NodeGiven,
  placeText,
  sureMark,
  workRows,
} from "./plan-words.ts";

function expectText(expect: StepNode["expect"][number]): string {
  switch (expect.kind) {
    case "contains":
      return `"${clean(expect.text)}" in the output`;
    case "matches":
      return `output like ${clean(expect.pattern)}`;
    case "equals":
      return `the output "${clean(expect.text)}"`;
    case "rows":
      return `${plural(expect.count, "row")}`;
    case "status":
      return `status ${expect.code}`;
    case "exit":
      return `exit status ${expect.code}`;
  }
}

/** The part of a step that its title may not tell: where it runs, what must show, what is not known yet. */
export function workNotes(
  work: StepNode | Extract<GateItem, { kind: "check" }>,
  look: Look,
): readonly string[] {
  const { input } = work.effect;
  const host = work.host ?? (typeof input.host === "string" ? input.host : null);
  const inside = typeof input.inside === "string" ? input.inside : null;
  const notes: string[] = [];
  if (host !== null) notes.push(`on ${clean(host)}`);
  if (inside !== null) notes.push(`in ${inside}`);
  notes.push(...work.expect.map((expect) => `expects ${expectText(expect)}`));
  if (work.retries > 0) notes.push(work.retries === 1 ? "1 retry" : `${work.retries} retries`);
  if (work.missing.length > 0) notes.push(`asks for ${work.missing.join(", ")} then`);
  return notes.length === 0 ? [] : [notes.join(` ${symbolsOf(look).dot} `)];
}

export function stepRows(node: StepNode, given: NodeGiven): readonly PlanRow[] {
  const { look, numbers } = given;
  const place = placeText(node.lines, look);
  const run = effectLines(node.effect, look);
  const title = clean(node.title) || (run[0] ?? "");
  if (node.absorbedBy !== null) {
    const by = numbers.get(node.absorbedBy) ?? node.absorbedBy;
    return [
      {
        number: symbolsOf(look).dash,
        verb: "absorbed",
        text: `${sureMark(node.sure, look)}${title} (done by ${by})`,
        place,
        tone: "dim",
      },
    ];
  }
  const lasts =
    node.lasts === null
      ? ""
      : "ms" in node.lasts
        ? `, watched ${formatDuration(node.lasts.ms)}`
        : ", watched meanwhile";
  const verb =
    node.lasts !== null
      ? "observe"
      : node.establishes !== null
        ? "check"
        : (VERB_OF_HAND[node.effect.hand] ?? node.effect.hand);
  return [
    {
      verb,
      text: sureMark(node.sure, look) + title + lasts,
      danger: DANGER_WORD[node.danger],
      dangerTone: dangerTone(node.danger),
      place,
      hang: title === clean(run[0] ?? "") ? HANG : 0,
    },
    ...workRows(title, run, 0),
    ...workNotes(node, look).map((text) => ({ text, tone: "dim" as const, indent: 2 })),
    ...node.remarks.flatMap((remark) => {
      const text = lookText(remark, title);
      return text === null ? [] : [{ text, indent: 2 }];
    }),
  ];
}

const VERB_OF_HAND: Readonly<Record<string, string>> = { shell: "run", sql: "query", http: "call" };

/** Lines that stand one after the other before a release are asked all at once: runs of them become one check list. */

import { plural } from "../base/index.ts";
import type { GateItem } from "../plan/index.ts";
import {
  type Draft,
  draft,
  draftsOf,
  type Flow,
  gate,
  isDraft,
  isFan,
  leastSure,
  mapDrafts,
  type Part,
} from "./draft.ts";

type Line = Draft & { readonly line: GateItem };

const isLine = (part: Part): part is Line => isDraft(part) && part.line !== null;

export const gatherLists = (flow: Flow): Flow => withLists(gathered(flow));

function gathered(flow: Flow): Flow {
  const parts: Part[] = [];
  let run: Line[] = [];
  const close = (): void => {
    parts.push(...(run.length > 1 ? [listOf(run)] : run.flatMap(alone)));
    run = [];
  };
  for (const part of flow) {
    if (isLine(part) && (run.length === 0 || run[0]?.ask === part.ask)) {
      run.push(part);
      continue;
    }
    close();
    if (isLine(part)) run.push(part);
    else parts.push(...inner(part));
  }
  close();
  return parts;
}

function inner(part: Part): Flow {
  if (isDraft(part)) return alone(part);
  if (isFan(part)) return [{ lanes: part.lanes.map(gathered) }];
  return [{ ...part, options: part.options.map((option) => ({ ...option, flow: gathered(option.flow) })) }];
}

/** A tunnel that is needed until a line of a list is needed until the whole list is done. */
function withLists(flow: Flow): Flow {
  const listOf = new Map<string, string>();
  for (const { id, node, items } of draftsOf(flow))
    if (node.kind === "gate" && node.gate === "checklist")
      for (const line of Object.keys(items)) listOf.set(line, id);
  return listOf.size === 0 ? flow : mapDrafts(flow, (each) => untilList(each, listOf));
}

function untilList(one: Draft, listOf: ReadonlyMap<string, string>): Draft {
  const { node } = one;
  if (node.kind !== "step" || node.lasts === null || !("until" in node.lasts)) return one;
  const until = listOf.get(node.lasts.until);
  return until === undefined ? one : { ...one, node: { ...node, lasts: { until } } };
}

const alone = (one: Draft): Flow => (one.look === null ? [one] : [{ ...one, look: null }, one.look]);

function listOf(run: readonly Line[]): Draft {
  const [first] = run;
  const questions = run.filter(({ line }) => line.kind === "question").length;
  const counts = [
    ...(questions === 0 ? [] : [plural(questions, "question")]),
    ...(questions === run.length ? [] : [plural(run.length - questions, "check")]),
  ];
  const lines = run.flatMap(({ line }) => (line.lines === null ? [] : [line.lines]));
  const shown = {
    title: counts.join(", "),
    lines: [Math.min(...lines.map(([from]) => from)), Math.max(...lines.map(([, to]) => to))] as const,
    sure: leastSure(run.map(({ line }) => line.sure)),
  };
  return draft(`${first?.id}-list`, gate(shown, { gate: "checklist", items: run.map(({ id }) => id) }), {
    ask: first?.ask ?? null,
    items: Object.fromEntries(run.map(({ id, line }) => [id, line])),
    findings: run.flatMap(({ findings }) => findings),
    from: run.flatMap(({ from }) => from),
  });
}

/** Lines that stand one after the other before a release are asked all at once: runs of them become one check list. */

import type { GateItem } from "../plan/index.ts";
import { type Draft, draft, type Flow, gate, isDraft, isFan, leastSure, type Part } from "./draft.ts";
import { plural } from "./words.ts";

type Line = Draft & { readonly line: GateItem };

const isLine = (part: Part): part is Line => isDraft(part) && part.line !== null;

export function gatherLists(flow: Flow): Flow {
  const gathered: Part[] = [];
  let run: Line[] = [];
  const close = (): void => {
    gathered.push(...(run.length > 1 ? [listOf(run)] : run.flatMap(alone)));
    run = [];
  };
  for (const part of flow) {
    if (isLine(part) && (run.length === 0 || run[0]?.ask === part.ask)) {
      run.push(part);
      continue;
    }
    close();
    if (isLine(part)) run.push(part);
    else gathered.push(...inner(part));
  }
  close();
  return gathered;
}

function inner(part: Part): Flow {
  if (isDraft(part)) return alone(part);
  if (isFan(part)) return [{ lanes: part.lanes.map(gatherLists) }];
  return [
    { ...part, options: part.options.map((option) => ({ ...option, flow: gatherLists(option.flow) })) },
  ];
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

/** From the recorded events of a release to its story: every node and item under the number and words people know it by. */
import type { Plan } from "../plan/index.ts";
import type { Story, StoryGiven, StoryItem, StoryStep } from "./story.ts";
import { type Telling, tell } from "./tell.ts";
import { tellWatch } from "./tell-watch.ts";

export function storyOf({
  plan,
  recordeds,
  numbers,
  titleOf = (id) => titleIn(plan, id),
}: StoryGiven): Story {
  const telling = tell(recordeds);
  const named = (id: string): string =>
    [numbers.get(id), titleOf(id)].filter((part) => part !== undefined && part !== "").join(" ");
  return {
    release: telling.release,
    plan,
    dryRun: telling.dryRun,
    startedAt: telling.startedAt,
    startedBy: telling.startedBy,
    endedAt: telling.ended?.at ?? null,
    ending: telling.ended?.as ?? null,
    why: telling.ended?.why ?? null,
    steps: stepsOf(telling, { plan, numbers, titleOf }),
    items: Object.entries(plan.items).flatMap(([id, item]): readonly StoryItem[] => {
      const found = telling.items.get(id);
      if (found === undefined && telling.ended === null) return [];
      const text = item.establishes ?? item.title;
      return [{ id, text, ...(found ?? { as: "open", by: null, at: null, why: null }) }];
    }),
    waits: [...telling.waits.values()],
    returning: telling.returning,
    stands: (telling.ended?.stands ?? []).map(named),
    doubted: telling.doubted.map(named),
    leftOut: telling.leftOut.map(named),
    remarks: telling.remarks,
    watch: tellWatch(plan, recordeds),
  };
}

const titleIn = (plan: Plan, id: string): string =>
  Object.hasOwn(plan.nodes, id) ? (plan.nodes[id]?.title ?? id) : id;

/** What belongs to no node of the plan: ticks, messages, what is asked of targets beside the climbing. */
const BESIDE = "~";

/** Those of the main course in its order, begun or not; of the others, what was begun, in the order of beginning. */
function stepsOf(
  telling: Telling,
  { plan, numbers, titleOf }: Required<Omit<StoryGiven, "recordeds">>,
): readonly StoryStep[] {
  const main = plan.courses.main.filter((id) => {
    const node = plan.nodes[id];
    return node !== undefined && !(node.kind === "step" && node.absorbedBy !== null);
  });
  const inMain = new Set(main);
  const others = [...telling.nodes.keys()].filter((id) => !inMain.has(id) && !id.startsWith(BESIDE));
  return [...main, ...others].map((id) => {
    const told = telling.nodes.get(id);
    return {
      id,
      number: numbers.get(id) ?? "",
      title: titleOf(id),
      lines: plan.nodes[id]?.lines ?? null,
      state: told?.state ?? "pending",
      beganAt: told?.beganAt ?? null,
      endedAt: told?.endedAt ?? null,
      exit: told?.exit ?? null,
      attempts: told?.attempts ?? 0,
      answer: told?.answer ?? null,
      why: told?.why ?? null,
    };
  });
}

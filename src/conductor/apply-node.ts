/** The events of nodes and of the lines of check lists, put into a state. */
import type { Instant } from "../base/index.ts";
import { addDone, type Draft, itemState, nodeState, setItem, setNode } from "./draft.ts";
import type { NodeEnd, ReleaseEvent } from "./event.ts";
import type { NodeState } from "./state.ts";

type NodeEvent = Extract<ReleaseEvent, { type: "node.began" | "node.ended" | "item.ended" }>;

export function applyNode(draft: Draft, event: NodeEvent, at: Instant): void {
  switch (event.type) {
    case "node.began":
      if (nodeState(draft.state, event.node).state !== "pending") return;
      return setNode(draft, event.node, { state: "running", beganAt: at, endedAt: null, why: null });
    case "node.ended":
      return endNode(draft, event, at);
    case "item.ended": {
      const { state } = itemState(draft.state, event.item);
      if (state === "done" || state === "waived") return;
      return setItem(draft, event.item, { state: event.as, by: event.by, at, why: event.why });
    }
  }
}

/** What a node can still become, by what it is. */
const MAY_BECOME: Readonly<Record<NodeState["state"], readonly NodeEnd[]>> = {
  pending: ["done", "failed", "skipped"],
  running: ["done", "failed", "skipped"],
  failed: ["done", "skipped", "undone"],
  done: ["undone"],
  skipped: [],
  undone: [],
};

function endNode(draft: Draft, event: Extract<NodeEvent, { type: "node.ended" }>, at: Instant): void {
  const { node, as, why, answer } = event;
  const now = nodeState(draft.state, node);
  if (!MAY_BECOME[now.state].includes(as)) return;
  setNode(draft, node, { state: as, endedAt: at, why, answer: answer ?? now.answer });
  if (as === "done") addDone(draft, node);
}

/** The events of waits, put into a state. An answer that a person gives once holds from then on. */
import type { Instant } from "../base/index.ts";
import { type Draft, itemState, nodeState, own, setItem, setNode } from "./draft.ts";
import type { ReleaseEvent } from "./event.ts";
import type { OpenWait } from "./state.ts";
import { noteClosed, noteOpened } from "./wait-index.ts";

type WaitEvent = Extract<ReleaseEvent, { type: "wait.opened" | "wait.closed" }>;

export function applyWait(draft: Draft, event: WaitEvent, at: Instant): void {
  const { waits, answered } = draft.state;
  if (event.type === "wait.opened") {
    const { wait } = event;
    if (waits.has(wait.id) || answered.has(wait.id)) return;
    const opened: OpenWait = { ...wait, since: at };
    noteOpened(own(draft, "waits").set(wait.id, opened), opened);
    return;
  }
  const wait = waits.get(event.wait);
  if (wait === undefined) return;
  const { as, by, note } = event;
  const { kind, node, item, text } = wait;
  const open = own(draft, "waits");
  open.delete(wait.id);
  noteClosed(open, wait);
  own(draft, "answered").set(wait.id, { as, text, by, note, at, kind, node, item });
  if (by === null) return;
  if (wait.input !== undefined) own(draft, "values").set(wait.input, as);
  if (kind === "failure" && as === "retry") reopen(draft, wait);
}

/** Having it tried again makes of something that failed something that has not been done yet. */
function reopen(draft: Draft, { node, item }: OpenWait): void {
  if (item !== null && itemState(draft.state, item).state === "failed")
    setItem(draft, item, { state: "pending" });
  else if (item === null && node !== null && nodeState(draft.state, node).state === "failed")
    setNode(draft, node, { state: "pending", endedAt: null });
}

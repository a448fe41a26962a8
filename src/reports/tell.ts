/**
 * One walk over the recorded events that keeps what a report tells. It is lenient where `fold` is strict: a report of
 * half a journal is better than none.
 */
import { formatDuration, type Instant } from "../base/index.ts";
import type { Actor, Ending, Recorded, ReleaseEvent } from "../conductor/index.ts";
import type { StoryItem, StoryRemark, StoryStep, StoryWait } from "./story.ts";

type Mutable<T> = { -readonly [key in keyof T]: T[key] };
type ToldNode = Mutable<Omit<StoryStep, "id" | "number" | "title" | "lines">>;

export interface Telling {
  release: string;
  dryRun: boolean;
  startedAt: Instant | null;
  startedBy: Actor | null;
  leftOut: readonly string[];
  ended: { at: Instant; as: Ending; why: string | null; stands: readonly string[] } | null;
  returning: { at: Instant; why: string; by: Actor | null } | null;
  readonly nodes: Map<string, ToldNode>;
  readonly items: Map<string, Omit<StoryItem, "id" | "text">>;
  readonly waits: Map<string, Mutable<StoryWait>>;
  readonly nodeOfEffect: Map<string, string>;
  doubted: string[];
  readonly remarks: StoryRemark[];
}

type Of<Type extends ReleaseEvent["type"]> = Extract<ReleaseEvent, { type: Type }>;

export function tell(recordeds: readonly Recorded[]): Telling {
  const telling: Telling = {
    release: "",
    dryRun: false,
    startedAt: null,
    startedBy: null,
    leftOut: [],
    ended: null,
    returning: null,
    nodes: new Map(),
    items: new Map(),
    waits: new Map(),
    nodeOfEffect: new Map(),
    doubted: [],
    remarks: [],
  };
  for (const { event, at } of recordeds) {
    take(telling, event, at);
    takeWork(telling, event, at);
  }
  return telling;
}

const who = (by: Actor | null): string => (by === null ? "" : ` by ${by.who}`);
const because = (note: string | null): string => (note === null || note === "" ? "" : `: ${note}`);

/** What happens to the release as a whole. */
function take(telling: Telling, event: ReleaseEvent, at: Instant): void {
  const remark = (text: string): void => {
    telling.remarks.push({ at, text });
  };
  switch (event.type) {
    case "release.started":
      telling.release = event.release;
      telling.dryRun = event.dryRun;
      telling.startedAt = at;
      telling.startedBy = event.by;
      telling.leftOut = event.leftOut;
      return;
    case "driver.took":
      if (event.gapMs !== null && event.gapMs > 0)
        remark(
          `carried on by another process; nobody drove it for ${formatDuration(Math.ceil(event.gapMs / 1000) * 1000)}`,
        );
      return;
    case "release.paused":
      return remark(`paused${who(event.by)}${because(event.note)}`);
    case "release.continued":
      return remark(`continued${who(event.by)}`);
    case "signal.refused":
      return remark(`a signal was refused: ${event.why}`);
    case "release.returning":
      telling.returning = { at, why: event.why, by: event.by };
      return;
    case "release.moved":
      // What failed may be carried on, and is not over then.
      if (telling.ended?.as === "failed" && event.to !== "failed") telling.ended = null;
      return;
    case "release.ended":
      telling.ended = { at, as: event.as, why: event.why, stands: event.stands };
      return;
    default:
      return;
  }
}

/** What happens to its nodes, items, effects and waits. */
function takeWork(telling: Telling, event: ReleaseEvent, at: Instant): void {
  switch (event.type) {
    case "node.began": {
      const told = nodeOf(telling, event.node);
      telling.nodes.set(event.node, { ...told, state: "running", beganAt: told.beganAt ?? at });
      return;
    }
    case "node.ended":
      Object.assign(nodeOf(telling, event.node), {
        state: event.as,
        // What was taken back keeps the time at which it was done.
        ...(event.as === "undone" ? {} : { endedAt: at }),
        answer: event.answer,
        why: event.why,
      });
      return;
    case "item.ended":
      telling.items.set(event.item, { as: event.as, by: event.by, at, why: event.why });
      return;
    case "effect.asked":
      telling.nodeOfEffect.set(event.effect.id, event.node);
      // A ladder asks its target for one thing after the other: that is no second try.
      if (event.item === null && event.effect.hand !== "target")
        nodeOf(telling, event.node).attempts = event.attempt;
      return;
    case "effect.ended":
      return effectEnded(telling, event);
    case "effect.doubted":
      telling.doubted.push(telling.nodeOfEffect.get(event.effect) ?? event.effect);
      return;
    case "wait.opened":
      telling.waits.set(event.wait.id, {
        wait: event.wait,
        since: at,
        until: null,
        as: null,
        by: null,
        note: null,
      });
      return;
    case "wait.closed": {
      const wait = telling.waits.get(event.wait);
      if (wait !== undefined)
        Object.assign(wait, { until: at, as: event.as, by: event.by, note: event.note });
      return;
    }
    default:
      return;
  }
}

function effectEnded(telling: Telling, { effect, outcome }: Of<"effect.ended">): void {
  const id = telling.nodeOfEffect.get(effect);
  if (id === undefined) return;
  telling.doubted = telling.doubted.filter((other) => other !== id);
  const { exit } = outcome.data;
  const told = nodeOf(telling, id);
  told.exit = typeof exit === "number" ? exit : null;
}

function nodeOf(telling: Telling, id: string): ToldNode {
  const found = telling.nodes.get(id);
  if (found !== undefined) return found;
  const fresh: ToldNode = {
    state: "pending",
    beganAt: null,
    endedAt: null,
    exit: null,
    attempts: 0,
    answer: null,
    why: null,
  };
  telling.nodes.set(id, fresh);
  return fresh;
}

/** What a step is called wherever a release is shown: its title, or what it holds and does where its words are only prose. */
import { formatDuration } from "../base/index.ts";
import type { Plan, PlanNode } from "../plan/index.ts";
import { clean } from "./clean.ts";

const count = (many: number, word: string): string => `${many} ${word}${many === 1 ? "" : "s"}`;

export function nodeTitle(plan: Plan, id: string): string {
  const node = Object.hasOwn(plan.nodes, id) ? plan.nodes[id] : undefined;
  if (node === undefined) return clean(id);
  if (node.kind === "gate" && node.items.length > 1) {
    const questions = node.items.filter((item) => plan.items[item]?.kind === "question").length;
    const checks = node.items.length - questions;
    return [questions > 0 ? count(questions, "question") : "", checks > 0 ? count(checks, "check") : ""]
      .filter((part) => part !== "")
      .join(", ");
  }
  if (node.kind === "wait") return `Wait ${formatDuration(node.ms)}`;
  if (node.kind === "ladder") return ladderTitle(node);
  return withoutStop(clean(node.title)) || clean(id);
}

/** A sentence as a title: its full stop would stand before a colon. An ellipsis stays. */
const withoutStop = (title: string): string => title.replace(/(?<![.:;])[.:;]$/, "");

/** By its rungs: the words beside them in the runbook are mostly about something else as well. */
function ladderTitle({ flag, rungs }: Extract<PlanNode, { kind: "ladder" }>): string {
  const shares = rungs.map(({ percent }) => `${percent} %`).join(", ");
  return flag === null ? `Shift ${shares} of traffic` : `Raise the flag ${clean(flag)} to ${shares}`;
}

/** What was answered, in words: an option of a choice by its title. */
export function answerText(plan: Plan, id: string, answer: string): string {
  const node = Object.hasOwn(plan.nodes, id) ? plan.nodes[id] : undefined;
  const option = node?.kind === "choice" ? node.options[answer] : undefined;
  return clean(option ?? answer);
}

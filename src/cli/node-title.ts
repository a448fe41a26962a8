/** What a step is called wherever a release is shown: its title, or for a check list what it holds. */
import { formatDuration } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
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
  return clean(node.title) || clean(id);
}

/** What was answered, in words: an option of a choice by its title. */
export function answerText(plan: Plan, id: string, answer: string): string {
  const node = Object.hasOwn(plan.nodes, id) ? plan.nodes[id] : undefined;
  const option = node?.kind === "choice" ? node.options[answer] : undefined;
  return clean(option ?? answer);
}

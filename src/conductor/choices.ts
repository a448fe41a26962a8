/** Choices: the default without asking, else a person's word, by the first node of an option or by its number. */
import type { ChoiceNode } from "../plan/index.ts";
import { nodeState } from "./standing.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { openWait, waitAbout } from "./waits.ts";

export const NONE = "none";

export function carryChoice(turn: Turn, { id, node, free }: Place<ChoiceNode>): void {
  if (nodeState(turn.state, id).state === "pending") emit(turn, { type: "node.began", node: id });
  const { default: taken, of, among } = node;
  if (taken !== null) return choose(turn, id, taken);
  if (!free || waitAbout(turn.state, { node: id, kind: "choice" }) !== undefined) return;
  const options = of.map((head, i) => `${i + 1}  ${node.options[head] ?? head} (${head})`);
  openWait(turn, {
    about: id,
    kind: "choice",
    text: [node.title, ...options].join("\n"),
    node: id,
    answers: among === "branches" ? [...of, NONE] : of,
  });
}

export const choose = (turn: Turn, id: string, answer: string): void =>
  emit(turn, { type: "node.ended", node: id, as: "done", why: null, answer });

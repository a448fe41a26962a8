/**
 * What a person can do about a wait with one key at the terminal, and the signal that it becomes. The one table behind the
 * keys of the live view and the words of line-by-line questions; whether a signal fits is for the conductor to say.
 */
import type { SignalKind } from "../conductor/index.ts";
import { shortHash } from "./render-plan.ts";
import { isForPeople, type Scene, type SceneWait } from "./scene.ts";

/** A signal as it is asked for; who, when and its id are added where it is sent. */
export interface Told {
  readonly kind: SignalKind;
  readonly about: string | null;
  readonly value: string | null;
  readonly note: string | null;
}

export interface WaitAction {
  readonly key: string;
  readonly word: string;
  /** What is to be typed before it is sent: a reason, a value, a yes to a question; null: nothing. */
  readonly needs: "reason" | "value" | "sure" | null;
  readonly prompt: string;
  readonly told: Told;
}

const told = (kind: SignalKind, about: string | null, value: string | null = null): Told => ({
  kind,
  about,
  value,
  note: null,
});

const simple = (key: string, word: string, signal: Told): WaitAction => ({
  key,
  word,
  needs: null,
  prompt: "",
  told: signal,
});

const reasoned = (key: string, word: string, signal: Told): WaitAction => ({
  key,
  word,
  needs: "reason",
  prompt: `reason to ${word}`,
  told: signal,
});

export function actionsOf(wait: SceneWait, scene: Scene): readonly WaitAction[] {
  const { id, kind, node, item } = wait;
  switch (kind) {
    case "approval": {
      const hash = shortHash(scene.planHash);
      return [
        {
          key: "a",
          word: "approve",
          needs: "sure",
          prompt: `approve plan ${hash} of ${scene.title}`,
          told: told("approve", id, scene.planHash),
        },
        reasoned("n", "reject", told("reject", id)),
      ];
    }
    case "in-doubt":
      return [
        simple("y", "it was done", told("answer", id, "done")),
        simple("n", "it was not done", told("answer", id, "not-done")),
      ];
    case "failure":
      return [
        simple("r", "retry", told("retry", item ?? node)),
        reasoned("s", "leave out", told(item === null ? "skip" : "waive", item ?? node)),
        reasoned("b", "roll back", told("rollback", null)),
        reasoned("x", "stop", told("stop", null)),
      ].filter(({ told: { kind: what } }) => wait.answers.length === 0 || wait.answers.includes(what));
    case "rung":
      return wait.answers.includes("promote")
        ? [simple("e", "go on", told("promote", id))]
        : [simple("y", "it is done", told("confirm", id))];
    case "soak":
    case "timer":
      return [simple("e", "early on", told("promote", id)), simple("m", "more time", told("extend", id))];
    case "paused":
      return [simple("c", "continue", told("continue", null))];
    case "lock":
      return [];
    case "ready":
    case "window":
    case "freeze":
      return [...(wait.answers.length === 0 ? [] : answers(wait)), reasoned("w", "waive", told("waive", id))];
    default:
      return isForPeople(wait) ? answers(wait) : [];
  }
}

function answers({ id, item, kind, answers: allowed }: SceneWait): readonly WaitAction[] {
  const waive = item === null ? [] : [reasoned("w", "waive", told("waive", item))];
  if (allowed.length > 0 && allowed.every((answer) => answer === "yes" || answer === "no"))
    return [
      ...allowed.map((answer) => simple(answer.slice(0, 1), answer, told("answer", id, answer))),
      ...waive,
    ];
  const among =
    kind === "choice" ? allowed.map((each, index) => (each === "none" ? each : index + 1)) : allowed;
  const prompt = allowed.length === 0 ? "value" : `one of ${among.join(", ")}`;
  return [{ key: "enter", word: "answer", needs: "value", prompt, told: told("answer", id) }, ...waive];
}

/** Those that a person can end now, in the order they were asked. */
export const openQuestions = (scene: Scene): readonly SceneWait[] => scene.waits.filter(isForPeople);

/** The timer or soak that could be cut short or drawn out, if any. */
export const timeWait = (scene: Scene): SceneWait | null => scene.waits.find(({ timer }) => timer) ?? null;

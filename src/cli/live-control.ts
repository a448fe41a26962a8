/**
 * What a key does at the live view: a pure step from how the view stands and a key to how it stands then, and what is
 * told to the release. It reads no terminal and sends nothing.
 */
import type { Key } from "./live-keys.ts";
import type { Scene, SceneWait } from "./scene.ts";
import { actionsOf, openQuestions, type Told, timeWait, type WaitAction } from "./wait-actions.ts";

export interface Ui {
  /** The question that keys are about; null: the first one. */
  readonly selected: string | null;
  /** A line is being typed. */
  readonly typing: { readonly action: WaitAction; readonly text: string } | null;
  /** More of what the step prints. */
  readonly tall: boolean;
  readonly help: boolean;
  /** Said in answer to the last key. */
  readonly message: string | null;
  readonly answeredAt: number;
}

export const firstUi: Ui = {
  selected: null,
  typing: null,
  tall: false,
  help: false,
  message: null,
  answeredAt: Number.NEGATIVE_INFINITY,
};

export interface Pressed {
  readonly ui: Ui;
  readonly told?: Told;
  /** The person wants to leave: pause first, stop where that was asked already. */
  readonly leave?: true;
}

/** A key that is held down must not answer a whole check list. */
const HELD_MS = 180;

export interface PressGiven {
  readonly scene: Scene;
  /** Milliseconds of any clock that does not go back. */
  readonly nowMs: number;
}

export function press(ui: Ui, key: Key, given: PressGiven): Pressed {
  if (key.kind === "interrupt") return { ui: { ...ui, typing: null, message: null }, leave: true };
  if (ui.typing !== null) return typed(ui, ui.typing, key);
  const quiet: Ui = { ...ui, message: null };
  if (ui.help) return { ui: { ...quiet, help: false } };
  const { scene } = given;
  if (key.kind === "up" || key.kind === "down")
    return { ui: moved(quiet, scene, key.kind === "up" ? -1 : 1) };
  if (key.kind === "close") return { ui: quiet, leave: true };
  const letter = key.kind === "text" ? key.text.slice(0, 1) : key.kind;
  if (/^[1-9]$/.test(letter)) return { ui: picked(quiet, scene, letter) };
  const action = actionFor(letter, quiet, scene);
  if (action !== null) return acted(quiet, action, given);
  return everywhere(letter, quiet, scene);
}

export const selectedOf = (ui: Ui, scene: Scene): SceneWait | null => {
  const questions = openQuestions(scene);
  return questions.find(({ id }) => id === ui.selected) ?? questions[0] ?? null;
};

function moved(ui: Ui, scene: Scene, by: number): Ui {
  const questions = openQuestions(scene);
  const at = questions.findIndex(({ id }) => id === selectedOf(ui, scene)?.id);
  const next = questions[Math.min(questions.length - 1, Math.max(0, at + by))];
  return next === undefined ? ui : { ...ui, selected: next.id };
}

/** One digit is enough for nine; of more, a digit typed after another makes a larger number where there is one. */
function picked(ui: Ui, scene: Scene, digit: string): Ui {
  const questions = openQuestions(scene);
  const before = questions.findIndex(({ id }) => id === ui.selected) + 1;
  const larger = questions[before * 10 + Number(digit) - 1];
  const next = (before > 0 ? larger : undefined) ?? questions[Number(digit) - 1];
  return next === undefined
    ? { ...ui, message: `there is no question ${digit}` }
    : { ...ui, selected: next.id };
}

function actionFor(letter: string, ui: Ui, scene: Scene): WaitAction | null {
  const wait = selectedOf(ui, scene);
  const own = wait === null ? [] : actionsOf(wait, scene);
  const time = timeWait(scene);
  const timed = time === null ? [] : actionsOf(time, scene);
  return [...own, ...timed].find(({ key }) => key === letter) ?? null;
}

function acted(ui: Ui, action: WaitAction, { scene, nowMs }: PressGiven): Pressed {
  if (action.needs !== null) return { ui: { ...ui, typing: { action, text: "" } } };
  if (nowMs - ui.answeredAt < HELD_MS) return { ui };
  const next = moved(ui, scene, 1);
  const stays = action.told.about === null || action.told.about !== selectedOf(ui, scene)?.id;
  return { ui: { ...(stays ? ui : next), answeredAt: nowMs }, told: action.told };
}

const reason = (word: string, told: Told): WaitAction => ({
  key: "",
  word,
  needs: "reason",
  prompt: `reason to ${word}`,
  told,
});

const plain = (kind: Told["kind"]): Told => ({ kind, about: null, value: null, note: null });

function everywhere(letter: string, ui: Ui, scene: Scene): Pressed {
  const ask = (action: WaitAction): Pressed => ({ ui: { ...ui, typing: { action, text: "" } } });
  switch (letter) {
    case "q":
      return { ui, leave: true };
    case "p":
    case "c":
      if (scene.paused !== null) return { ui, told: plain("continue") };
      return letter === "p" ? { ui, told: plain("pause") } : { ui };
    case "b":
      return ask(reason("roll back", plain("rollback")));
    case "x":
      return ask(reason("stop", plain("stop")));
    case "l":
      return { ui: { ...ui, tall: !ui.tall } };
    case "?":
      return { ui: { ...ui, help: true } };
    case "escape":
    case "enter":
    case "backspace":
    case "erase":
      return { ui };
    default:
      return { ui: { ...ui, message: `${letter} does nothing here; ? shows the keys` } };
  }
}

const MOST_TYPED = 500;

function typed(ui: Ui, typing: NonNullable<Ui["typing"]>, key: Key): Pressed {
  const { action, text } = typing;
  const rewrite = (next: string): Pressed => ({
    ui: { ...ui, typing: { action, text: next }, message: null },
  });
  if (action.needs === "sure") {
    const yes = key.kind === "text" && key.text.toLowerCase().startsWith("y");
    const gone: Ui = { ...ui, typing: null, message: yes ? null : "nothing was sent" };
    return yes ? { ui: gone, told: action.told } : { ui: gone };
  }
  switch (key.kind) {
    case "text":
      return rewrite((text + key.text).slice(0, MOST_TYPED));
    case "backspace":
      return rewrite([...text].slice(0, -1).join(""));
    case "erase":
      return rewrite("");
    case "escape":
    case "close":
      return { ui: { ...ui, typing: null, message: "nothing was sent" } };
    case "enter":
      return entered(ui, action, text.trim());
    default:
      return { ui };
  }
}

function entered(ui: Ui, action: WaitAction, text: string): Pressed {
  if (text === "") return { ui: { ...ui, message: `type a ${action.needs}, or Esc to leave it` } };
  const told = action.needs === "value" ? { ...action.told, value: text } : { ...action.told, note: text };
  return { ui: { ...ui, typing: null, message: null }, told };
}

/**
 * Asks what a release waits for at a terminal that shows plain lines: one question after the other. What is answered
 * elsewhere meanwhile is refused by the release itself, and said so.
 */

import type { Prompt } from "./adopt-ask.ts";
import { clean } from "./clean.ts";
import { type Look, paint } from "./look.ts";
import type { Scene, SceneWait } from "./scene.ts";
import { actionsOf, openQuestions, type Told, type WaitAction } from "./wait-actions.ts";

export interface LineAskerGiven {
  readonly scene: () => Scene | null;
  readonly prompt: Prompt;
  readonly look: Look;
  readonly say: (lines: readonly string[]) => void;
  /** Resolves when the release has taken or refused it; words where it was refused. */
  readonly tell: (told: Told) => Promise<string | null>;
  readonly leave: () => void;
}

export interface LineAsker {
  readonly changed: () => void;
  readonly close: () => void;
}

export function lineAsker(given: LineAskerGiven): LineAsker {
  let asking = false;
  let open = true;
  const next = (): SceneWait | null => {
    const scene = given.scene();
    return scene === null ? null : (openQuestions(scene)[0] ?? null);
  };
  const askOn = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      for (let wait = next(); open && wait !== null; wait = next()) {
        const scene = given.scene();
        if (scene === null || !(await askOne(wait, scene, given))) break;
      }
    } catch (error) {
      // A terminal that cannot be read asks no more; the release is told from elsewhere.
      given.say([`  ${wordsOf(error)}`]);
    } finally {
      asking = false;
    }
  };
  return {
    changed: () => {
      if (open) void askOn();
    },
    close: () => {
      open = false;
      given.prompt.close();
    },
  };
}

/** False: the person is gone, or wants to be. */
async function askOne(wait: SceneWait, scene: Scene, given: LineAskerGiven): Promise<boolean> {
  const { look, say, prompt, tell, leave } = given;
  const actions = actionsOf(wait, scene);
  say([paint(look, "yellow", clean(wait.text)), ...wait.shown.map((line) => `  ${clean(line)}`)]);
  for (;;) {
    const typed = await prompt.ask(`  ${actions.map(choiceText).join(", ")}: `);
    if (typed === null) {
      leave();
      return false;
    }
    const told = await toldBy(typed.trim(), actions, given);
    if (told === null) continue;
    // What could not be passed on, while the journal was locked say, is said and asked again.
    const refused = await tell(told).catch(wordsOf);
    if (refused !== null) say([`  ${clean(refused)}`]);
    return true;
  }
}

const wordsOf = (error: unknown): string => clean(error instanceof Error ? error.message : String(error));

const choiceText = ({ key, word, prompt }: WaitAction): string =>
  key === "enter" ? prompt : `${key} ${word}`;

/** Null: not understood, ask again. */
async function toldBy(
  typed: string,
  actions: readonly WaitAction[],
  { prompt }: LineAskerGiven,
): Promise<Told | null> {
  const lower = typed.toLowerCase();
  const action =
    actions.find(({ key, word }) => key === lower || word === lower) ??
    (typed === "" ? undefined : actions.find(({ needs }) => needs === "value"));
  if (action === undefined) return null;
  if (action.needs === null) return action.told;
  if (action.needs === "value") return { ...action.told, value: typed };
  const more = await prompt.ask(`  ${action.prompt}${action.needs === "sure" ? "? y/n" : ""}: `);
  if (more === null || more.trim() === "") return null;
  if (action.needs === "reason") return { ...action.told, note: more.trim() };
  return more.trim().toLowerCase().startsWith("y") ? action.told : null;
}

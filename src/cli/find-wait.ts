/** From what a person types to the wait that they mean, and whether it can be answered so. */
import { nearest } from "../base/index.ts";
import { clean } from "./clean.ts";
import { cliError } from "./codes.ts";
import type { Scene, SceneWait } from "./scene.ts";
import { commandsFor } from "./wait-words.ts";

const SHOWN = 3;

/** Null as `typed`: the only one that there is. */
export function findWait(typed: string | null, scene: Scene, among: readonly SceneWait[]): SceneWait {
  const wanted = typed?.trim().toLowerCase() ?? null;
  if (wanted === null) {
    const [only, ...others] = among;
    if (only !== undefined && others.length === 0) return only;
    throw unknown(typed, scene, among);
  }
  const named = among.find(({ id, item }) => id.toLowerCase() === wanted || item?.toLowerCase() === wanted);
  if (named !== undefined) return named;
  const found = among.filter(({ text }) => wanted !== "" && text.toLowerCase().includes(wanted));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw unknown(typed, scene, among);
}

function unknown(typed: string | null, scene: Scene, among: readonly SceneWait[]): Error {
  const near =
    typed === null
      ? null
      : nearest(
          typed,
          among.map(({ id }) => id),
        );
  const first = among.find(({ id }) => id === near) ?? among[0];
  const ids = among.slice(0, SHOWN).map(({ id, text }) => `${id} (${clean(text)})`);
  return cliError("CLI_WAIT_UNKNOWN", {
    what:
      typed === null
        ? `release ${scene.release} waits for ${among.length === 0 ? "nothing of that kind" : `${among.length} things`}`
        : `release ${scene.release} does not wait for "${typed}"`,
    why:
      among.length === 0
        ? "what it waited for has been answered, or was not asked yet"
        : `it waits for ${ids.join("; ")}${among.length > SHOWN ? "; …" : ""}`,
    fix:
      first === undefined
        ? `rutter status ${scene.release} shows where it stands`
        : `write ${commandsFor(first, scene)[0] ?? `rutter status ${scene.release}`}`,
  });
}

/** The answer as the release knows it: y and n count as yes and no where those may be answered. */
export function fittingAnswer(typed: string, wait: SceneWait, scene: Scene): string {
  const { answers } = wait;
  if (answers.length === 0) return typed;
  const wanted = typed.trim().toLowerCase();
  // An option of a choice stands under its number.
  const numbered =
    wait.kind === "choice" && /^\d{1,4}$/.test(wanted) ? answers[Number(wanted) - 1] : undefined;
  if (numbered !== undefined) return numbered;
  const exact = answers.find((answer) => answer.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const starts = answers.filter((answer) => wanted !== "" && answer.toLowerCase().startsWith(wanted));
  const [only, ...others] = starts;
  if (only !== undefined && others.length === 0) return only;
  const near = nearest(wanted, answers);
  throw cliError("CLI_ANSWER_INVALID", {
    what: `"${clean(wait.text)}" cannot be answered with "${typed}"`,
    why: `it can be answered with ${answers.join(", ")}`,
    fix: near ? `did you mean ${near}?` : `write ${commandsFor(wait, scene)[0] ?? ""}`,
  });
}

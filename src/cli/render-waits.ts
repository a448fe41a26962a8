/**
 * What a release waits for, told to somebody who is not at its terminal: each wait with the command that ends it, word
 * for word as it is typed.
 */
import type { Instant } from "../base/index.ts";
import { clean } from "./clean.ts";
import { markOf, markWidth } from "./live-marks.ts";
import { type Look, paint } from "./look.ts";
import { isForPeople, type Scene, type SceneWait } from "./scene.ts";
import { commandsFor, waitedText } from "./wait-words.ts";
import { wrap } from "./width.ts";

/** More than this of one check list is told by its number: the rest is asked when these are answered. */
const MOST = 40;

export interface WaitsGiven {
  readonly look: Look;
  readonly now: Instant;
  /** Whoever leaves is told what others have to do, and not what a clock does. */
  readonly timers?: boolean;
}

export function waitLines(scene: Scene, { look, now, timers = true }: WaitsGiven): readonly string[] {
  // That it is paused, and what ends that, is told with where it stands.
  const people = scene.waits.filter(isForPeople);
  const times = scene.waits.filter(
    (wait) => !isForPeople(wait) && wait.kind !== "paused" && (timers || !wait.timer),
  );
  const shown = people.slice(0, MOST);
  const more = people.length - shown.length;
  return [
    ...(people.length === 0
      ? []
      : [
          paint(
            look,
            "yellow",
            people.length === 1 ? "waits for an answer" : `waits for ${people.length} answers`,
          ),
        ]),
    ...shown.flatMap((wait) => oneWait(scene, wait, { look, now })),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...times.flatMap((wait) => oneWait(scene, wait, { look, now })),
  ];
}

function oneWait(scene: Scene, wait: SceneWait, { look, now }: WaitsGiven): readonly string[] {
  const pad = " ".repeat(2 + markWidth(look) + 1);
  const room = look.columns - pad.length;
  const whom = wait.who === null ? null : `of ${clean(wait.who)}`;
  const aside = [whom, waitedText(wait, now) || null].filter((part) => part !== null).join(", ");
  const text = aside === "" ? clean(wait.text) : `${clean(wait.text)} (${aside})`;
  return [
    ...wrap(text, room).map((line, index) =>
      index === 0 ? `  ${markOf(isForPeople(wait) ? "waits" : "pending", look)} ${line}` : pad + line,
    ),
    ...wait.shown.flatMap((line) =>
      wrap(clean(line), room - 2).map((part) => `${pad}  ${paint(look, "dim", part)}`),
    ),
    ...commandsFor(wait, scene).flatMap((command, index) =>
      // A command is never broken: it is there to be copied.
      [`${pad}${paint(look, "dim", index === 0 ? "type  " : "or    ")}${command}`],
    ),
  ];
}

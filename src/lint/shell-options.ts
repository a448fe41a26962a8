/**
 * Which of `set -e` and `set -o pipefail` are in force where a command stands: set above it in its own text, or
 * typed earlier.
 */
import type { Call } from "./call.ts";
import { lineOf } from "./call.ts";
import type { DeepCall } from "./deep.ts";
import type { Desk } from "./desk.ts";

interface Setting {
  readonly text: number;
  readonly line: number;
  readonly option: "errexit" | "pipefail";
  /** Typed into the operator's terminal, where it stays in force; a script's ends with it. */
  readonly stays: boolean;
}

function settingsOf(call: Call): readonly Setting[] {
  const words = call.pipeline.stages[0]?.words.map(({ text }) => text) ?? [];
  if (words[0] !== "set") return [];
  const place = { text: call.text, line: lineOf(call) };
  const stays = call.item?.script === null || call.item?.script === undefined;
  const found: Setting[] = [];
  if (words.some((word) => /^-[a-z]*e/.test(word) || word === "errexit"))
    found.push({ ...place, option: "errexit", stays });
  if (words.includes("pipefail"))
    found.push({ ...place, option: "pipefail", stays: stays || words.length === 3 });
  return found;
}

const known = new WeakMap<Desk, readonly Setting[]>();

function settings(desk: Desk): readonly Setting[] {
  const made = known.get(desk) ?? desk.calls.flatMap(settingsOf);
  known.set(desk, made);
  return made;
}

const statuses = new WeakMap<Desk, ReadonlySet<number>>();

/** Texts that look at the statuses of their pipes themselves. */
function looksAtStatuses(desk: Desk, text: number): boolean {
  const made = statuses.get(desk) ?? textsWithStatuses(desk);
  statuses.set(desk, made);
  return made.has(text);
}

function textsWithStatuses(desk: Desk): ReadonlySet<number> {
  const found = new Set<number>();
  let seen = 0;
  for (const { text, from } of desk.calls) {
    if (text === seen) continue;
    seen = text;
    if (from.lines.some((line) => /PIPESTATUS|pipestatus/.test(line))) found.add(text);
  }
  return found;
}

export function hasPipefail(desk: Desk, call: DeepCall): boolean {
  if (call.outer !== null)
    return /pipefail/.test(call.outer.pipeline.stages.map(({ text }) => text.slice(0, 2000)).join(" "));
  if (looksAtStatuses(desk, call.text)) return true;
  const line = lineOf(call);
  return settings(desk).some(
    (each) => each.option === "pipefail" && each.line <= line && (each.text === call.text || each.stays),
  );
}

export const hasErrexit = (desk: Desk, text: number): boolean =>
  settings(desk).some((each) => each.option === "errexit" && each.text === text);

/** The lines of a check list: questions for people, checks that run beside each other, and checks that a person reads. */
import type { CheckLine, GateItem, GateNode, Plan, QuestionLine } from "../plan/index.ts";
import { askFor, lacksValues, NO_PLACE } from "./asking.ts";
import { beginDiagnosis } from "./diagnosis.ts";
import { askWhetherDone } from "./doubts.ts";
import { askAboutFailure } from "./failure-wait.ts";
import { meaningOf } from "./outcomes.ts";
import type { Actor } from "./signal.ts";
import { itemState, lastEffect } from "./standing.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { openWait, waitAbout } from "./waits.ts";
import { ending } from "./words.ts";

type GatePlace = Place<GateNode>;

export const itemOf = (plan: Plan, id: string): GateItem | undefined =>
  Object.hasOwn(plan.items, id) ? plan.items[id] : undefined;

export function carryItem(turn: Turn, place: GatePlace, id: string): void {
  const item = itemOf(turn.plan, id);
  if (item === undefined || isItemOver(turn, place, id)) return;
  if (item.kind === "question") carryQuestion(turn, place, { id, line: item });
  else carryCheck(turn, place, { id, line: item });
}

/** A line that was answered no is over where that leaves something out, and where nobody is left to be held up. */
export function isItemOver(turn: Turn, { node, course }: GatePlace, id: string): boolean {
  const { state, by } = itemState(turn.state, id);
  if (state === "done" || state === "waived" || itemOf(turn.plan, id) === undefined) return true;
  if (state !== "failed") return false;
  return course === "later" || turn.state.dryRun || (node.onNo === "skip" && by !== null);
}

export const saidNo = (turn: Turn, id: string): boolean => itemState(turn.state, id).state === "failed";

interface Line<Kind extends GateItem> {
  readonly id: string;
  readonly line: Kind;
}

interface Ended {
  readonly as: "done" | "failed" | "waived";
  readonly by?: Actor | null;
  readonly why?: string | null;
}

function endItem(
  turn: Turn,
  place: GatePlace,
  { id, as, by = null, why = null }: Ended & { id: string },
): void {
  emit(turn, { type: "item.ended", node: place.id, item: id, as, by, why });
}

function carryQuestion(turn: Turn, place: GatePlace, { id, line }: Line<QuestionLine>): void {
  if (turn.state.dryRun) return endItem(turn, place, { id, as: "waived", why: "dry run" });
  if (!place.free || waitAbout(turn.state, { node: place.id, item: id }) !== undefined) return;
  const { state, by, why } = itemState(turn.state, id);
  const before = state === "failed" ? `\nAnswered no by ${by?.who ?? "somebody"}${ending(why)}` : "";
  openWait(turn, {
    about: id,
    kind: "question",
    text: `${line.establishes}${line.command === null ? "" : `\n${line.command}`}${before}`,
    node: place.id,
    item: id,
    answers: ["yes", "no"],
    who: line.waive,
    shows: shownWith(turn, place),
  });
}

/** The last effect of the step whose output the gate shows. */
const shownWith = ({ state }: Turn, { node }: GatePlace): string | null =>
  node.shows === null ? null : (lastEffect(state, node.shows)?.effect.id ?? null);

function carryCheck(turn: Turn, place: GatePlace, line: Line<CheckLine>): void {
  const { state } = itemState(turn.state, line.id);
  if (state === "pending") {
    if (place.free) ask(turn, place, line);
  } else if (state === "running") {
    judge(turn, place, line);
  } else if (place.free) {
    if (place.course === "main") beginDiagnosis(turn);
    askAboutFailure(turn, { place, item: line.id });
  }
}

function ask(turn: Turn, place: GatePlace, { id, line }: Line<CheckLine>): void {
  if (lacksValues(turn, { node: place.id, item: id, work: line })) return;
  if (askFor(turn, { node: place.id, item: id, work: line, aside: true })) return;
  endItem(turn, place, { id, as: "failed", why: NO_PLACE });
}

function judge(turn: Turn, place: GatePlace, check: Line<CheckLine>): void {
  const { id, line } = check;
  const effect = lastEffect(turn.state, place.id, id);
  if (effect === undefined || effect.state === "asked") return;
  if (effect.state === "in-doubt") return askWhetherDone(turn, effect, line.title);
  const meaning = meaningOf(effect, line, false);
  if (meaning.is === "failed") return endItem(turn, place, { id, as: "failed", why: meaning.why });
  if (meaning.is === "again") {
    if (place.free && (meaning.notBefore ?? turn.at) <= turn.at) ask(turn, place, check);
  } else if (line.look === null || turn.state.dryRun) {
    endItem(turn, place, { id, as: "done" });
  } else if (place.free && waitAbout(turn.state, { node: place.id, item: id }) === undefined) {
    const text = `${line.establishes ?? line.title}\nLook for: ${line.look}`;
    const shows = effect.effect.id;
    openWait(turn, {
      about: id,
      kind: "question",
      text,
      node: place.id,
      item: id,
      answers: ["yes", "no"],
      shows,
    });
  }
}

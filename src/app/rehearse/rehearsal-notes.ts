/** What a rehearsal cannot know, or leaves as it is, said once each. None of it is held against the runbook. */
import { nodesOf, type Plan } from "../../plan/index.ts";
import { RPS, TIMES } from "./bad-figures.ts";
import { callsNobody, placesOf, watchedAt } from "./places.ts";
import type { RehearsalNote } from "./rehearsal.ts";
import { backOf, isTakenBack, objectText, ownBackOf, type PlanTouched, writersOf } from "./way-back.ts";

export interface NotesGiven {
  readonly plan: Plan;
  readonly touched: PlanTouched;
  readonly numbers: ReadonlyMap<string, string>;
}

const NAMED = 8;

const named = (texts: readonly string[]): string =>
  texts.length > NAMED
    ? `${texts.slice(0, NAMED).join(", ")} and ${texts.length - NAMED} more`
    : texts.join(", ");

export function notesOf({ plan, touched, numbers }: NotesGiven): readonly RehearsalNote[] {
  const number = (id: string): string => numbers.get(id) ?? id;
  const steps = (ids: readonly string[]): string => (ids.length === 1 ? "step" : "steps");
  const notes: RehearsalNote[] = [];
  const writers = writersOf(plan, touched);
  const unknown = writers.filter(
    (each) => each.unknown.length > 0 || (each.objects.length === 0 && touched[each.id]?.writes.length === 0),
  );
  if (unknown.length > 0) {
    const ids = unknown.map(({ id }) => number(id));
    notes.push({
      what: `what ${steps(ids)} ${named(ids)} ${ids.length === 1 ? "changes" : "change"} is not known, so nothing is said of the way back from there`,
      lines: unknown[0]?.node.lines ?? null,
    });
  }
  const back = backOf(plan, touched);
  if (back.unknown.length > 0) {
    const ids = back.unknown.map(number);
    notes.push({
      what: `what ${named(ids)} ${ids.length === 1 ? "takes" : "take"} back is not known: it is trusted to take back everything`,
      lines: plan.nodes[back.unknown[0] ?? ""]?.lines ?? null,
    });
  }
  notes.push(...leftOut({ plan, touched, numbers }));
  notes.push(...ofFigures(plan));
  return notes;
}

/** Which figures are made up, and where nothing measures any. */
function ofFigures(plan: Plan): readonly RehearsalNote[] {
  const places = nodesOf(plan, "main").filter(([, node]) => placesOf(node).length > 0);
  if (places.length === 0) return [];
  const measured = places.filter(([id]) => watchedAt(plan, id).length > 0);
  const notes: RehearsalNote[] = [];
  if (measured.length < places.length) {
    const what =
      measured.length === 0
        ? "no figure is measured: at a rung and in a soak a person looks, and decides"
        : "where no figure is measured a person looks, and decides";
    notes.push({ what, lines: null });
  }
  if (measured.length > 0) {
    const what = `users are made up: ${RPS} requests a second, and a bad figure is at ${TIMES} times its limit`;
    notes.push({ what, lines: null });
  }
  if (measured.length > 0 && callsNobody(plan))
    notes.push({
      what: "no contact is named: where a source falls silent only whoever drives is asked",
      lines: null,
    });
  return notes;
}

/** Where the runbook has a rollback of its own, that goes, and no undo beside it: a schema often stays on purpose. */
function leftOut({ plan, touched, numbers }: NotesGiven): readonly RehearsalNote[] {
  const own = ownBackOf(plan, touched);
  if (own === null || own.unknown.length > 0) return [];
  const back = backOf(plan, touched);
  return writersOf(plan, touched).flatMap(({ id, node, objects }): readonly RehearsalNote[] => {
    const left = objects.filter((object) => isTakenBack(object, back) && !isTakenBack(object, own));
    if (left.length === 0) return [];
    const what = `the rollback leaves ${named([...new Set(left.map(objectText))])} as step ${numbers.get(id) ?? id} made it`;
    return [{ what: `${what}: an undo is known, and the runbook does not use it`, lines: node.lines }];
  });
}

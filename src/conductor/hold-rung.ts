/**
 * A rung while it is held, and what follows at the end of its dwell: on, held longer once, or a person is asked. No rung
 * rises while a guard is not quiet, whoever says so.
 */
import type { Instant } from "../base/index.ts";
import type { LadderNode, Rung } from "../plan/index.ts";
import { unwatchedMs } from "./guard-hold.ts";
import { whyLoud } from "./guards-that-return.ts";
import { type Judgement, judgementOf } from "./judgement.ts";
import { beginReturning } from "./returning.ts";
import type { Progress } from "./rungs.ts";
import { trafficOf } from "./shifting-back.ts";
import type { Actor } from "./signal.ts";
import { canReturn } from "./standing.ts";
import type { OpenWait } from "./state.ts";
import { emit, type Place, type Turn } from "./turn.ts";
import { after, closeWait, isTimer, openWait, pausedMs, waitAbout } from "./waits.ts";
import { ending } from "./words.ts";

/** A rung is held at least so long, whatever is shown of it before. */
const LEAST_MS = 60_000;

export interface Holding {
  readonly place: Place<LadderNode>;
  readonly rung: Rung;
  readonly progress: Progress;
}

export function holdRung(turn: Turn, holding: Holding): void {
  const { place, progress } = holding;
  const last = progress.answers.at(-1);
  if (last?.as === "rollback" && canReturn(turn)) {
    const why = `${last.by?.who ?? "somebody"} said so at ${heldText(holding)}${ending(last.note)}`;
    return beginReturning(turn, { why, by: last.by });
  }
  const judgement = judgementOf(turn, place);
  const open = openHold(turn, place.id);
  const promoted = last?.as === "promote";
  if (promoted && whyLoud(turn) === null) return leave(turn, holding, { judgement, open, by: last.by });
  if (risesEarly(turn, holding, judgement)) return leave(turn, holding, { judgement, open, by: null });
  if (open !== undefined && isTimer(open)) return;
  if (promoted) return waitFor(turn, holding, quietAsk(turn, holding, judgement));
  if (holding.rung.dwellMs === null) return askToPromote(turn, holding, judgement);
  if (progress.dwells === 0) return dwell(turn, holding, { ms: holding.rung.dwellMs, why: null });
  endOfDwell(turn, { ...holding, judgement, open, ms: holding.rung.dwellMs });
}

interface Ended extends Holding {
  readonly judgement: Judgement;
  readonly open: OpenWait | undefined;
  readonly ms: number;
}

function endOfDwell(turn: Turn, ended: Ended): void {
  const { judgement, open, place, progress, ms } = ended;
  const { evidence, quiet } = judgement;
  if (!quiet) return waitFor(turn, ended, quietAsk(turn, ended, judgement));
  // Whoever was asked answers, unless it shows by itself meanwhile.
  const asked = open?.id.startsWith(aboutOf(ended, "judged")) === true;
  if (evidence === "pass" || (!asked && suffices(ended, evidence)))
    return leave(turn, ended, { judgement, open, by: null });
  const why =
    evidence === "amber" ? "it looks worse than the version before" : "too little is shown of it yet";
  if (progress.dwells === 1) {
    if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
    return dwell(turn, ended, { ms, why });
  }
  const text = `${heldText(ended)} was held twice as long, and ${why}: promote it, or roll back`;
  waitFor(turn, { ...ended, place }, { about: aboutOf(ended, "judged"), text });
}

/** All of the traffic leaves nothing to compare with. */
function suffices({ place, rung }: Holding, evidence: Judgement["evidence"]): boolean {
  if (evidence === "amber") return false;
  return place.node.promotion === "dwell" || evidence === "pass" || rung.percent >= 100;
}

function risesEarly(turn: Turn, { place, progress }: Holding, { quiet, evidence }: Judgement): boolean {
  if (place.node.promotion !== "evidence" || evidence !== "pass" || !quiet) return false;
  return progress.since !== null && leastAt(turn, progress.since) <= turn.at;
}

/** When a rung that is held since then may be left early: time in which nobody drove, or it was paused, shows nothing. */
export const leastAt = ({ state, at }: Pick<Turn, "state" | "at">, since: Instant): Instant =>
  after(since, LEAST_MS + unwatchedMs(state.gaps, since, at) + pausedMs(state, since, at));

const openHold = ({ state }: Turn, id: string): OpenWait | undefined =>
  waitAbout(state, { node: id, kind: "timer" }) ?? waitAbout(state, { node: id, kind: "rung" });

const aboutOf = ({ place, rung }: Holding, what: string): string => `${place.id}-${rung.percent}-${what}`;

const heldText = ({ place, rung }: Holding): string => `${rung.percent} % of ${trafficOf(place.node)}`;

interface Left {
  readonly judgement: Judgement;
  readonly open: OpenWait | undefined;
  readonly by: Actor | null;
}

function leave(turn: Turn, { place, rung }: Holding, { judgement, open, by }: Left): void {
  if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
  const { evidence } = judgement;
  const as = evidence === "pass" ? "proven" : "not-proven";
  emit(turn, { type: "ladder.judged", node: place.id, percent: rung.percent, as, evidence, by });
}

function dwell(turn: Turn, holding: Holding, { ms, why }: { ms: number; why: string | null }): void {
  const text = why === null ? heldText(holding) : `${heldText(holding)}, held longer: ${why}`;
  const until = after(turn.at, ms);
  openWait(turn, {
    about: aboutOf(holding, "dwell"),
    kind: "timer",
    text,
    node: holding.place.id,
    until,
  });
}

function askToPromote(turn: Turn, holding: Holding, judgement: Judgement): void {
  if (!judgement.quiet) return waitFor(turn, holding, quietAsk(turn, holding, judgement));
  const text = `${heldText(holding)}: promote it when it may go on`;
  waitFor(turn, holding, { about: aboutOf(holding, "dwell"), text, answers: ["promote"] });
}

interface Asking {
  readonly about: string;
  readonly text: string;
  readonly answers?: readonly string[];
}

const quietAsk = (turn: Turn, holding: Holding, { why }: Judgement): Asking => ({
  about: aboutOf(holding, "quiet"),
  text: `${heldText(holding)} is held${ending(whyLoud(turn) ?? why ?? "a guard is not quiet")}`,
});

/** What is asked already is left as it is, though its words may be a little old. */
function waitFor(turn: Turn, { place }: Holding, { about, text, answers }: Asking): void {
  const open = openHold(turn, place.id);
  if (open?.id === about || open?.id.startsWith(`${about}-`)) return;
  if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
  const both = canReturn(turn) ? ["promote", "rollback"] : ["promote"];
  openWait(turn, { about, kind: "rung", text, node: place.id, answers: answers ?? both });
}

/** Which of the open waits people are told of together. Each opening is told once, by the instant at which it began. */
import type { Instant } from "../base/index.ts";
import type { WaitKind } from "./event.ts";
import type { OpenWait } from "./state.ts";
import type { Turn } from "./turn.ts";
import { after } from "./waits.ts";

/** So long what opens is gathered: a list opens line by line, and what is answered at once is no news. */
const GATHERED_MS = 1_000;

const ASKS: ReadonlySet<WaitKind> = new Set([
  "question",
  "choice",
  "approval",
  "in-doubt",
  "failure",
  "guard",
  "ready",
  "rung",
]);

const NODE = /^~tell-gate-(\d+)-/;

export const gateNode = (from: Instant): string => `~tell-gate-${from}`;

const asksPerson = ({ kind, answers, input }: OpenWait): boolean =>
  ASKS.has(kind) && (kind !== "rung" || answers.length > 0 || input !== undefined);

export interface Opened {
  readonly from: Instant;
  readonly waits: readonly OpenWait[];
}

/** In the order they opened; those that were told are left out. */
function untold({ state }: Pick<Turn, "state">): readonly Opened[] {
  // What a failed release waits for stands in the message of its end.
  if (state.ended?.as === "failed") return [];
  const open = [...state.waits.values()].filter(asksPerson).sort((a, b) => a.since - b.since);
  if (open.length === 0) return [];
  const told = [...state.nodes.keys()].flatMap((id) => {
    const match = NODE.exec(id);
    return match === null ? [] : [Number(match[1])];
  });
  const isTold = ({ since }: OpenWait): boolean =>
    told.some((from) => from <= since && since < from + GATHERED_MS);
  const opened: { from: Instant; waits: OpenWait[] }[] = [];
  for (const wait of open) {
    if (isTold(wait)) continue;
    const last = opened.at(-1);
    if (last !== undefined && wait.since < last.from + GATHERED_MS) last.waits.push(wait);
    else opened.push({ from: wait.since, waits: [wait] });
  }
  return opened;
}

const dueOf = ({ from }: Opened): Instant => after(from, GATHERED_MS);

export const gatesToTell = (turn: Pick<Turn, "state" | "at">): readonly Opened[] =>
  untold(turn).filter((opened) => dueOf(opened) <= turn.at);

export const gateDue = (turn: Pick<Turn, "state">): readonly Instant[] => untold(turn).map(dueOf);

/** People are told of what happens, by the channels of the configuration and the notices of the runbook. It holds nothing up. */
import type { Instant } from "../base/index.ts";
import type { NotifyInput } from "../effect/index.ts";
import type { Ending } from "./event.ts";
import { isAsked, send, sendAgain, tellsAnybody } from "./messages.ts";
import { type Moment, type Recipient, recipientsOf, toldOf } from "./recipients.ts";
import type { ReleaseState } from "./state.ts";
import { gateDue, gateNode, gatesToTell } from "./telling-gates.ts";
import { aboutEnd, aboutGate, aboutStart, aboutTrip } from "./telling-words.ts";
import type { Turn } from "./turn.ts";

type About = NonNullable<NotifyInput["about"]>;

export function tellPeople(turn: Turn): void {
  if (!tellsAnybody(turn)) return;
  if (recipientsOf(turn.plan).length > 0) {
    tell(turn, { moment: "started", node: "~tell-started", about: () => aboutStart(turn) });
    tellGates(turn);
    tellTrips(turn);
    tellEnd(turn);
  }
  sendAgain(turn);
}

interface Told {
  readonly moment: Moment;
  readonly node: string;
  /** Made only where somebody is told. */
  readonly about: () => About;
}

function tell(turn: Turn, { moment, node, about }: Told): void {
  tellAll(turn, { node, about, to: toldOf(turn.plan, moment) });
}

function tellAll(
  turn: Turn,
  { node, about, to }: Omit<Told, "moment"> & { readonly to: readonly Recipient[] },
): void {
  for (const { id, to: name, text, template } of to) {
    const own = `${node}-${id}`;
    if (!isAsked(turn.state, own))
      send(turn, { node: own, input: { to: name, text, template, about: about() } });
  }
}

/** All that opened together is one message. */
function tellGates(turn: Turn): void {
  if (toldOf(turn.plan, "gate").length === 0) return;
  for (const { from, waits } of gatesToTell(turn))
    tell(turn, { moment: "gate", node: gateNode(from), about: () => aboutGate(turn, waits) });
}

const isWorthTelling = ({ does }: { readonly does: string }): boolean => does !== "note";

const tripNode = (index: number): string => `~tell-tripped-${index}`;

function tellTrips(turn: Turn): void {
  for (const [index, trip] of turn.state.watch.trips.entries())
    if (isWorthTelling(trip))
      tell(turn, { moment: "tripped", node: tripNode(index), about: () => aboutTrip(turn, trip) });
}

/** Who was told that something is wrong is told as well how it ended, asked for or not. */
function tellEnd(turn: Turn): void {
  const { ended, watch } = turn.state;
  if (ended === null) return;
  const isWorried = ({ id }: Recipient): boolean =>
    watch.trips.some((_, index) => isAsked(turn.state, `${tripNode(index)}-${id}`));
  const to = recipientsOf(turn.plan).filter((each) => each.on.includes("finished") || isWorried(each));
  tellAll(turn, { node: endNode(turn.state, ended.as), about: () => aboutEnd(turn, ended), to });
}

/**
 * What failed may be carried on by what a person says, and end again. By that it is known, and not by its instant: the journal
 * writes an event down a moment after it was decided.
 */
function endNode({ answered }: ReleaseState, as: Ending): string {
  const said = [...answered.values()].filter(({ kind, by }) => kind === "failure" && by !== null);
  return `~tell-ended-${as}-${said.length}`;
}

/** When something is told that was not told yet. */
export const tellWakes = (turn: Turn): readonly (Instant | null)[] =>
  tellsAnybody(turn) && toldOf(turn.plan, "gate").length > 0 ? gateDue(turn) : [];

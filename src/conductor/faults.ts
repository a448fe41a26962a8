/**
 * The promises that hold for every journal, checked over one: nothing unsafe twice, no shut gate passed, every undo seen to
 * its end, nothing after the end. It knows nothing of how a release is decided; that is the point of it.
 */
import type { Plan } from "../plan/index.ts";
import { emptyState } from "./empty-state.ts";
import type { Recorded } from "./event.ts";
import { faultsOfEffect } from "./faults-effects.ts";
import { faultsOfNode, faultsOfUndos } from "./faults-nodes.ts";
import { faultsOfOrder } from "./faults-order.ts";
import { faultsOfTraffic } from "./faults-traffic.ts";
import { fold } from "./fold.ts";
import type { ReleaseState } from "./state.ts";

/** An event with what was known before it. */
export interface Moment {
  readonly plan: Plan;
  readonly before: ReleaseState;
  readonly recorded: Recorded;
}

/** Empty: all of them hold. Each names the event by its number. */
export function faultsOf(plan: Plan, recordeds: readonly Recorded[]): string[] {
  const faults: string[] = [];
  let state = emptyState();
  for (const recorded of recordeds) {
    const moment: Moment = { plan, before: state, recorded };
    for (const fault of [
      ...faultsOfOrder(moment),
      ...faultsOfEffect(moment),
      ...faultsOfNode(moment),
      ...faultsOfTraffic(moment),
    ])
      faults.push(`${recorded.seq} ${recorded.event.type}: ${fault}`);
    state = fold(state, recorded);
  }
  return [...faults, ...faultsOfUndos(plan, state)];
}

/**
 * A plan through every fault at every step: each staged in a world of its own, in virtual time, with what Rutter did about
 * it and where that left things; then the gaps. It touches nothing outside.
 */
import type { Lines } from "../../base/index.ts";
import type { Simulated, Touches } from "../../drivers/simulation/index.ts";
import { nodesOf, type Plan } from "../../plan/index.ts";
import { type Fault, faultsOf } from "./faults.ts";
import { withFewerTicks, withoutSides } from "./fewer-ticks.ts";
import { gapsOf } from "./gaps.ts";
import { momentsOf } from "./moments.ts";
import type { AtPlace } from "./places.ts";
import type { Rehearsal, RehearsalNote, RehearsedFault, RehearsedStep, Stands } from "./rehearsal.ts";
import { isWorse } from "./rehearsal.ts";
import { notesOf } from "./rehearsal-notes.ts";
import { type Responded, respond } from "./respond.ts";
import { isOfTarget, respondAtRung } from "./respond-at-rung.ts";
import { stageAtRung } from "./stage-at-rung.ts";
import { noTrouble, type Scene, stageFault } from "./stage-fault.ts";
import { planTouched } from "./touched/plan-touched.ts";
import { isKept, objectText, type PlanTouched } from "./way-back.ts";

export interface RehearseGiven {
  readonly plan: Plan;
  /** How people say each node. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly titleOf: (id: string) => string;
  /** Nobody can be asked anything. */
  readonly unattended: boolean;
  readonly notes: readonly RehearsalNote[];
  /** Where each contact stands, by its name; left out: that is not known. */
  readonly contacts?: ReadonlyMap<string, Lines | null>;
}

interface Desk extends RehearseGiven {
  readonly touched: PlanTouched;
  readonly there: Scene;
  readonly back: Scene;
  readonly undisturbed: Simulated;
  readonly undisturbedBack: Simulated;
}

export async function rehearse(given: RehearseGiven): Promise<Rehearsal> {
  const { numbers } = given;
  const plan = withoutSides(given.plan);
  const desk = await openDesk({ ...given, plan });
  const wayBack = desk.undisturbedBack.state.courses.rollback ?? [];
  const faults: RehearsedFault[] = [];
  for (const fault of faultsOf(plan, wayBack)) {
    const rehearsed = await rehearseFault(desk, fault);
    if (rehearsed !== null) faults.push(rehearsed);
  }
  const known = { plan, touched: desk.touched, numbers };
  return {
    rutter: "rehearsal/1",
    plan: plan.hash,
    runbook: plan.runbook.file,
    procedure: plan.runbook.procedure,
    environment: plan.environment,
    steps: [...new Set(faults.map(({ step }) => step))].map((id) => stepOf(given, id)),
    undisturbed: { ends: endOf(desk.undisturbed), ms: desk.undisturbed.ms },
    faults,
    gaps: gapsOf({ ...known, unattended: given.unattended, contacts: given.contacts ?? new Map() }),
    notes: [...given.notes, ...notesOf(known), ...(plan === given.plan ? [] : [NOT_APART])],
  };
}

const NOT_APART: RehearsalNote = {
  what: "no target shifts the traffic, so the figures here are those of both versions together",
  lines: null,
};

async function openDesk(given: RehearseGiven): Promise<Desk> {
  const { plan } = given;
  const touched = planTouched(plan);
  const touches: Touches = touched;
  const seldom = withFewerTicks(plan);
  const writes = nodesOf(plan, "main").filter(
    ([, node]) =>
      node.kind === "step" && node.danger !== "read" && node.absorbedBy === null && node.when === null,
  );
  const there: Scene = { plan: seldom, touches, backAfter: null };
  const back: Scene = { plan: seldom, touches, backAfter: writes.at(-1)?.[0] ?? null };
  const [undisturbed, undisturbedBack] = [
    await stageFault(there, noTrouble),
    await stageFault(back, noTrouble),
  ];
  return { ...given, touched, there, back, undisturbed, undisturbedBack };
}

function stepOf({ plan, numbers, titleOf }: RehearseGiven, id: string): RehearsedStep {
  const node = plan.nodes[id];
  const kind =
    node?.kind === "step" ? "step" : node?.kind === "gate" || node?.kind === "choice" ? "ask" : "time";
  return { id, number: numbers.get(id) ?? id, title: titleOf(id), lines: node?.lines ?? null, kind };
}

interface Staged {
  readonly run: Simulated;
  readonly responded: Responded;
}

/** Null where the release never came to that step, so that nothing of it could go wrong. */
async function rehearseFault(desk: Desk, fault: Fault): Promise<RehearsedFault | null> {
  const { plan, numbers } = desk;
  if (fault.rung !== undefined) return rehearseAtRung(desk, fault, fault.rung);
  const scene = fault.onTheWayBack ? desk.back : desk.there;
  const undisturbed = fault.onTheWayBack ? desk.undisturbedBack : desk.undisturbed;
  if (!undisturbed.events.some(({ event }) => event.type === "node.began" && event.node === fault.node))
    return null;
  const dies = fault.kind === "rutter-dies" || fault.kind === "machine-dies";
  const moments = dies ? momentsOf(undisturbed, fault) : [null];
  let worst: Staged | null = null;
  for (const moment of moments) {
    const death = fault.kind === "machine-dies" ? "machine" : "process";
    const run = await stageFault(scene, { fault, moment, death });
    const staged = { run, responded: respond({ plan, fault, run, numbers }) };
    if (worst === null || isWorse(staged.responded.response, worst.responded.response)) worst = staged;
  }
  if (worst === null) return null;
  const { run, responded } = worst;
  const lines = (fault.item === null ? plan.nodes[fault.node] : plan.items[fault.item])?.lines ?? null;
  return {
    step: fault.node,
    lines,
    fault: fault.kind,
    onTheWayBack: fault.onTheWayBack,
    ...responded,
    ...outcomeOf(desk, run.as === "enough" ? undisturbed : run),
    atRung: null,
  };
}

async function rehearseAtRung(desk: Desk, fault: Fault, rung: AtPlace): Promise<RehearsedFault | null> {
  const { plan, numbers, touched } = desk;
  // What a target does, and who is called when, is the same however often figures are read.
  const isSame = isOfTarget(fault.kind) || fault.kind === "nobody-acks";
  const scene: Scene = isSame ? desk.there : { plan, touches: touched, backAfter: null };
  const staged = await stageAtRung(scene, fault, rung);
  const responded = respondAtRung({ plan, fault, rung, staged, numbers });
  if (responded === null) return null;
  const guard = plan.guards.find(({ id }) => id === rung.guard);
  const { run } = staged;
  return {
    step: fault.node,
    lines: guard?.lines ?? plan.nodes[fault.node]?.lines ?? null,
    fault: fault.kind,
    onTheWayBack: false,
    ...responded,
    ...outcomeOf(desk, run.as === "enough" && fault.kind === "rutter-dies" ? desk.undisturbed : run),
  };
}

/** From where a death is over and done with it goes on as if there had been none. */
const outcomeOf = (desk: Desk, run: Simulated) => ({
  ends: endOf(run),
  exit: run.state.ended?.exit ?? null,
  stands: standsOf(desk, run),
  ms: run.ms,
});

/** In one word, as the state of a release is called. */
const endOf = (run: Simulated): string => run.state.ended?.as ?? run.state.state;

/** A file that a step only looked into the world for is kept like any other note. */
function standsOf({ numbers, plan }: Desk, run: Simulated): readonly Stands[] {
  return run.world.changed().flatMap(({ object, version }): readonly Stands[] => {
    if (version.is === "before" || isKept(object)) return [];
    const node = plan.nodes[version.node];
    if (node?.kind === "step" && node.danger === "read") return [];
    return [
      {
        what: objectText(object),
        by: numbers.get(version.node) ?? version.node,
        half: version.is === "half",
      },
    ];
  });
}

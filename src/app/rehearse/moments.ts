/** The moments of a release at which a process could die with one step under way: around each of its appends, and before, in and after what it does. */
import type { Moment, Simulated } from "../../drivers/simulation/index.ts";
import type { Fault } from "./faults.ts";

/** Before, in and after each deed of the step, and around the appends that ask for it and that hold what came of it. */
export function momentsOf(run: Simulated, { node, item, kind }: Fault): readonly Moment[] {
  const moments: Moment[] = [];
  for (const [index, deed] of run.world.deeds.entries()) {
    if (deed.node !== node || deed.item !== item) continue;
    for (const when of ["before", "middle", "after"] as const)
      moments.push({ at: "perform", count: index + 1, when });
    // A machine that dies at an append leaves what a process leaves there.
    if (kind === "machine-dies") continue;
    for (const count of appendsOf(run, deed.effect))
      moments.push({ at: "append", count, when: "before" }, { at: "append", count, when: "after" });
  }
  return moments;
}

function appendsOf(run: Simulated, effect: string): readonly number[] {
  const seqs = run.events.flatMap(({ seq, event }) => {
    const asked = event.type === "effect.asked" && event.effect.id === effect;
    return asked || (event.type === "effect.ended" && event.effect === effect) ? [seq] : [];
  });
  return seqs.map((seq) => run.appends.findIndex((last) => seq <= last) + 1).filter((count) => count > 0);
}

/** The moments of a release at which a process could die with one step under way: around each of its appends, and before, in and after what it does. */
import type { Moment, Simulated } from "../../drivers/simulation/index.ts";
import type { Fault } from "./faults.ts";

export function momentsOf(run: Simulated, { node, item }: Fault): readonly Moment[] {
  const moments: Moment[] = [];
  for (const [index, deed] of run.world.deeds.entries()) {
    if (deed.node !== node || deed.item !== item) continue;
    for (const when of ["before", "middle", "after"] as const)
      moments.push({ at: "perform", count: index + 1, when });
  }
  for (const count of appendsOf(run, node)) {
    moments.push({ at: "append", count, when: "before" }, { at: "append", count, when: "after" });
  }
  return moments;
}

/** Appends that hold an event of the node. */
function appendsOf(run: Simulated, node: string): readonly number[] {
  const effects = new Set(run.world.deeds.flatMap((deed) => (deed.node === node ? [deed.effect] : [])));
  const seqs = run.events.flatMap(({ seq, event }) => {
    const about =
      "node" in event
        ? event.node === node
        : "effect" in event && typeof event.effect === "string" && effects.has(event.effect);
    return about ? [seq] : [];
  });
  const counts = seqs.map((seq) => run.appends.findIndex((last) => seq <= last) + 1);
  return [...new Set(counts)].filter((count) => count > 0);
}

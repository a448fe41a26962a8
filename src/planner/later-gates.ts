/** What is asked some time after a release: one check list for each time, opened then. */
import { formatDuration, plural } from "../base/index.ts";
import type { LaterItem } from "../runbook/index.ts";
import { type Compiling, nodeId, shownOf } from "./compiling.ts";
import { draft, type Flow, gate, question } from "./draft.ts";
import { unsureFindings } from "./findings.ts";

export function laterGates(compiling: Compiling): Flow {
  const byTime = new Map<number, LaterItem[]>();
  for (const item of compiling.reading.items) {
    if (item.kind !== "later") continue;
    const known = byTime.get(item.withinMs);
    if (known === undefined) byTime.set(item.withinMs, [item]);
    else known.push(item);
  }
  const times = [...byTime].sort(([a], [b]) => a - b);
  return times.map(([opensAfterMs, due]) => {
    const lines = due.map((item) => {
      const words = item.establishes || item.text;
      return [nodeId(compiling, item), question(shownOf([item], words), words)] as const;
    });
    const title = `${plural(due.length, "question")} after ${formatDuration(opensAfterMs)}`;
    const shown = shownOf(due, title);
    return draft(
      `later-${opensAfterMs}`,
      gate(shown, { gate: "checklist", items: lines.map(([id]) => id), opensAfterMs }),
      {
        items: Object.fromEntries(lines),
        findings: unsureFindings(due),
        from: due.map((item) => item.id),
      },
    );
  });
}

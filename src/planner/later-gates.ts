/** What is asked some time after a release: one check list for each time, opened then. */
import { formatDuration } from "../base/index.ts";
import type { LaterItem } from "../runbook/index.ts";
import { type Compiling, nodeId, shownOf } from "./compiling.ts";
import { draft, type Flow, gate, question } from "./draft.ts";
import { unsureFindings } from "./findings.ts";
import { plural } from "./words.ts";

export function laterGates(compiling: Compiling): Flow {
  const items = compiling.reading.items.filter((item): item is LaterItem => item.kind === "later");
  const times = [...new Set(items.map((item) => item.withinMs))].sort((a, b) => a - b);
  return times.map((opensAfterMs) => {
    const due = items.filter((item) => item.withinMs === opensAfterMs);
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

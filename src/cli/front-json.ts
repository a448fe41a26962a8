/** A release as NDJSON: one event a line, in order. What steps print is in their logs, and no event. */
import type { Recorded } from "../conductor/index.ts";
import { eventJson } from "./event-json.ts";
import type { Following } from "./following.ts";
import type { Front } from "./front.ts";
import type { Io } from "./io.ts";

export function frontJson(follow: Following, since: number, io: Pick<Io, "raw" | "err">): Front {
  let writing: Promise<void> = Promise.resolve();
  return {
    recorded: (recorded) => {
      follow.take(recorded);
      if (recorded.seq <= since) return;
      // The end is the last line: who is told of it, and that the process then leaves, is no news to whoever reads it.
      if (follow.state().ended !== null && isAftermath(recorded.event)) return;
      const line = eventJson(recorded, follow.state().release);
      writing = writing.then(() => io.raw(`${line}\n`));
    },
    printed: () => {},
    notice: (words) => {
      writing = writing.then(() => io.err([words]));
    },
    close: () => writing,
  };
}

function isAftermath(event: Recorded["event"]): boolean {
  if (event.type === "driver.left" || event.type === "alarm.ended") return true;
  if (event.type === "effect.asked") return event.node.startsWith("~");
  return event.type === "effect.ended" && event.effect.startsWith("~");
}

/** Where a process leaves a release that has not ended. */
export const leftJson = (release: string, state: string, exit: number): string =>
  `${JSON.stringify({ type: "left", release, state, exit })}\n`;

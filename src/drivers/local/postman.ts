/** Looks into the inboxes of the releases that are driven here, and rings where there is something in one. It takes nothing out. */

import type { Journal } from "../../journal/index.ts";
import type { Bell } from "../loop/index.ts";
import { makePulse } from "./pulse.ts";

/** Less than the 250 ms within which a signal is to be taken. */
const LOOK_EVERY_MS = 100;

export interface Postman {
  readonly serve: (release: string, bell: Bell) => void;
  readonly forget: (release: string) => void;
  readonly close: () => void;
}

export function openPostman(journal: Journal): Postman {
  const served = new Map<string, Bell>();
  const pulse = makePulse(LOOK_EVERY_MS, async () => {
    for (const [release, bell] of [...served]) {
      if ((await journal.inbox(release)).length > 0) bell.ring();
    }
  });
  return {
    serve: (release, bell) => {
      served.set(release, bell);
      pulse.start();
    },
    forget: (release) => {
      served.delete(release);
      if (served.size === 0) pulse.stop();
    },
    close: pulse.stop,
  };
}

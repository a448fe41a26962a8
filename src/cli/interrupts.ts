/**
 * What the signals of the system mean to a release that this process drives: Ctrl-C pauses, once more stops; TERM and HUP
 * pause too and wait for nobody. A third Ctrl-C ends the process at once: the journal is whole at every moment.
 */
import { writeSync } from "node:fs";

export interface Interrupts {
  /** What the first Ctrl-C does, for a key that means the same. */
  readonly interrupt: () => void;
  readonly off: () => void;
}

export interface InterruptsGiven {
  /** `pause` first, then `stop`; `now` for a process that is told to end. */
  readonly leave: (how: "pause" | "stop" | "now") => void;
  readonly said: (words: string) => void;
}

const AT_ONCE = 3;

function terminalIsGone(): boolean {
  if (process.stdout.isTTY !== true) return false;
  try {
    writeSync(1, "\r");
    return false;
  } catch {
    return true;
  }
}

/** Node aborts where it cannot put a terminal back that is gone; ending by the signal itself is what a shell expects. */
function endByHangUp(): void {
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}

export function onInterrupts({ leave, said }: InterruptsGiven): Interrupts {
  let count = 0;
  const interrupt = (): void => {
    count += 1;
    if (count === 1) {
      said("pausing: the step under way finishes first; Ctrl-C again stops it");
      leave("pause");
    } else if (count < AT_ONCE) {
      said("stopping what runs");
      leave("stop");
    } else leave("now");
  };
  let ending = false;
  let hungUp = false;
  const end = (): void => {
    leave(ending ? "now" : "pause");
    ending = true;
  };
  const hangUp = (): void => {
    hungUp = true;
    end();
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", end);
  process.on("SIGHUP", hangUp);
  return {
    interrupt,
    off: () => {
      process.removeListener("SIGINT", interrupt);
      process.removeListener("SIGTERM", end);
      process.removeListener("SIGHUP", hangUp);
      if (hungUp && terminalIsGone()) process.once("exit", endByHangUp);
    },
  };
}

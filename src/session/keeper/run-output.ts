/** All that becomes of what one run prints: the log, the last lines, what was looked for, and whoever watches. */
import type { SessionRun } from "../session.ts";
import { liveOutput } from "./live.ts";
import { openLog } from "./log-file.ts";
import { judgeOf } from "./looks.ts";
import { maskStream } from "./mask.ts";
import { tailOf } from "./tail.ts";

export interface Printed {
  readonly bytes: number;
  readonly cut: boolean;
  readonly tail: readonly string[];
  readonly held: readonly boolean[];
  readonly notes: readonly string[];
}

export interface RunOutput {
  /** Its bytes are good only until it returns. */
  readonly feed: (bytes: Buffer) => void;
  readonly finish: () => Printed;
}

export function runOutput(run: SessionRun, onText: (text: string) => void): RunOutput {
  const log = openLog(run.log);
  const tail = tailOf();
  const live = liveOutput(onText);
  const judges = run.looks.map(judgeOf);
  const mask = maskStream(run.mask, (bytes) => {
    log.write(bytes);
    tail.feed(bytes);
    live.feed(bytes);
  });
  let bytes = 0;
  return {
    feed: (chunk) => {
      bytes += chunk.length;
      // What is looked for may be a secret; only whether it is there comes out.
      for (const judge of judges) judge.feed(chunk);
      mask.feed(chunk);
    },
    finish: () => {
      mask.flush();
      live.flush();
      const cut = log.close();
      const fault = log.fault();
      return {
        bytes,
        cut,
        tail: tail.lines(),
        held: judges.map((judge) => judge.held()),
        notes: fault === null ? [] : [fault],
      };
    },
  };
}

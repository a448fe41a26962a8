/**
 * The bash of a session and its copies, and what is carried over between them. Where the bash has ended, the next run finds
 * a new one that has what was kept.
 */
import { join } from "node:path";
import type { SessionPlace } from "../session.ts";
import type { BashProcess } from "./bash-process.ts";
import { endGroup } from "./end-group.ts";
import { asChild, type Kept, keptDigest } from "./kept.ts";
import { readKeptFile, removeKeptFile, writeKeptFile } from "./kept-file.ts";
import { type OpenBash, type Opened, openBash } from "./open-bash.ts";

export type Which = "session" | "copy" | "script";

export interface SessionBash {
  readonly open: (
    place: SessionPlace,
    which: Which,
    onStart: (process: BashProcess) => void,
  ) => Promise<Opened>;
  /** After a run: keeps what it gave and lets go of a bash that has ended. */
  readonly put: (bash: OpenBash, kept: Kept | null) => void;
  readonly digest: () => string | null;
  readonly end: (graceMs: number, what: "forget" | "keep") => Promise<void>;
}

export function sessionBash(folder: string): SessionBash {
  const file = join(folder, "kept");
  let kept = readKeptFile(file);
  let digest = kept === null ? null : keptDigest(kept);
  let main: OpenBash | null = null;
  let count = 0;
  const keep = (next: Kept): void => {
    const nextDigest = keptDigest(next);
    if (nextDigest === digest) return;
    writeKeptFile(file, next);
    kept = next;
    digest = nextDigest;
  };
  return {
    open: async (place, which, onStart) => {
      if (which === "session" && main !== null && !main.process.hasEnded()) {
        onStart(main.process);
        return { bash: main, refusal: null };
      }
      if (which === "session" && main !== null) main.process.release();
      count += 1;
      const fifo = join(folder, `out.${count}`);
      const given = kept === null || which !== "script" ? kept : asChild(kept);
      const opened = await openBash({ place, kept: given, fifo, onStart });
      if (which === "session") main = opened.bash;
      return opened;
    },
    put: (bash, next) => {
      if (next !== null) keep(next);
      if (!bash.process.hasEnded()) return;
      bash.process.release();
      if (bash === main) main = null;
    },
    digest: () => digest,
    end: async (graceMs, what) => {
      if (main !== null) await closeBash(main, graceMs);
      main = null;
      if (what === "forget") removeKeptFile(file);
    },
  };
}

/** It may have a trap for its end; what it left in the background is none of ours. */
async function closeBash({ process, atHost }: OpenBash, graceMs: number): Promise<void> {
  const tooLong = setTimeout(
    () => void endGroup(process, { graceMs, atHost, hasAnswered: () => false }),
    graceMs,
  );
  process.closeInput();
  if (!process.hasEnded()) await process.answer();
  clearTimeout(tooLong);
  process.release();
}

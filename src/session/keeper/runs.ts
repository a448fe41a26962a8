/**
 * The runs of a session: each is carried out once, in turn where it changes the session, and what became of it can be
 * asked for ever after. Nothing is done before it is on record that it began, and nothing said before how it ended is.
 */
import { join } from "node:path";
import type { RutterErrorParts } from "../../base/index.ts";
import { keeperFailed } from "../refusals.ts";
import type { Known, SessionLimits, SessionPlace, SessionRun } from "../session.ts";
import { groupLives } from "./group-lives.ts";
import { mendLog } from "./log-file.ts";
import { type OneRun, performRun } from "./perform-run.ts";
import { openRecord } from "./record.ts";
import { sessionBash } from "./session-bash.ts";
import { tailOfFile } from "./tail.ts";

export type Told = { readonly known: Known } | { readonly refused: RutterErrorParts };

export interface Asked {
  readonly onText: (text: string) => void;
  readonly onEnd: (told: Told) => void;
}

interface Going {
  readonly one: OneRun;
  readonly watchers: Set<Asked>;
}

export interface Runs {
  readonly setPlace: (place: SessionPlace, limits: SessionLimits) => void;
  readonly give: (run: SessionRun, asked: Asked) => void;
  readonly ask: (id: string, asked: Asked) => void;
  readonly cancel: (id: string) => void;
  readonly leave: (asked: Asked) => void;
  readonly isIdle: () => boolean;
  /** The session is over, or only its keeper is: then what is kept stays for the next one. */
  readonly end: (what: "forget" | "keep") => Promise<void>;
}

export function openRuns(folder: string): Runs {
  const { record, entries } = openRecord(join(folder, "runs.jsonl"));
  const bash = sessionBash(folder);
  const known = new Map<string, Known>();
  const going = new Map<string, Going>();
  let place: { readonly place: SessionPlace; readonly limits: SessionLimits } | null = null;
  let ending: Promise<void> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  for (const entry of entries.values()) known.set(entry.id, entry.state === "ended" ? entry : lost(entry));

  const tell = (id: string, told: Told): void => {
    const watchers = going.get(id)?.watchers ?? [];
    going.delete(id);
    if ("known" in told) known.set(id, told.known);
    for (const { onEnd } of watchers) onEnd(told);
  };
  const begin = (run: SessionRun, asked: Asked): void => {
    if (place === null) return asked.onEnd({ refused: keeperFailed("it was not told where the session is") });
    const watchers = new Set([asked]);
    const one = performRun({ ...place, run, bash, record, onText: toAll(watchers) });
    going.set(run.id, { one, watchers });
    const told = one.isCopy ? one.start() : turn.then(one.start);
    if (!one.isCopy) turn = told;
    void told.then((end) => tell(run.id, end));
  };
  /** Null where the id was never given. */
  const find = (id: string, asked: Asked): Known | Going | null => {
    const past = known.get(id) ?? null;
    if (past !== null) asked.onEnd({ known: past });
    else going.get(id)?.watchers.add(asked);
    return past ?? going.get(id) ?? null;
  };
  const finish = async (what: "forget" | "keep"): Promise<void> => {
    for (const { one } of going.values()) one.interrupt("cancelled");
    while (going.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await bash.end(place?.limits.graceMs ?? 0, what);
    record.close();
  };
  return {
    setPlace: (to, limits) => {
      place = { place: to, limits };
    },
    give: (run, asked) => {
      if (find(run.id, asked) === null) begin(run, asked);
    },
    ask: (id, asked) => {
      if (find(id, asked) === null) asked.onEnd({ known: { state: "never" } });
    },
    cancel: (id) => going.get(id)?.one.interrupt("cancelled"),
    leave: (asked) => {
      for (const { watchers } of going.values()) watchers.delete(asked);
    },
    isIdle: () => going.size === 0,
    end: (what) => {
      ending ??= finish(what);
      return ending;
    },
  };
}

const toAll =
  (watchers: ReadonlySet<Asked>) =>
  (text: string): void => {
    for (const { onText } of watchers) onText(text);
  };

/** Begun, and whoever would have written down how it ended is dead. */
function lost({ log, pid }: { readonly log: string; readonly pid: number }): Known {
  mendLog(log);
  const still = groupLives(pid) ? `; its processes still run, in the group of process ${pid}` : "";
  return {
    state: "lost",
    tail: tailOfFile(log),
    why: `the process that kept the session died while the step ran${still}`,
  };
}

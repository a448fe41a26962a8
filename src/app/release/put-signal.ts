/** Puts a signal into the inbox of a release, without waiting for what becomes of it. */
import { randomUUID } from "node:crypto";
import type { Actor, Signal } from "../../conductor/index.ts";
import type { Journal } from "../../journal/index.ts";
import type { SignalAsked } from "./release-api.ts";
import { realNow } from "./this-process.ts";

export interface SignalDesk {
  readonly journal: Journal;
  readonly by: Actor;
  readonly local: { readonly ring: (release: string) => void };
}

export const signalOf = (asked: SignalAsked, by: Actor): Signal => ({
  id: asked.id ?? randomUUID(),
  kind: asked.kind,
  by,
  at: realNow(),
  from: asked.from,
  about: asked.about,
  value: asked.value,
  note: asked.note,
});

export async function putSignal(desk: SignalDesk, release: string, asked: SignalAsked): Promise<void> {
  await desk.journal.put(release, { signal: signalOf(asked, desk.by), putAt: realNow() });
  desk.local.ring(release);
}

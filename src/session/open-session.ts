/**
 * Opens the session of a folder: finds the process that keeps it, or starts one. It does nothing itself; what it is asked
 * for is done by the keeper, and goes on when this process is gone.
 */
import { RutterError } from "../base/index.ts";
import { GONE, type KeeperLink, keeperLink, type Question } from "./keeper-link.ts";
import { reachKeeper } from "./reach-keeper.ts";
import { keeperLost } from "./refusals.ts";
import type { Known, Session, SessionEnd, SessionLimits, SessionPlace } from "./session.ts";

const LIMITS: SessionLimits = { graceMs: 10_000, idleMs: 86_400_000 };

export async function openSession(
  place: SessionPlace,
  limits: Partial<SessionLimits> = {},
): Promise<Session> {
  let link: KeeperLink | null = null;
  let opening: Promise<KeeperLink> | null = null;
  /** Nobody waits for an answer any more, so none is looked for; what runs goes on. */
  let left = false;
  let ends = 0;
  const open = async (): Promise<KeeperLink> => {
    if (link?.isOpen()) return link;
    opening ??= reachKeeper(place.folder).then((socket) => {
      const fresh = keeperLink(socket);
      fresh.send({ op: "open", place, limits: { ...LIMITS, ...limits } });
      return fresh;
    });
    try {
      link = await opening;
      return link;
    } finally {
      opening = null;
    }
  };
  /** A keeper that is gone answers through the next one; to be asked to run the same id again makes it run nothing twice. */
  const ask = async (
    request: Question,
    signal: AbortSignal,
    onText: (text: string) => void,
  ): Promise<Known> => {
    const id = request.op === "run" ? request.run.id : request.id;
    const before = ends;
    for (let wasGone = false; ; wasGone = true) {
      if (left || ends !== before)
        throw new RutterError(keeperLost("whoever asked has left the session, and the step may go on"));
      const at = await (wasGone && request.op === "run" ? afterLoss(open) : open());
      const told = await withCancel(at, { id, signal }, () => at.ask(request, onText));
      if (told !== GONE) return told;
    }
  };
  await open();
  return {
    run: async (run, signal, output = () => undefined) =>
      endOf(await ask({ op: "run", run }, signal, output)),
    known: (id, signal, output = () => undefined) => ask({ op: "known", id }, signal, output),
    leave: async () => {
      left = true;
      const last = link ?? (await opening?.catch(() => null)) ?? null;
      last?.hangUp();
      await last?.closed;
    },
    end: async () => {
      const at = await open();
      ends += 1;
      at.send({ op: "end" });
      await at.closed;
    },
  };
}

/** What was given to a keeper that is gone may have been begun: it is not refused, whatever keeps the next one away. */
async function afterLoss(open: () => Promise<KeeperLink>): Promise<KeeperLink> {
  try {
    return await open();
  } catch (cause) {
    throw new RutterError({
      ...keeperLost("the process that kept the session died, and no other began"),
      cause,
    });
  }
}

interface Cancel {
  readonly id: string;
  readonly signal: AbortSignal;
}

/** The keeper is told at once when nobody wants the run any more; the answer is still waited for. */
async function withCancel<Answer>(
  link: KeeperLink,
  { id, signal }: Cancel,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const cancel = (): void => link.send({ op: "cancel", id });
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const answer = ask();
    if (signal.aborted) cancel();
    return await answer;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

/** A run has an end or is in doubt, and doubt is no end. */
function endOf(known: Known): SessionEnd {
  if (known.state === "ended") return known.end;
  const why = known.state === "lost" ? known.why : "it is not on record that the step was begun";
  throw new RutterError(keeperLost(why));
}

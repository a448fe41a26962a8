/**
 * Tells a release something, from any process: whoever drives it takes it in; where nobody does it is tried against what is
 * known, refused at once where it does not fit, and else kept until the release is resumed.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Actor, Recorded, ReleaseEvent, ReleaseState, Signal } from "../../conductor/index.ts";
import { decide, fold, foldAll } from "../../conductor/index.ts";
import type { Journal } from "../../journal/index.ts";
import type { Plan } from "../../plan/index.ts";
import { CHECKER, isChecker } from "./driven.ts";
import type { Home } from "./home.ts";
import { signalOf } from "./put-signal.ts";
import { readRelease } from "./read-release.ts";
import type { SignalAsked, SignalResult } from "./release-api.ts";
import { realNow, type ThisProcess } from "./this-process.ts";

export interface Signalling {
  readonly journal: Journal;
  readonly self: ThisProcess;
  readonly by: Actor;
  readonly home: Home;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where this process drives it itself: told at once. */
  readonly ring: (release: string) => boolean;
}

/** As long as a driver that lives may take to answer. */
const ANSWER_MS = 2_000;
const LOOK_EVERY_MS = 50;
/** Longer than the check takes; nobody renews it. */
const CHECK_MS = 5_000;

export async function signalRelease(
  signalling: Signalling,
  release: string,
  asked: SignalAsked,
): Promise<SignalResult> {
  const { journal, self, ring } = signalling;
  const { plan, state } = await readRelease(journal, release);
  const made = await signalBy(signalling, { release, plan, state, asked });
  if ("as" in made) return made;
  const signal = made;
  const known = await answerIn(journal, release, { signal: signal.id, after: 0 });
  if (known !== null) return known;
  const put = (): Promise<void> => journal.put(release, { signal, putAt: realNow() });
  if (ring(release)) {
    await put();
    ring(release);
    return heard({ signalling, release, signal: signal.id, after: state.seq });
  }
  // Whoever holds the lease for the check keeps a driver away meanwhile: what fits now still fits when it is put there.
  const holder = `${CHECKER}${self.holder}-${signal.id}`;
  if (!(await takenForCheck(signalling, release, holder))) {
    await put();
    return heard({ signalling, release, signal: signal.id, after: state.seq });
  }
  try {
    const now = foldAll(state, await journal.read(release, state.seq));
    const refused = await refusalOf({ journal, plan, state: now }, signal);
    if (refused !== null) return refused;
    await put();
    return { as: "kept", signal: signal.id };
  } finally {
    await journal.leave(release, holder);
  }
}

interface Asking {
  readonly release: string;
  readonly plan: Plan;
  readonly state: ReleaseState;
  readonly asked: SignalAsked;
}

/** A signature is checked here, before anybody hears of it: what does not hold is refused, and never counts as a bare name. */
async function signalBy(
  { by, home, env }: Signalling,
  { release, plan, state, asked }: Asking,
): Promise<Signal | SignalResult> {
  const { proof, as = null } = asked;
  const named = as === null ? by : { who: as, signed: false };
  if (proof === undefined) return signalOf(asked, named);
  const { verifyApproval } = await import("../policy/verify-approval.ts");
  const given = {
    home: home.folder,
    release,
    runbook: plan.runbook.file,
    // What was signed must be the plan that is asked about, whatever this release's is by now.
    planHash: asked.value ?? plan.hash,
    proof,
    as,
    by: by.who,
    env,
  };
  const signer = await verifyApproval(given);
  const signal = { ...signalOf(asked, signer), proof };
  const { whyOfStarter } = await import("../policy/of-starter.ts");
  const why = await whyOfStarter({ ...given, plan, state, key: signer.key });
  return why === null ? signal : { as: "refused", signal: signal.id, why, would: null };
}

/** False: somebody drives it. Another check is over in a moment, and is waited for. */
async function takenForCheck(
  { journal, self }: Signalling,
  release: string,
  holder: string,
): Promise<boolean> {
  const until = performance.now() + CHECK_MS + ANSWER_MS;
  for (;;) {
    const lease = await journal.take({ ...self, holder, release, at: realNow(), forMs: CHECK_MS });
    if (lease.taken) return true;
    if (!isChecker(lease.by) || performance.now() >= until) return false;
    await pause(LOOK_EVERY_MS);
  }
}

interface Standing {
  readonly journal: Journal;
  readonly plan: Plan;
  readonly state: ReleaseState;
}

/** What its driver would say to it, after all that waits in the inbox before it; nothing is written. */
async function refusalOf({ journal, plan, state }: Standing, signal: Signal): Promise<SignalResult | null> {
  const rows = await journal.inbox(state.release);
  const signals = [...rows.map((row) => row.signal).filter(({ id }) => id !== signal.id), signal];
  let after = state;
  for (const each of signals) {
    if (!after.seenSignals.has(each.id)) after = tried(after, { type: "signal.received", signal: each });
  }
  const { events } = decide(plan, after, after.at ?? realNow());
  return resultOf(events, signal.id, "refused");
}

const tried = (state: ReleaseState, event: ReleaseEvent): ReleaseState => {
  const now = realNow();
  return fold(state, { seq: state.seq + 1, at: state.at !== null && state.at > now ? state.at : now, event });
};

function resultOf(
  events: readonly ReleaseEvent[],
  signal: string,
  only: "refused" | "any",
): SignalResult | null {
  for (const event of events) {
    if (event.type === "signal.refused" && event.signal === signal) {
      return { as: "refused", signal, why: event.why, would: event.would };
    }
    if (only === "any" && event.type === "signal.taken" && event.signal === signal) {
      return { as: "taken", signal };
    }
  }
  return null;
}

async function answerIn(
  journal: Journal,
  release: string,
  { signal, after }: { readonly signal: string; readonly after: number },
): Promise<SignalResult | null> {
  const events = (await journal.read(release, after)).map((recorded: Recorded) => recorded.event);
  return resultOf(events, signal, "any");
}

interface Heard {
  readonly signalling: Signalling;
  readonly release: string;
  readonly signal: string;
  readonly after: number;
}

async function heard({ signalling, release, signal, after }: Heard): Promise<SignalResult> {
  const { journal } = signalling;
  const until = performance.now() + ANSWER_MS;
  do {
    const answer = await answerIn(journal, release, { signal, after });
    if (answer !== null) return answer;
    await pause(LOOK_EVERY_MS);
  } while (performance.now() < until);
  const driver = await journal.lease(release);
  return driver === null || isChecker(driver) ? { as: "kept", signal } : { as: "put", signal, driver };
}

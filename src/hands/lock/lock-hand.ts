/** Takes the lock of a service in an environment for a release, or says who holds it. It waits for nobody and frees nothing. */
import { formatInstant, type Instant, RutterError } from "../../base/index.ts";
import { type Hand, type LockInput, lockInput, notBegun, refusedBy, unjudged } from "../../effect/index.ts";

/** What holds a lock that was wanted. */
export interface Holder {
  /** The release that holds it. */
  readonly by: string;
  readonly since: Instant;
  /** The step that it is at; null: none yet. */
  readonly at: string | null;
}

export type Taken = { readonly taken: true } | ({ readonly taken: false } & Holder);

export interface Locks {
  /** One that holds it already takes it again. */
  readonly take: (input: LockInput, release: string) => Promise<Taken>;
}

export interface LockHandGiven {
  readonly locks: Locks;
}

export const lockHand = ({ locks }: LockHandGiven): Hand<LockInput> => ({
  name: "lock",
  input: lockInput,
  repeat: "safe",
  probes: false,
  describe: (input) => `lock ${placeOf(input)}`,
  perform: async (input, context) => {
    if (context.signal.aborted) return notBegun();
    // Nothing is taken where it is clear before that what is expected of it cannot hold.
    const wrong = unjudged(context.expect, []);
    if (wrong !== null) return { state: "failed", data: {}, evidence: [wrong] };
    try {
      const found = await locks.take(input, context.release);
      if (found.taken)
        return { state: "done", data: {}, evidence: [`${placeOf(input)} is locked for this release`] };
      const { by, since, at } = found;
      const where = at === null ? "" : `, at ${at}`;
      const evidence = [`${placeOf(input)} is held by ${by} since ${formatInstant(since)}${where}`];
      return { state: "failed", data: { holder: by, since: formatInstant(since), step: at ?? "" }, evidence };
    } catch (error) {
      if (error instanceof RutterError) return refusedBy(error);
      throw error;
    }
  },
});

const placeOf = ({ service, environment }: LockInput): string =>
  `${service ?? "everything"}${environment === null ? "" : ` in ${environment}`}`;

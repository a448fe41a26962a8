/**
 * How an event that an older Rutter wrote becomes one of today: a function for each version, to the next. A stored text is
 * never rewritten, for its hash covers it; it is lifted each time it is read.
 */

/** What every event is when it is written. A change of an event's meaning raises it and brings an upcaster. */
export const EVENT_VERSION = 2;

export interface EventBody {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** From the version that it stands under to the one above. A type that did not change is given back as it is. */
export type Upcasters = Readonly<Record<number, (event: EventBody) => EventBody>>;

export interface Lift {
  readonly event: EventBody;
  readonly from: number;
  readonly to: number;
  readonly table: Upcasters;
}

/** Null: there is no way up from a version in between. */
export function lift({ event, from, to, table }: Lift): EventBody | null {
  let lifted = event;
  for (let version = from; version < to; version += 1) {
    const step = table[version];
    if (step === undefined) return null;
    lifted = step(lifted);
  }
  return lifted;
}

/** What plans of version 1 did not say: they read no figures, and their policy was asked of people. */
const WATCHED = { metrics: {}, figures: {}, tickMs: 5000, channels: [] };
const POLICY = { because: [], raised: {}, roles: {}, overrides: null, calendar: false };

function withWatching(event: EventBody): EventBody {
  const { plan } = event;
  if (event.type !== "release.started" || typeof plan !== "object" || plan === null) return event;
  const { policy, ...rest } = plan as { readonly policy?: object };
  return { ...event, plan: { ...WATCHED, ...rest, policy: { ...POLICY, ...policy } } };
}

export const upcasters: Upcasters = { 1: withWatching };

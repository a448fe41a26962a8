/**
 * How an event that an older Rutter wrote becomes one of today: a function for each version, to the next. A stored text is
 * never rewritten, for its hash covers it; it is lifted each time it is read.
 */

/** What every event is when it is written. A change of an event's meaning raises it and brings an upcaster. */
export const EVENT_VERSION = 1;

export interface EventBody {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** From the version that it stands under to the one above. A type that did not change is given back as it is. */
export type Upcasters = Readonly<Record<number, (event: EventBody) => EventBody>>;

export const upcasters: Upcasters = {};

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

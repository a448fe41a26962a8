/** Chance that can be had again: the same seed gives the same numbers on every machine. It knows nothing of secrets or keys. */

export interface Chance {
  /** From 0 up to 1, without it. */
  readonly next: () => number;
  /** A whole number from 0 up to `count`, without it. */
  readonly below: (count: number) => number;
  readonly happens: (share: number) => boolean;
  /** Undefined where there is nothing to pick from. */
  readonly pick: <T>(list: readonly T[]) => T | undefined;
  /** A chance of its own, so that what is drawn from it changes nothing elsewhere. */
  readonly apart: (name: string) => Chance;
}

/** Mixes a name into a seed (FNV-1a), so that neighbours among seeds are strangers. */
function mixed(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** Mulberry32: 32 bits of state are plenty for a rehearsal, and it is eight lines. */
export function chanceOf(seed: number): Chance {
  let state = mixed(seed >>> 0, "rutter");
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    happens: (share) => next() < share,
    pick: (list) => list[below(list.length)],
    apart: (name) => chanceOf(mixed(seed >>> 0, name)),
  };
}

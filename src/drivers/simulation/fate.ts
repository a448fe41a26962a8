/** What becomes of an effect in a simulated world, and when the process that drives dies. Data; who decides it is passed in. */

/** `lies`: says that it is done, and did nothing. `loses`: what carries it out dies under it, and the hand says so. */
export type Fate =
  | { readonly kind: "works"; readonly ms: number }
  | { readonly kind: "fails"; readonly ms: number }
  | { readonly kind: "hangs" }
  | { readonly kind: "lies"; readonly ms: number }
  | { readonly kind: "loses"; readonly ms: number };

/** An effect that is about to begin. */
export interface Asked {
  readonly effect: string;
  readonly hand: string;
  readonly node: string;
  readonly item: string | null;
  readonly attempt: number;
  readonly timeoutMs: number;
}

/** A moment at which a process may die; both counted from 1 over all lives of the release. */
export type Moment =
  | { readonly at: "append"; readonly count: number; readonly when: "before" | "after" }
  | { readonly at: "perform"; readonly count: number; readonly when: "before" | "middle" | "after" };

/** `process`: what it began goes on without it; `machine`: that ends too, half done. */
export type Death = "process" | "machine";

export interface Script {
  readonly fateOf: (asked: Asked) => Fate;
  /** Null: it lives on. */
  readonly deathAt: (moment: Moment) => Death | null;
  /** For how long nobody drives after a death. */
  readonly gapMs: () => number;
}

/** What came of looking for one need, and how it is told: plain data. */
import type { AppCode } from "../codes.ts";
import type { Need, Use } from "./need.ts";

export type State = "ok" | "missing" | "unreachable" | "refused" | "slow" | "not-looked";

export interface Found {
  readonly state: State;
  readonly version?: string | null;
  /** Where it was found: a path, the place behind a name. */
  readonly where?: string | null;
  /** What is wrong, or worth knowing though nothing is wrong; null where there is nothing to say. */
  readonly what?: string | null;
  readonly fix?: string | null;
  readonly code?: AppCode | null;
}

export interface Check {
  readonly kind: Need["kind"] | "rutter";
  readonly name: string;
  readonly state: State;
  readonly version: string | null;
  readonly where: string | null;
  /** Its absence keeps a release from being carried out; false: a note. */
  readonly needed: boolean;
  readonly needs: readonly Use[];
  readonly code: AppCode | null;
  readonly what: string | null;
  readonly fix: string | null;
  /** What runs there and was not looked for; why it is not needed by what normally runs. */
  readonly note: string | null;
}

export const ok = (more: Omit<Found, "state"> = {}): Found => ({ state: "ok", ...more });

export const notLooked = (what: string, fix: string | null = null): Found => ({
  state: "not-looked",
  what,
  fix,
});

/** It is not there, or does not answer, so that a step that needs it would fail. */
export const isBad = ({ state }: Pick<Check, "state">): boolean => state !== "ok" && state !== "not-looked";

export interface World {
  /** The variables of this process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The root of the repository that the runbooks belong to, and the runbooks' own folders. */
  readonly roots: readonly string[];
  /** The folder of `rutter.yaml`, which its paths start from. */
  readonly folder: string;
  readonly timeoutMs: number;
}

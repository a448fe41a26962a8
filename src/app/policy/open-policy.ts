/** The ways in, kept light: what reads a runbook should not wait for what knows calendars and keys. */
import type { FreezeAsked, ShownFreeze } from "./freezes.ts";
import type { LookedWhen, WhenGiven } from "./look-when.ts";
import type { Proof, ProofAsked } from "./sign-approval.ts";

export const lookWhen = async (given: WhenGiven): Promise<LookedWhen> =>
  (await import("./look-when.ts")).lookWhen(given);

export const addFreeze = async (asked: FreezeAsked): Promise<ShownFreeze> =>
  (await import("./freezes.ts")).addFreeze(asked);

export const listFreezes = async (asked: {
  readonly all: boolean;
  readonly env: FreezeAsked["env"];
}): Promise<readonly ShownFreeze[]> => (await import("./freezes.ts")).listFreezes(asked);

export const endFreeze = async (id: string, env: FreezeAsked["env"]): Promise<ShownFreeze> =>
  (await import("./freezes.ts")).endFreeze(id, env);

export const proofFor = async (asked: ProofAsked): Promise<Proof> =>
  (await import("./sign-approval.ts")).proofFor(asked);

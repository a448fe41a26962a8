/** What `rutter approve` does besides a signal: it signs, where there is a key, and says in words whether it did. */
import { proofFor, type SignalAsked } from "../app/index.ts";
import type { Parsed } from "./arguments.ts";
import type { Released } from "./released.ts";
import { shortHash } from "./render-plan.ts";

export const APPROVE_OPTIONS: readonly (readonly [string, string])[] = [
  ["--plan HASH", "approve only where the plan is still this one"],
  ["--key FILE", "sign with this SSH key; RUTTER_KEY does the same"],
  ["--as NAME", "by this name; of a signature, one that the signers file gives to its key"],
];

export interface SignedApproval {
  readonly asked: Pick<SignalAsked, "proof" | "as">;
  readonly says: string;
}

export async function signApproval(
  parsed: Parsed,
  { releases, release, plan }: Released,
): Promise<SignedApproval> {
  const value = (name: string): string | null => parsed.values.get(name)?.[0] ?? null;
  const as = value("as");
  const signed = await proofFor({
    home: releases.home,
    release,
    runbook: plan.runbook.file,
    planHash: plan.hash,
    key: value("key"),
    as,
    by: releases.by.who,
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    env: process.env,
  });
  const named = as === null ? {} : { as };
  const approved = `plan ${shortHash(plan.hash)} approved`;
  return "proof" in signed
    ? { asked: { ...named, proof: signed.proof }, says: `${approved} by ${signed.who} (signed)` }
    : { asked: named, says: `${approved} by ${as ?? releases.by.who} (unverified: ${signed.unsigned})` };
}

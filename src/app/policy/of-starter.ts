/**
 * Whether the key under an approval is that of whoever started the release, by any name that the signers file gives to it.
 * What the conductor knows is one name; the others are known only here, where the file is.
 */
import type { ReleaseState } from "../../conductor/index.ts";
import { nodeOf, type Plan } from "../../plan/index.ts";
import { samePerson } from "../../policy/index.ts";
import { whoIs } from "../release/who.ts";
import { usualKeys } from "./sign-approval.ts";
import { type ProofGiven, signerNames } from "./verify-approval.ts";

export interface StarterGiven extends ProofGiven {
  readonly plan: Plan;
  readonly state: Pick<ReleaseState, "startedBy" | "waits" | "raised">;
  /** The fingerprint of the key that signed. */
  readonly key: string | undefined;
}

/** Null: it is not, or nothing that is asked leaves the starter out. */
export async function whyOfStarter(given: StarterGiven): Promise<string | null> {
  const starter = given.state.startedBy?.who ?? null;
  if (starter === null || !leavesStarterOut(given)) return null;
  const same = (await signerNames(given)).find((name) => samePerson(name, starter));
  if (same !== undefined)
    return `the key that signed is that of ${same}, and ${starter} started this release, so another person must approve it`;
  const here = [given.by, whoIs(null, {}).who].some((name) => samePerson(name, starter));
  if (!here || given.key === undefined || !(await usualKeys(given.env)).includes(given.key)) return null;
  return `the key that signed is the usual one of ${starter}, who started this release, so another person must approve it`;
}

/** Of what is asked now; where nothing is, of all that may be. */
function leavesStarterOut({ plan, state }: StarterGiven): boolean {
  const asked = [...state.waits.values()].flatMap(({ kind, node }) =>
    kind === "approval" && node !== null ? [node] : [],
  );
  const ids = asked.length > 0 ? asked : Object.keys(plan.nodes);
  const raised = state.raised === null ? [] : (plan.policy.raised[state.raised.to] ?? []);
  const rules = ids.flatMap((id) => {
    const node = nodeOf(plan, id);
    if (node?.kind !== "gate") return asked.length > 0 ? raised : [];
    return node.approval === null ? [] : [node.approval];
  });
  return rules.length > 0 && rules.every((rule) => rule.not === "starter");
}

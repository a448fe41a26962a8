/** Whether an approval counts for a rule, and if not why not, with who would. An approval of another plan never counts. */
import { formatInstant, type Instant } from "../base/index.ts";
import type { ApprovalRule } from "./policy.ts";
import { isAmong, type Roles, sameName } from "./roles.ts";

export interface GivenApproval {
  readonly who: string;
  /** A key has shown that it is so. */
  readonly signed: boolean;
  readonly at: Instant;
  readonly planHash: string;
}

export interface ApprovalContext {
  readonly planHash: string;
  /** Who began the release; null: nobody is known to have. */
  readonly starter: string | null;
  readonly roles: Roles;
  readonly now: Instant;
  readonly expiresMs: number;
}

export type Weighed =
  /** `known` false: nobody is known to be in the role, so the name was taken at its word. */
  { readonly ok: true; readonly known: boolean } | { readonly ok: false; readonly why: string };

/** A name with its address and without: `ana` and `ana@example.com` are taken for one person, whatever stands behind the @. */
export function samePerson(one: string, other: string): boolean {
  const forms = formsOf(other);
  return formsOf(one).some((each) => forms.includes(each));
}

function formsOf(name: string): readonly string[] {
  const whole = name.trim().toLowerCase();
  const [before = ""] = whole.split("@", 1);
  return [whole, before.trim()].filter((each) => each !== "");
}

const no = (why: string): Weighed => ({ ok: false, why });

export function weighApproval(
  rule: Omit<ApprovalRule, "count">,
  given: GivenApproval,
  context: ApprovalContext,
): Weighed {
  const { who, signed, at, planHash } = given;
  if (planHash !== context.planHash)
    return no(`${who} approved another plan than this one, which is ${context.planHash}`);
  if (rule.not === "starter" && context.starter !== null && samePerson(who, context.starter))
    return no(startedBy(who, context.starter));
  const among = isAmong(who, rule.who, context.roles);
  if (among === false) return no(`${who} is not in ${rule.who}: ${whoMay(rule.who, context)} may approve`);
  if (rule.signed && !signed)
    return no(
      `${who} is only a name here: this approval must be signed with a key that is among the signers`,
    );
  // After everything that a person could mend by asking somebody else.
  if (at + context.expiresMs <= context.now)
    return no(`the approval of ${who} ran out: it is of ${formatInstant(at)}`);
  return { ok: true, known: among === true };
}

const startedBy = (who: string, starter: string): string =>
  sameName(who, starter)
    ? `${who} started this release, so another person must approve it`
    : `${who} is taken for ${starter}, who started this release, so another person must approve it`;

/** In words, for a person who may not. */
export function whoMay(
  who: string | null,
  { roles, starter }: Pick<ApprovalContext, "roles" | "starter">,
): string {
  if (who === null) return starter === null ? "anybody" : `anybody but ${starter}`;
  const people = Object.keys(roles).filter((name) => isAmong(name, who, { [name]: ["*"] }) === true);
  const named = people.flatMap((name) => roles[name] ?? []);
  if (named.length === 0 || named.includes("*")) return who;
  return named.length === 1 ? (named[0] ?? who) : `${named.slice(0, -1).join(", ")} or ${named.at(-1)}`;
}

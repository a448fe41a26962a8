/** What the rules of environments name must be there, or they would hold up every release, or none: other environments, roles, signers. */
import { type Diagnostic, nearest } from "../../base/index.ts";
import type { Configuration } from "./configuration-schema.ts";
import { type ConfigDocument, keySpan, locate, pathText, valueSpan } from "./document.ts";
import { problem } from "./problems-of.ts";

export function environmentReferences(document: ConfigDocument, value: Configuration): readonly Diagnostic[] {
  return [...afterOf(document, value), ...signedOf(document, value)];
}

/** Of a map: the keys that it has, be they right or wrong. */
function keysOf(document: ConfigDocument, key: string): readonly string[] {
  const { node } = locate(document, [key]);
  return node?.kind === "map" ? node.entries.map((entry) => entry.key) : [];
}

function afterOf(document: ConfigDocument, { environments = {} }: Configuration): readonly Diagnostic[] {
  const known = keysOf(document, "environments");
  return Object.entries(environments).flatMap(([name, { after }]) => {
    const path = ["environments", name, "after"];
    if (after === undefined) return [];
    if (known.includes(after) && !leadsBack(environments, name)) return [];
    const near = nearest(after, known);
    const isThere = known.includes(after);
    return [
      problem(isThere ? "CONFIG_VALUE_INVALID" : "CONFIG_NAME_UNKNOWN", {
        span: valueSpan(document, path),
        what: isThere
          ? `${name} would have to be released to before itself`
          : `${pathText(path)} names an environment that is not there`,
        why: "no version could ever have been there before",
        fix: isThere
          ? "take one of them out of an after"
          : near
            ? `did you mean ${near}?`
            : `there is ${known.join(", ")}`,
      }),
    ];
  });
}

function leadsBack(environments: NonNullable<Configuration["environments"]>, start: string): boolean {
  const seen = new Set<string>();
  for (let next = environments[start]?.after; next !== undefined && !seen.has(next); ) {
    if (next === start) return true;
    seen.add(next);
    next = Object.hasOwn(environments, next) ? environments[next]?.after : undefined;
  }
  return false;
}

function signedOf(
  document: ConfigDocument,
  { environments = {}, signers }: Configuration,
): readonly Diagnostic[] {
  if (signers !== undefined || locate(document, ["signers"]).node !== null) return [];
  return Object.entries(environments).flatMap(([name, { approvals = [] }]) =>
    approvals.flatMap(({ signed }, index) => {
      const path = ["environments", name, "approvals", index, "signed"];
      if (signed !== true) return [];
      return [
        problem("CONFIG_VALUE_INVALID", {
          span: keySpan(document, path),
          what: `${name} wants signed approvals, and there is no file of signers`,
          why: "no signature could be checked, so nobody could approve",
          fix: "add signers: .rutter/allowed_signers, with a line NAME KEY for each approver",
        }),
      ];
    }),
  );
}

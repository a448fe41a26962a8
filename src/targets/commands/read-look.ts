/**
 * What the `look` command of a team prints, as a `TargetLook`: keys may be missing, and what they hold must be right. What it
 * cannot read it names by its place.
 */
import { z } from "zod";
import type { TargetLook } from "../../effect/index.ts";

const text = z.string("a text").min(1, "a text");

const version = z.object({
  version: text,
  percent: z.number("a number from 0 to 100").min(0).max(100).optional(),
  healthy: z.boolean("true or false").nullish(),
  says: z.string("a text").nullish(),
});

const printed = z.object({
  versions: z.array(version, "a list of versions").default([]),
  serving: z.string("a text").nullish(),
  again: z.boolean("true or false").nullish(),
  leaseEndsMs: z.number("milliseconds since 1970").nullish(),
});

type Printed = z.infer<typeof printed>;

export type ReadLook = { readonly look: TargetLook } | { readonly why: string };

const SHOWN = 80;

export function readLook(out: string, leases: boolean): ReadLook {
  const trimmed = out.trim();
  if (trimmed === "") return { why: "the look command printed nothing, and should print JSON" };
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    const [line = ""] = trimmed.split("\n");
    return { why: `the look command printed no JSON: ${line.slice(0, SHOWN)}` };
  }
  const checked = printed.safeParse(value);
  if (checked.success) return { look: lookOf(checked.data, leases) };
  const [issue] = checked.error.issues;
  const path = issue?.path.map(String).join(".") ?? "";
  const where = path === "" ? "what the look command printed" : `${path} of what the look command printed`;
  return { why: `${where} is not ${issue?.message ?? "as it should be"}` };
}

function lookOf(
  { versions, serving = null, again = null, leaseEndsMs = null }: Printed,
  leases: boolean,
): TargetLook {
  const others = versions.reduce(
    (sum, each) => sum + (each.version === serving ? 0 : (each.percent ?? 0)),
    0,
  );
  const rest = Math.max(0, 100 - others);
  const full = versions.map((each) => ({
    version: each.version,
    // The serving version has what nobody else has.
    percent: each.percent ?? (each.version === serving ? rest : 0),
    healthy: each.healthy ?? null,
    says: each.says ?? null,
  }));
  const first = full.filter((each) => each.version === serving);
  return {
    versions: [...first, ...full.filter((each) => each.version !== serving)],
    serving,
    again,
    leaseEndsMs,
    leases,
  };
}

/** What the facts of a request say of the change and of where it went before. What is not of that form says nothing. */
import { type Instant, parseInstant } from "../base/index.ts";
import type { Facts } from "../plan/index.ts";
import type { ChangeFacts, Proved } from "../policy/index.ts";

type Loose = Readonly<Record<string, unknown>>;

const loose = (value: unknown): Loose | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : null;

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

/** Null: nothing is known of it. */
export function changeOf(facts: Facts): ChangeFacts | null {
  const change = loose(facts.change);
  if (change === null) return null;
  const { branch, files, migrations, oneWay } = change;
  return {
    branch: typeof branch === "string" ? branch : null,
    files: texts(files),
    migrations: texts(migrations),
    oneWay: Array.isArray(oneWay) ? texts(oneWay) : null,
  };
}

/** Undefined: nobody looked; null: it went nowhere before. */
export function provedOf(facts: Facts): Proved | null | undefined {
  if (facts.proved === null) return null;
  const proved = loose(facts.proved);
  if (proved === null) return undefined;
  const { environment, release, at } = proved;
  const when = typeof at === "string" ? parseInstant(at) : Number.isInteger(at) ? (at as Instant) : null;
  if (typeof environment !== "string" || typeof release !== "string" || when === null) return undefined;
  return { environment, release, at: when };
}

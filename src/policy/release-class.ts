/** The class of a release, derived from what it changes: the mildest that fits, and why. An emergency is for a person to call. */
import { plural, type ReleaseClass, releaseClasses } from "../base/index.ts";
import type { ApprovalRule } from "./policy.ts";

/** What a release changes against what runs, as read from its repository. */
export interface ChangeFacts {
  readonly branch: string | null;
  /** Paths that differ, from the repository's root. */
  readonly files: readonly string[];
  /** Those of them that are migrations. */
  readonly migrations: readonly string[];
  /** Those migrations that nothing leads back from; null: it could not be told. */
  readonly oneWay?: readonly string[] | null;
  /** What it is compared with, such as a tag; null: nothing was found. */
  readonly since?: string | null;
}

export type RiskTopic = "schema" | "payment" | "partition";

/** Words of a path that make of its file a change of such a kind. */
export const riskWords: Readonly<Record<RiskTopic, readonly string[]>> = {
  schema: [
    "migration",
    "migrations",
    "migrate",
    "alembic",
    "flyway",
    "liquibase",
    "prisma",
    "schema",
    "sql",
    "ddl",
  ],
  payment: ["payment", "payments", "stripe", "paypal", "adyen", "braintree", "mollie", "klarna", "psp"],
  partition: ["partition", "partitions", "partitioning", "repartition"],
};

const CALLED: Readonly<Record<RiskTopic, string>> = {
  schema: "the schema",
  payment: "a payment provider",
  partition: "partitions",
};

/** What is read by people or run by tests only is no change of what is released. */
const NOT_RELEASED =
  /\.(?:md|mdx|txt|rst|adoc|png|svg)$|(?:^|\/)(?:docs?|tests?|__tests__|spec|fixtures)\/|\.(?:test|spec)\.\w{1,5}$/i;

const wordsOf = (path: string): ReadonlySet<string> =>
  new Set(
    path
      .slice(0, 1000)
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z]+/),
  );

/** The files of a change that touch one of the risky things. */
export function riskyFiles(change: ChangeFacts, topic: RiskTopic): readonly string[] {
  const words = riskWords[topic];
  const among = change.files.filter((path) => !NOT_RELEASED.test(path));
  const risky = among.filter((path) => {
    const own = wordsOf(path);
    return words.some((word) => own.has(word));
  });
  return topic === "schema" ? [...new Set([...change.migrations, ...risky])] : risky;
}

export interface DerivedClass {
  readonly class: ReleaseClass;
  /** In words; empty where nothing makes it more than a standard one. */
  readonly because: readonly string[];
}

const topics = ["schema", "payment", "partition"] as const satisfies readonly RiskTopic[];

/** Null: nothing is known of the change. */
export function deriveClass(change: ChangeFacts | null): DerivedClass {
  if (change === null) return { class: "standard", because: [] };
  const risks = topics.flatMap((topic): readonly string[] => {
    const files = riskyFiles(change, topic);
    return files.length === 0 ? [] : [`it changes ${CALLED[topic]}: ${firstOf(files)}`];
  });
  const hot = isHotfix(change) ? [`it comes from the branch ${change.branch}`] : [];
  if (risks.length > 0) return { class: "high-risk", because: [...risks, ...hot] };
  return hot.length > 0 ? { class: "hotfix", because: hot } : { class: "standard", because: [] };
}

const isHotfix = ({ branch }: ChangeFacts): boolean =>
  branch !== null && /^(?:refs\/heads\/|origin\/)?(?:release|hotfix)\//i.test(branch);

const firstOf = (files: readonly string[]): string => {
  const rest = files.length - 2;
  return files.slice(0, 2).join(", ") + (rest > 0 ? ` and ${plural(rest, "other")}` : "");
};

const one = (who: string | null, what: string): ApprovalRule => ({
  count: 1,
  who,
  for: what,
  not: "starter",
  signed: false,
});

/** What a class asks for by itself; an emergency asks nobody first. */
export function approvalsOf(of: ReleaseClass, change: ChangeFacts | null): readonly ApprovalRule[] {
  if (of === "high-risk") return [one("sre", "high-risk changes")];
  const isWide = change === null || change.files.length > 1;
  return of === "hotfix" && isWide ? [one(null, "hotfixes of more than one file")] : [];
}

/** Above the other. */
export const isHigher = (one: ReleaseClass, than: ReleaseClass): boolean =>
  releaseClasses.indexOf(one) > releaseClasses.indexOf(than);

export const isReleaseClass = (text: string): text is ReleaseClass =>
  releaseClasses.some((each) => each === text);

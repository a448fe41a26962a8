/** Whether a contact is there for what an alarm is about. Only one that is clearly for something else is left out. */
import type { PlanContact } from "../plan/index.ts";

/** Says when or how badly, not about what: whoever is called then is called for anything. */
const ANY =
  /\b(?:any|all|every\w*|always|anything|general\w*|otherwise|primary|secondary|first|second|third|backup|default|escalat\w*|on-?call|hours?|minutes?|mins?|nights?|days?|week\w*|severity|sev ?-?\d|p\d|critical|urgent|emergenc\w*|unreachable|unavailable|answer\w*|respon\w*|unresolved|still|after|24\/7|deploy\w*|releas\w*|rollout\w*|roll ?-?backs?)\b/i;

/** Words that name no subject. */
const EMPTY = new Set(
  "the a an of for or and if when with in on at to is are be any issue issues problem problems question questions error errors failure failures failed fails fail outage outages incident incidents concern concerns related change changes help support trouble alert alerts down team".split(
    " ",
  ),
);

/** `db` is how people write `database`. */
const SAME: Readonly<Record<string, string>> = {
  db: "database",
  dba: "database",
  sql: "database",
  postgres: "database",
  postgresql: "database",
  mysql: "database",
  infra: "infrastructure",
  k8s: "kubernetes",
  payments: "payment",
};

const subjectsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])
    .filter((word) => !EMPTY.has(word))
    .map((word) => (Object.hasOwn(SAME, word) ? (SAME[word] ?? word) : word).replace(/(?<=\w{3})s$/, ""));

export function isAbout({ when }: Pick<PlanContact, "when">, why: string): boolean {
  if (when === null || ANY.test(when)) return true;
  const subjects = subjectsOf(when.slice(0, 500));
  if (subjects.length === 0) return true;
  const said = new Set(subjectsOf(why.slice(0, 2_000)));
  return subjects.some((subject) => said.has(subject));
}

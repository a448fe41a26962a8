/** Who is meant by a role or a name. A role that nobody was put into is known to nobody here, and says so. */

/** People by role; "*" is everybody. */
export type Roles = Readonly<Record<string, readonly string[]>>;

/** Names are the same however they are capitalised. */
export const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

const FILLING = /^(?:an?|the|one|team|members?|on|call|oncall)$/;

/** Without what does not tell roles apart: `an SRE` and `SREs on call` are of the same. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !FILLING.test(word))
    .map((word) => word.replace(/s$/, ""))
    .join(" ");

/** The roles of the configuration that such words name: `an SRE`, `SREs`, `tech lead or DBA`. */
export function rolesNamed(who: string, roles: Roles): readonly string[] {
  const names = Object.keys(roles);
  const parts = who.slice(0, 200).split(/\s+or\s+|\s*[/,]\s*/i);
  return names.filter((name) => parts.some((part) => plain(part) === plain(name)));
}

/** Somebody who is among them, and none of these; null: nobody is known by name. */
export function personFor(who: string | null, roles: Roles, not: readonly string[]): string | null {
  if (who === null) return null;
  const named = rolesNamed(who, roles);
  const people = named.length === 0 ? [who] : named.flatMap((name) => roles[name] ?? []);
  return people.find((each) => each !== "*" && !not.some((other) => sameName(each, other))) ?? null;
}

/** Null: the words name a role that nobody is known to be in, and no person either. */
export function isAmong(person: string, who: string | null, roles: Roles): boolean | null {
  if (who === null) return true;
  const named = rolesNamed(who, roles);
  // A role goes before a person who calls themselves so.
  if (named.length === 0) return sameName(person, who) ? true : isPerson(who, roles) ? false : null;
  const people = named.flatMap((name) => roles[name] ?? []);
  return people.some((each) => each === "*" || sameName(each, person));
}

const isPerson = (who: string, roles: Roles): boolean =>
  Object.values(roles).some((people) => people.some((each) => sameName(each, who)));

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

/** Null: the words name a role that nobody is known to be in. */
export function isAmong(person: string, who: string | null, roles: Roles): boolean | null {
  if (who === null || sameName(person, who)) return true;
  const named = rolesNamed(who, roles);
  if (named.length === 0) return null;
  const people = named.flatMap((name) => roles[name] ?? []);
  return people.some((each) => each === "*" || sameName(each, person));
}

/**
 * The order of sections within a course. The runbook's own order holds wherever it makes sense: only what must come
 * before the steps and stands after them, or the other way round, is moved. Checks between two steps stay between them.
 */
import type { Role } from "../runbook/index.ts";
import type { Group } from "./outline.ts";

/** What goes before the steps, in this order, whatever stands first. */
const HEAD: readonly (Role | null)[] = ["prerequisites", "before"];
/** What goes after them. */
const TAIL: readonly (Role | null)[] = ["verify", "watch", "after-rollback"];

const isStep = (role: Role | null): boolean =>
  !HEAD.includes(role) && !TAIL.includes(role) && role !== "communicate";

/** `matters` tells which sections have anything on the course at hand; others do not decide what is first and last. */
export function inOrder(children: readonly Group[], matters: (group: Group) => boolean): readonly Group[] {
  const role = (group: Group): Role | null => group.section?.role ?? null;
  const steps = children.map((child) => isStep(role(child)) && matters(child));
  const first = steps.indexOf(true);
  const last = steps.lastIndexOf(true);
  if (first < 0) return stable(children, (child) => rankAlone(role(child)));
  const head = children.filter((child, i) => place(role(child), i, { first, last }) < 0);
  const within = children.filter((child, i) => place(role(child), i, { first, last }) === 0);
  const tail = children.filter((child, i) => place(role(child), i, { first, last }) > 0);
  return [
    ...orderedHead(head, role),
    ...within,
    ...stable(tail, (child) => (TAIL.includes(role(child)) ? TAIL.indexOf(role(child)) : TAIL.length)),
  ];
}

interface Steps {
  readonly first: number;
  readonly last: number;
}

/** Before the steps, among them, or after. */
function place(role: Role | null, at: number, { first, last }: Steps): number {
  if (at > first && at < last) return 0;
  if (HEAD.includes(role)) return -1;
  if (TAIL.includes(role)) return 1;
  if (role === "communicate") return at < first ? -1 : at > last ? 1 : 0;
  return 0;
}

const rankAlone = (role: Role | null): number =>
  HEAD.includes(role)
    ? HEAD.indexOf(role)
    : TAIL.includes(role)
      ? HEAD.length + 1 + TAIL.indexOf(role)
      : HEAD.length;

/** A message before the steps stays where it stands among them: after what it stood after. */
function orderedHead(head: readonly Group[], role: (group: Group) => Role | null): readonly Group[] {
  let rank = 0;
  const ranked = head.map((group) => {
    if (HEAD.includes(role(group))) rank = HEAD.indexOf(role(group));
    return { group, rank };
  });
  return stable(ranked, (each) => each.rank).map((each) => each.group);
}

const stable = <T>(all: readonly T[], rank: (each: T) => number): readonly T[] =>
  [...all].sort((a, b) => rank(a) - rank(b));

/** Finds the heading that a procedure's name means: by title or slug, numbers, emoji and case aside. It never guesses. */
import type { Diagnostic } from "../base/index.ts";
import { slug } from "../base/index.ts";
import { acts, type Group, groupsOf } from "./outline.ts";
import { problem } from "./problem.ts";
import { headingName, nearestFew } from "./words.ts";

export type Found = { readonly group: Group } | { readonly diagnostics: readonly Diagnostic[] };

export function findProcedure(root: Group, wanted: string): Found {
  const groups = [...groupsOf(root)].filter((group) => group.section !== null);
  const exact = groups.filter((group) => isExactly(group, wanted));
  const [only] = exact;
  if (exact.length === 1 && only !== undefined) return { group: only };
  const named = exact.length > 1 ? exact : groups.filter((group) => isCalled(group, wanted));
  const [first] = named;
  if (named.length === 1 && first !== undefined) return { group: first };
  return { diagnostics: [named.length > 1 ? ambiguous(named, wanted) : unknown(groups, wanted)] };
}

const titleOf = (group: Group): string => group.section?.title ?? "";

const isExactly = (group: Group, wanted: string): boolean =>
  titleOf(group).trim().toLowerCase() === wanted.trim().toLowerCase() || group.section?.id === wanted;

function isCalled(group: Group, wanted: string): boolean {
  const name = headingName(wanted);
  return name !== "" && (headingName(titleOf(group)) === name || slug(titleOf(group)) === slug(wanted));
}

function ambiguous(groups: readonly Group[], wanted: string): Diagnostic {
  const places = groups.map((group) => `${group.section?.lines[0]}`).join(", ");
  return problem({
    code: "RUNBOOK_PROCEDURE_AMBIGUOUS",
    lines: groups[0]?.section?.lines ?? [1, 1],
    what: `"${wanted}" is the title of ${groups.length} headings, on lines ${places}`,
    why: "which of them is meant nobody but the author knows",
    fix: `give one of them another title, or name it by its path: ${groups.map((group) => group.section?.id).join(" or ")}`,
  });
}

function unknown(groups: readonly Group[], wanted: string): Diagnostic {
  const titles = new Map(groups.map((group) => [headingName(titleOf(group)), titleOf(group)]));
  const near = nearestFew(headingName(wanted), [...titles.keys()]).map((name) => titles.get(name) ?? name);
  const some = near.length > 0 ? near : runnable(groups).slice(0, 3).map(titleOf);
  const list = some.map((title) => `"${title}"`).join(", ");
  return problem({
    code: "RUNBOOK_PROCEDURE_UNKNOWN",
    lines: [1, 1],
    what: `no heading is called "${wanted}"`,
    why: "a procedure is a heading of the runbook with everything under it",
    fix:
      list === ""
        ? "leave the procedure out"
        : near.length > 0
          ? `did you mean ${list}?`
          : `name a heading, such as ${list}`,
  });
}

const runnable = (groups: readonly Group[]): readonly Group[] =>
  groups.filter((group) => [...groupsOf(group)].some((each) => each.items.some(acts)));

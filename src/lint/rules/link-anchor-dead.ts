/** A link to a heading that the document does not have. */
import { nearest } from "../../base/index.ts";
import { alsoAt } from "../also-at.ts";
import { anchorKey, anchorsOf } from "../anchors.ts";
import type { Desk } from "../desk.ts";
import { type Link, linksOf } from "../links.ts";
import { joinPath } from "../repository-path.ts";
import type { Hit, Rule } from "../rule.ts";

/** `#L10-L20` is a place in code. */
const LINES = /^L\d+(?:-L?\d+)?$/;

function anchorsBehind(desk: Desk, link: Link, own: () => readonly string[]): readonly string[] | null {
  if (link.path === "") return own();
  const { repository } = desk.facts;
  const path = repository === null ? null : joinPath(repository.folder, link.path);
  return path === null ? null : (repository?.anchors.get(path) ?? null);
}

function hitOf(desk: Desk, link: Link, own: () => readonly string[]): Hit | null {
  if (link.anchor === null || LINES.test(link.anchor) || link.anchor === "top") return null;
  const anchors = anchorsBehind(desk, link, own);
  const key = anchorKey(link.anchor);
  if (anchors === null || key === "" || anchors.includes(key)) return null;
  const near = nearest(key, anchors) ?? anchors.find((each) => isPartOf(each, key)) ?? null;
  const where = link.path === "" ? "this document" : link.path;
  const heading = near === null ? null : headingOf(desk, near);
  return {
    span: link.span,
    what: `${where} has no heading for #${link.anchor}`,
    ...(heading === null || link.path !== "" ? {} : { fix: `did you mean the heading "${heading}"?` }),
  };
}

/** `#release-cut-issue` for the heading "1. Release cut issue", or the other way round. */
const isPartOf = (anchor: string, key: string): boolean =>
  Math.min(anchor.length, key.length) >= 6 && (anchor.includes(key) || key.includes(anchor));

const headingOf = (desk: Desk, key: string): string | null =>
  [...desk.sections.values()].find(({ title }) => anchorKey(title) === key)?.title ?? null;

export const linkAnchorDead: Rule = {
  code: "LINK_ANCHOR_DEAD",
  level: "warning",
  title: "a link leads to a heading that is not there",
  why: "it jumps nowhere, and the step it speaks of is not found",
  fix: "name the heading as it is written now; where there is none, add it or take the link out",
  find: (desk) => {
    let made: readonly string[] | null = null;
    const own = (): readonly string[] => {
      made ??= anchorsOf(desk.study.blocks, desk.source);
      return made;
    };
    const first = new Map<string, { hit: Hit; others: number[] }>();
    for (const link of linksOf(desk)) {
      const known = first.get(link.target);
      const hit = known === undefined ? hitOf(desk, link, own) : null;
      known?.others.push(link.span.lines[0]);
      if (hit !== null) first.set(link.target, { hit, others: [] });
    }
    return [...first.values()].map(({ hit, others }) => ({
      ...hit,
      what: `${hit.what}${alsoAt(hit.span.lines[0], others)}`,
    }));
  },
};

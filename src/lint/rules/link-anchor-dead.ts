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
  const where = link.path === "" ? "this document" : link.path;
  const heading = link.path === "" ? closestHeading(desk, link.anchor) : null;
  return {
    span: link.span,
    what: `${where} has no heading for #${link.anchor}`,
    ...(heading === null ? {} : { fix: `did you mean the heading "${heading}"?` }),
  };
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

const LEAST_SHARE = 0.6;

/** `#release-cut-issue` for the heading "1. Release cut issue": most of its words, or nearly its letters. */
function closestHeading(desk: Desk, anchor: string): string | null {
  const words = wordsOf(anchor);
  const titles = desk.study.blocks.flatMap((block) =>
    block.kind === "heading" ? [block.text.replace(/[`*]/g, "").trim()] : [],
  );
  let best: { readonly title: string; readonly share: number } | null = null;
  for (const title of titles) {
    const own = new Set(wordsOf(title));
    const share = words.filter((word) => own.has(word)).length / Math.max(1, words.length);
    if (share >= LEAST_SHARE && share > (best?.share ?? 0)) best = { title, share };
  }
  if (best !== null) return best.title;
  const near = nearest(anchorKey(anchor), titles.map(anchorKey));
  return titles.find((title) => anchorKey(title) === near) ?? null;
}

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

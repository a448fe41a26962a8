/**
 * For which environment a step is: what its own words say, or else the nearest heading. Words that name both say neither.
 */
import type { Deed } from "./deed.ts";
import { type Desk, sectionsAround } from "./desk.ts";

export type Stand = "production" | "staging";

const EDGE = "(?![a-z])";
const BEFORE = "(?<![a-z])";
const STAGING = new RegExp(
  `${BEFORE}(?:staging|stag|stg|pre-?prod(?:uction)?|uat|test(?:ing)? env(?:ironment)?|sandbox)${EDGE}`,
  "gi",
);
const PRODUCTION = new RegExp(`${BEFORE}(?:production|prod|prd)${EDGE}`, "i");
const EVERY_PRODUCTION = new RegExp(PRODUCTION.source, "gi");
/** Built for production, wherever it runs. */
const BUILT_FOR =
  /\b(?:NODE_ENV|RAILS_ENV|APP_ENV|RACK_ENV)=\w+|--production\b|--omit[= ]dev|--prod(?= )|\bprod(?:uction)? (?:image|build|bundle|backup|data|like)\b|production-?(?:ready|like)/gi;

function standOf(words: string): Stand | null {
  const text = words.slice(0, 1000).replace(BUILT_FOR, " ");
  const without = text.replace(STAGING, " ");
  const production = PRODUCTION.test(without);
  if (without !== text) return production ? null : "staging";
  return production ? "production" : null;
}

/** The same words whatever the environment, to tell whether two steps are one step twice. */
export const withoutStand = (words: string): string =>
  words
    .slice(0, 1000)
    .toLowerCase()
    .replace(STAGING, "§")
    .replace(EVERY_PRODUCTION, "§")
    .replace(/^(?:step|phase)?\s*\d+(?:\.\d+)*[.):\s-]+/, "")
    .replace(/\s+/g, " ")
    .trim();

export function standOfDeed(desk: Desk, deed: Deed): Stand | null {
  const host = "host" in deed.item && deed.item.host !== null ? deed.item.host : "";
  for (const words of [deed.words, host, deed.item.text]) {
    const found = standOf(words);
    if (found !== null) return found;
  }
  for (const { title } of sectionsAround(desk, deed.section?.id ?? null)) {
    const found = standOf(title);
    if (found !== null) return found;
  }
  return null;
}

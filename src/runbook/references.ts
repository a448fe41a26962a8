/**
 * The sections that a text refers to, each with the words before and after it: by a link, behind an arrow, behind a
 * verb that sends ("go to", "see", "use"), or as the first words of the text. A word that only happens to be a title
 * ("deploy the app") is no reference.
 */
import type { Section } from "./outline.ts";
import { plainText } from "./phrases/plain.ts";
import type { SectionNames } from "./section-names.ts";

export interface Reference {
  readonly target: Section;
  /** The words since the reference before it. */
  readonly before: string;
  readonly after: string;
  /** What ties the words before to it, where it is no verb. */
  readonly tied: "arrow" | "colon" | null;
  readonly how: How;
}

/** "Skip to" leaves out what stands between, "continue with" may only say what comes next. */
export type How = "goes" | "goes-on" | "skips";

interface Site {
  readonly from: number;
  readonly end: number;
  readonly target: Section;
  readonly tied: Reference["tied"];
  readonly how: How;
}

const LINK = /!?\[([^\]\n]{1,200})\]\(\s?#([^)\s]{1,200})\s?\)/g;
/** A link as it is looked for in plain words: its place is kept, its target stands in a list. */
const MARK = "\u0001";
const SENDS =
  /→|->|=>|⇒|(?<![-\p{L}])(?:goes (?:through|to)|go(?:ing)? (?:on |over |straight |directly )?to|jump (?:straight |directly )?to|skip (?:ahead |straight |directly |forward )?to|(?:proceed|continue|carry on|move on|go on|start|begin) (?:to|with|at|from|in)|turn to|head to|switch to|refer to|fall back to|see|follow|use|run|do|take|carry out|work through|perform|execute|consult|apply|need|otherwise|or else|else)\b|:\s/giu;
const OPENS = /^[\s"'“‘«([*_,:]*(?:the\s)?(?:(?:section|procedure|steps? (?:in|under))\s)?[\s"'“‘«([*_]*/i;
const CLOSES =
  /^["'”’»)\]*_]|^\s*(?:$|[.,;:!?)–—]|-\s|(?:section|procedure|steps|below|above|instead|first|then|only|path|if|when|for|in case|unless|and|or|otherwise|else|as described)\b)/i;
/** What may follow a name of several words. */
const GOES_ON = /^\s+(?:after|before|once|in|at|on|as|with|to|again|now|right|which|where|because)\b/i;

const howOf = (word: string): How =>
  /^skip/i.test(word)
    ? "skips"
    : /^(?:proceed|continue|carry|move|start|begin|go(?:ing)? on)/i.test(word)
      ? "goes-on"
      : "goes";

export function referencesIn(markdown: string, names: SectionNames): readonly Reference[] {
  const links: Section[] = [];
  const linked = markdown.replace(LINK, (whole, words: string, anchor: string) => {
    const target = names.byAnchor(anchor);
    if (target === null) return words;
    links.push(target);
    return whole.startsWith("!") ? words : MARK;
  });
  const text = plainText(linked);
  const sites = [...linkSites(text, links), ...namedSites(text, names)].sort((a, b) => a.from - b.from);
  let from = 0;
  const found = distinct(sites).map((site, i, all): Reference => {
    const before = ownWords(text.slice(from, site.from).replaceAll(MARK, " "), i > 0);
    from = site.end;
    const after = text.slice(site.end, all[i + 1]?.from).replaceAll(MARK, " ");
    const isStart = before.trim() === "" && i === 0;
    const says = isStart ? /^\s*(?::|–|—|-\s)\s*(\S.*)$/.exec(after)?.[1] : undefined;
    return {
      target: site.target,
      before: says ?? before,
      after,
      tied: says === undefined ? site.tied : "colon",
      how: site.how,
    };
  });
  return isFlow(found, names) ? [] : found;
}

/** "Use A when it is small; use B": what follows the reference before is none of this one's words. */
function ownWords(between: string, follows: boolean): string {
  if (!follows) return between;
  const ends = /^\W*(?:only )?(?:if|when|for|in case|unless)\b/i.test(between) ? [";", ","] : [";"];
  const at = Math.max(...ends.map((sign) => between.lastIndexOf(sign)));
  return at < 0 ? between : between.slice(at + 1);
}

/** "Build → Deploy → Verify" is an order, and sends nobody. */
const isFlow = (found: readonly Reference[], names: SectionNames): boolean =>
  found.some(({ tied, before }, i) => {
    if (tied !== "arrow") return false;
    const words = before.trim();
    return (i > 0 && words === "") || ARROW.test(words) || (names.atStart(words)?.end ?? -1) >= words.length;
  });

const ARROW = /→|->|=>|⇒/;
const ARROWS: readonly string[] = ["→", "->", "=>", "⇒"];
const TIES = /(→|->|=>|⇒|:|–|—|\s-)\s*(?:(?:see|use|follow|go to)\s+)?(?:the\s+|section\s+)?$/i;

function linkSites(text: string, links: readonly Section[]): readonly Site[] {
  const sites: Site[] = [];
  let at = text.indexOf(MARK);
  for (const target of links) {
    if (at < 0) break;
    const lead = text.slice(Math.max(0, at - 40), at);
    const tie = TIES.exec(lead)?.[1] ?? null;
    const tied = tie === null ? null : ARROWS.includes(tie) ? "arrow" : "colon";
    const verb =
      /\b(skip|proceed|continue|carry on|move on|go on|start|begin)(?: \w+)? (?:to|with|at)\s+(?:the\s+)?$/i;
    sites.push({ from: at, end: at + 1, target, tied, how: howOf(verb.exec(lead)?.[1] ?? "") });
    at = text.indexOf(MARK, at + 1);
  }
  return sites;
}

function namedSites(text: string, names: SectionNames): readonly Site[] {
  const sites: Site[] = [];
  const first = nameAt(text, 0, names);
  if (first !== null && /^\s*(?:[:–—]|-\s|(?:if|when|for|in case|unless)\b)/i.test(text.slice(first.end)))
    sites.push({ from: 0, end: first.end, target: first.section, tied: null, how: "goes" });
  for (const match of text.matchAll(SENDS)) {
    const end = match.index + match[0].length;
    const named = nameAt(text, end, names);
    if (named === null) continue;
    const [word] = match;
    // A colon ties only what is nothing but the name.
    if (word.startsWith(":") && !/^[\s."'”’)\]]*$/.test(text.slice(named.end))) continue;
    // "Pods crash: go to Scenario B" ties as an arrow does; "Prerequisites: see Setup" only points.
    const says =
      /^(?:go|jump|use|follow|run|do|take|carry|turn|switch)/i.test(word) &&
      /:\s{0,3}$/.test(text.slice(0, match.index));
    const tied = ARROWS.includes(word) || says ? "arrow" : word.startsWith(":") ? "colon" : null;
    // "Otherwise Application rollback" sends without a verb: the word is the circumstance.
    const from = /else$|otherwise$/i.test(word) ? end : match.index;
    sites.push({ from, end: named.end, target: named.section, tied, how: howOf(word) });
  }
  return sites;
}

function nameAt(text: string, from: number, names: SectionNames) {
  const opening = OPENS.exec(text.slice(from, from + 60))?.[0].length ?? 0;
  const words = text.slice(from + opening, from + opening + 240);
  const named = /^[\p{L}\p{N}]/u.test(words) ? names.atStart(words) : null;
  if (named === null) return null;
  const rest = words.slice(named.end, named.end + 30);
  if (!CLOSES.test(rest) && !(named.count > 1 && GOES_ON.test(rest))) return null;
  // One word alone is a title only where it is written as one: "run Purge", not "run the release".
  if (named.count === 1 && !/^[\p{Lu}\p{N}]/u.test(words)) return null;
  return { section: named.section, end: from + opening + named.end };
}

/** A link in the words of a verb that sends is one reference. */
function distinct(sites: readonly Site[]): readonly Site[] {
  const kept: Site[] = [];
  for (const site of sites) if (site.from >= (kept.at(-1)?.end ?? 0)) kept.push(site);
  return kept;
}

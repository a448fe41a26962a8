/**
 * The sections of a document by the names that its text calls them: the title with or without its number, the label
 * before a colon ("Scenario B"), the anchor of a link. A name that several sections have names none of them.
 */
import type { Section } from "./outline.ts";
import { plainText } from "./phrases/plain.ts";

export interface SectionNames {
  /** The section that a link's anchor leads to, or null. */
  readonly byAnchor: (anchor: string) => Section | null;
  /** The longest name that the words begin with, and how much of them it takes; null where none fits. */
  readonly atStart: (words: string) => Named | null;
}

export interface Named {
  readonly section: Section;
  /** Where the words go on behind the name. */
  readonly end: number;
  /** How many words it has. */
  readonly count: number;
}

const LONGEST_NAME = 14;
const TOKEN = /[\p{L}\p{N}]+/gu;
/** "2. Restore", and not "1.0 release". */
const NUMBER =
  /^[^\p{L}\p{N}]{0,8}(?:(?:Section|Part|Chapter)\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})[.):]{0,2}\s+(?=[^\p{Ll}])/u;
const LABEL = /^([\p{L}]{3,20}\s+#?(?:\p{L}|\d{1,3}))\s{0,2}(?:[:.–—]|\s-\s)/u;

const compact = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const spaced = (words: string): string => (words.toLowerCase().match(TOKEN) ?? []).join(" ");

export function sectionNames(root: Section): SectionNames {
  const names = new Map<string, Section | null>();
  const anchors = new Map<string, Section>();
  const call = (words: string, section: Section): void => {
    const name = spaced(words);
    if (name === "") return;
    names.set(name, names.has(name) && names.get(name) !== section ? null : section);
  };
  for (const section of sectionsOf(root)) {
    const title = plainText(section.title.slice(0, 200));
    for (const name of namesOf(section.title.slice(0, 200), title)) call(name, section);
    let anchor = compact(title);
    for (let twin = 1; anchors.has(anchor) && twin < 10; twin += 1) anchor = `${compact(title)}${twin}`;
    if (!anchors.has(anchor)) anchors.set(anchor, section);
  }
  return {
    byAnchor: (anchor) => anchors.get(compact(decoded(anchor))) ?? null,
    atStart: (words) => longestAt(words, names),
  };
}

function namesOf(written: string, title: string): readonly string[] {
  const number = NUMBER.exec(written);
  const bare = number === null ? title : plainText(written.slice(number[0].length));
  const label = LABEL.exec(bare)?.[1];
  return [
    written,
    title,
    bare,
    bare.replace(/\s*\([^()]{0,120}\)\s*$/, ""),
    ...(number === null ? [] : [`section ${number[1]}`]),
    ...(label === undefined ? [] : [label, bare.slice(label.length)]),
  ];
}

function longestAt(words: string, names: ReadonlyMap<string, Section | null>): Named | null {
  let [name, found]: [string, Named | null] = ["", null];
  let count = 0;
  for (const match of words.slice(0, 240).matchAll(TOKEN)) {
    if (count === LONGEST_NAME) break;
    name = count === 0 ? match[0].toLowerCase() : `${name} ${match[0].toLowerCase()}`;
    count += 1;
    const section = names.get(name);
    if (section != null) found = { section, end: match.index + match[0].length, count };
  }
  return found;
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

function* sectionsOf(section: Section): Generator<Section> {
  for (const child of section.children) {
    yield child;
    yield* sectionsOf(child);
  }
}

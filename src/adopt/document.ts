/** A runbook as adopting needs it: its text, how it is read, and where its fences and headings stand. */
import { applyEdits, type Lines } from "../base/index.ts";
import {
  type Block,
  type Fence,
  type Item,
  type SectionItem,
  type Study,
  studyRunbook,
  type YamlParser,
} from "../runbook/index.ts";
import { editsOf, type Mark } from "./mark.ts";

export interface Source {
  readonly file: string;
  readonly text: string;
  /** Needed for every text: an answer may be written into the front matter. */
  readonly parseYaml: YamlParser;
  /** The service that a configuration says the runbook is for, and those that it has; none: null and no names. */
  readonly service?: string | null;
  readonly services?: readonly string[];
  /** Whether a command does nothing but what the targets of a service do by themselves; left out: it has none. */
  readonly deploys?: (service: string, command: string) => boolean;
}

export interface Document extends Source {
  readonly study: Study;
  /** As they lie on disk, without their ends. */
  readonly lines: readonly string[];
  readonly fences: readonly Fence[];
  readonly sections: ReadonlyMap<string, SectionItem>;
}

export function openDocument(source: Source): Document {
  const study = studied(source, source.text);
  const sections = study.reading.items.filter((item): item is SectionItem => item.kind === "section");
  return {
    ...source,
    study,
    lines: source.text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/),
    fences: fencesIn(study.blocks),
    sections: new Map(sections.map((section) => [section.id, section])),
  };
}

const studied = ({ file, parseYaml }: Source, text: string): Study => studyRunbook(text, { file, parseYaml });

export const textWith = (document: Document, marks: readonly Mark[]): string =>
  applyEdits(document.text, editsOf(marks, document.lines)).text;

export const studyWith = (document: Document, marks: readonly Mark[]): Study =>
  studied(document, textWith(document, marks));

export function fencesIn(blocks: readonly Block[]): readonly Fence[] {
  return blocks.flatMap((block): readonly Fence[] => {
    if (block.kind === "fence") return [block];
    if (block.kind === "quote") return fencesIn(block.blocks);
    return block.kind === "list" ? block.items.flatMap((item) => fencesIn(item.blocks)) : [];
  });
}

/** The fence that an item's text stands in; a box's command may stand in the fence below it. */
export const fenceOf = (document: Document, item: Pick<Item, "lines">): Fence | null =>
  at(document.fences, item.lines[1], (fence) => fence.lines);

/** The outermost block that a line stands in. */
export const blockOf = (document: Document, line: number): Block | null =>
  at(document.study.blocks, line, (block) => (block.kind === "fence" ? block.outer : block.lines));

/** Of things in the order of the file the one that holds a line. */
function at<T>(all: readonly T[], line: number, linesOf: (one: T) => Lines): T | null {
  let [low, high] = [0, all.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = all[middle];
    if (one === undefined) return null;
    const [first, last] = linesOf(one);
    if (line < first) high = middle - 1;
    else if (line > last) low = middle + 1;
    else return one;
  }
  return null;
}

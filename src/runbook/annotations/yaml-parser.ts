/**
 * What this room asks of a YAML parser: a tree of texts with the line of each, and what is wrong. Everything scalar
 * stays text as written (`1.10`, `no`, `0777`), so that nothing is turned into something else before its type is
 * known. The parser itself is passed in: it takes long to load, and most runbooks need none.
 */

interface NodeBase {
  /** 1-based, in the text that was parsed. */
  readonly line: number;
}

interface YamlText extends NodeBase {
  readonly kind: "text";
  readonly text: string;
}

interface YamlList extends NodeBase {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
}

export interface YamlEntry extends NodeBase {
  readonly key: string;
  readonly value: YamlNode;
}

export interface YamlMap extends NodeBase {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
}

export type YamlNode = YamlText | YamlList | YamlMap;

export interface YamlError extends NodeBase {
  /** In plain words. */
  readonly message: string;
}

export interface ParsedYaml {
  /** Null for an empty text, and where there are errors. */
  readonly value: YamlNode | null;
  readonly errors: readonly YamlError[];
}

/** Never throws, and takes time linear in the text. */
export type YamlParser = (text: string) => ParsedYaml;

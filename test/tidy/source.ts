/** A file of the repository with its syntax tree (ESTree with TypeScript's nodes), and a walk over it. */
import { parseAst } from "vitest/node";

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Source {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly tree: Node;
}

export function sourceOf(path: string, text: string): Source {
  const lang = path.endsWith(".mjs") ? "js" : path.endsWith(".tsx") ? "tsx" : "ts";
  return { path, text, tree: parseAst(text, { lang }, path) as unknown as Node };
}

export const isTest = (path: string): boolean => path.endsWith(".test.ts") || path.endsWith(".test.tsx");

/** How a node stands in the node above it. */
export interface Position {
  readonly parent: Node | null;
  readonly key: string;
}

/** Every node of the tree, each before what is in it. */
export function* nodesOf(tree: Node): Generator<readonly [Node, Position]> {
  const pending: [Node, Position][] = [[tree, { parent: null, key: "" }]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    const [node] = next;
    for (const [key, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) pending.push([child, { parent: node, key }]);
      }
    }
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

export const lineOf = (source: Source, offset: number): number =>
  source.text.slice(0, offset).split("\n").length;

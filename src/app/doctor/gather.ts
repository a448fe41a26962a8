/** Collects needs under their names: what is named twice is one need with two uses, and needed if either use needs it. */
import type { HostNeed, Need, ToolNeed, Use } from "./need.ts";

export interface Gather {
  readonly add: (need: Need) => void;
  readonly all: () => readonly Need[];
}

interface Gathered {
  need: Need;
  /** By their place: a runbook may name one tool on ten thousand lines. */
  readonly uses: Map<string, Use>;
}

const placeOf = ({ file, key, lines }: Use): string =>
  `${file}\n${key ?? ""}\n${lines?.[0] ?? ""}\n${lines?.[1] ?? ""}`;

const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  b.every((each) => a.includes(each)) ? a : [...new Set([...a, ...b])];

/** Two uses that are each aside are aside for the first one's reason: one is enough to say. */
function joined(known: Need, next: Need): Need {
  const only = known.only === null || next.only === null ? null : known.only;
  if (known.kind === "tool" && next.kind === "tool")
    return { ...known, only, acts: known.acts || next.acts } satisfies ToolNeed;
  if (known.kind === "host" && next.kind === "host")
    return {
      ...known,
      only,
      port: known.port ?? next.port,
      jump: known.jump ?? next.jump,
      there: union(known.there, next.there),
    } satisfies HostNeed;
  return { ...known, only };
}

function keyOf(need: Need): string {
  if (need.kind === "namespace") return `namespace ${need.context ?? ""} ${need.namespace}`;
  if (need.kind === "file") return `file ${need.path} ${need.runs ? "runs" : ""}`;
  return `${need.kind} ${need.name}`;
}

export function newGather(): Gather {
  const gathered = new Map<string, Gathered>();
  return {
    add: (need) => {
      const key = keyOf(need);
      const known = gathered.get(key);
      const uses = known?.uses ?? new Map<string, Use>();
      for (const use of need.uses) uses.set(placeOf(use), uses.get(placeOf(use)) ?? use);
      if (known === undefined) gathered.set(key, { need, uses });
      else known.need = joined(known.need, need);
    },
    all: () => [...gathered.values()].map(({ need, uses }) => ({ ...need, uses: [...uses.values()] })),
  };
}

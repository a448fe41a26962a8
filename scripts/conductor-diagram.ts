/** Writes `docs/conductor.md`, the state machine of a release, from its table in the code: `npx tsx scripts/conductor-diagram.ts`. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Moves, meaningOfState, meaningOfWait, moves } from "../src/conductor/index.ts";

export const DOCUMENT = resolve(import.meta.dirname, "../docs/conductor.md");

const LAST: readonly string[] = ["done", "returned", "stopped"];

/** Most of what happens may happen in any of these. */
const UNDER_WAY: readonly string[] = ["waiting", "moving", "watching"];

/** Where a move begins in the drawing: all of them at once, and each of the others. */
function fromsOf({ from, to }: Moves): readonly string[] {
  const isAll = UNDER_WAY.every((state) => from.some((one) => one === state)) && !UNDER_WAY.includes(to);
  return isAll ? ["under_way", ...from.filter((one) => !UNDER_WAY.includes(one))] : from;
}

function diagram(): readonly string[] {
  const byPair = new Map<string, string[]>();
  for (const move of moves) {
    for (const from of fromsOf(move)) {
      const pair = `${from} --> ${move.to}`;
      byPair.set(pair, [...(byPair.get(pair) ?? []), move.when.replaceAll(":", ",")]);
    }
  }
  const edges = [...byPair].map(([pair, whens]) => `${pair}: ${whens.join("; or ")}`);
  const isInner = (edge: string): boolean => {
    const [from = "", , to = ""] = edge.replace(":", "").split(" ");
    return UNDER_WAY.includes(from) && UNDER_WAY.includes(to);
  };
  return [
    "```mermaid",
    "stateDiagram-v2",
    "  [*] --> under_way",
    '  state "under way" as under_way {',
    "    [*] --> waiting",
    ...edges.filter(isInner).map((edge) => `    ${edge}`),
    "  }",
    ...edges.filter((edge) => !isInner(edge)).map((edge) => `  ${edge}`),
    ...LAST.map((state) => `  ${state} --> [*]`),
    "```",
  ];
}

const rowOf = ({ from, to, when }: Moves): string => `| ${from.join(", ")} | ${to} | ${when} |`;

const table = (
  head: readonly [string, string],
  rows: Readonly<Record<string, string>>,
): readonly string[] => [
  `| ${head[0]} | ${head[1]} |`,
  "| --- | --- |",
  ...Object.entries(rows).map(([name, words]) => `| \`${name}\` | ${words} |`),
];

/** The whole document. */
export function conductorDocument(): string {
  return [
    "# How a release goes",
    "",
    "The states of a release, and what moves it from one to another. This page is written from the code by",
    "`npx tsx scripts/conductor-diagram.ts`; a test plays releases at random and holds it to what they did.",
    "",
    "## States",
    "",
    ...table(["state", "means"], meaningOfState),
    "",
    "A release that has failed can still be carried on by a person; `done`, `returned` and `stopped` are the last.",
    "",
    "## Moves",
    "",
    ...diagram(),
    "",
    "| from | to | when |",
    "| --- | --- | --- |",
    ...moves.map(rowOf),
    "",
    "## What it waits for",
    "",
    ...table(["kind", "ends by"], meaningOfWait),
    "",
    "## Exit status of a process that leaves it",
    "",
    "| status | when |",
    "| --- | --- |",
    "| 0 | done |",
    "| 1 | stopped by a step or check that failed before anything was changed |",
    "| 2 | returned |",
    "| 4 | it waits, is held or is paused |",
    "| 5 | it waits for a lock and for nothing else |",
    "| 10 | stopped by a person |",
    "| 11 | failed, or whether something was done is in doubt |",
    "",
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(DOCUMENT, conductorDocument());

/** How soon each size of regression is found, by Rutter and by fixed lines, as the table of docs/benchmarks.md has it. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { axes, curve, dot, type Panel, type Point, page, type Tone, words } from "./chart.ts";

const TABLES = resolve(import.meta.dirname, "../../docs/benchmarks.md");
/** What is never found stands above all that is. */
const NEVER_S = 3_400;

interface Row {
  readonly judge: string;
  readonly falseRollbacks: string;
  /** Median seconds by size; null: not found within half an hour. */
  readonly seconds: readonly (number | null)[];
}

const SIZES = ["+0.5", "+1", "+2", "+5", "+20"];

/** The rows of the table under a line. */
export function rowsUnder(document: string, heading: string): readonly Row[] {
  const lines = document.split("\n");
  const at = lines.indexOf(`*${heading}*`);
  if (at < 0) throw new Error(`docs/benchmarks.md has no table of ${heading}`);
  const rows: Row[] = [];
  for (const line of lines.slice(at + 4)) {
    if (!line.startsWith("|")) break;
    const [judge = "", falseRollbacks = "", ...cells] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    rows.push({ judge: judge.replaceAll("*", ""), falseRollbacks, seconds: cells.map(medianOf) });
  }
  return rows;
}

const medianOf = (cell: string): number | null => {
  const first = cell.split("/")[0]?.trim() ?? "";
  return first === "never" ? null : Number(first);
};

const SHOWN: readonly { readonly judge: string; readonly tone: Tone }[] = [
  { judge: "Rutter", tone: "a" },
  { judge: "Argo Rollouts, ≤ 1 %, failureLimit 0", tone: "b" },
  { judge: "Argo Rollouts, ≤ 1 %, failureLimit 3", tone: "c" },
  { judge: "Flagger, 99 %, threshold 5", tone: "d" },
  { judge: "Flagger, 99 %, threshold 10", tone: "e" },
];

const SERVICES = [
  {
    heading: "100 requests/s, 5 % on the new version, 0.5 % of requests fail",
    title: "0.5 % of requests fail anyway",
  },
  {
    heading: "100 requests/s, 10 % on the new version, 0.1 % of requests fail",
    title: "0.1 % of requests fail anyway",
  },
];

const panelAt = (index: number, title: string): Panel => ({
  left: 82 + index * 366,
  top: 78,
  width: 292,
  height: 250,
  title,
  x: {
    title: "points by which more requests fail",
    from: -0.35,
    to: 4.35,
    ticks: SIZES.map((size, at) => [at, size] as const),
  },
  y: {
    title: index === 0 ? "found after (median)" : "",
    from: 5,
    to: 4_000,
    log: true,
    ticks: [
      [10, "10 s"],
      [60, "1 min"],
      [300, "5 min"],
      [1_800, "30 min"],
      [NEVER_S, "never"],
    ],
  },
});

export function foundPlot(): string {
  const document = readFileSync(TABLES, "utf8");
  const panels = SERVICES.map(({ heading, title }, index) => ({
    panel: panelAt(index, title),
    rows: rowsUnder(document, heading),
  }));
  const rowOf = (rows: readonly Row[], judge: string): Row => {
    const found = rows.find((row) => row.judge === judge);
    if (found === undefined) throw new Error(`docs/benchmarks.md has no row of ${judge}`);
    return found;
  };
  const lines = panels.flatMap(({ panel, rows }) => [
    axes(panel),
    ...[...SHOWN].reverse().map(({ judge, tone }) => lineOf(panel, rowOf(rows, judge), tone)),
  ]);
  const columns = [430, 590];
  const head = columns.map((x, at) =>
    words({ at: [x, 416], text: `${["left", "right"][at]}`, tone: "muted", kind: "small", anchor: "middle" }),
  );
  const legend = SHOWN.flatMap(({ judge, tone }, at) => {
    const y = 440 + at * 20;
    return [
      words({ at: [82, y], text: judge, tone }),
      ...panels.map(({ rows }, column) =>
        words({ at: [columns[column] ?? 0, y], text: rowOf(rows, judge).falseRollbacks, anchor: "middle" }),
      ),
    ];
  });
  return page({
    title: "How soon a regression is found, and what that costs good releases",
    tells:
      "Rutter finds small regressions that a fixed line of 1 % never finds where few requests fail anyway, and rolls back no good release where the same line rolls back nearly all. The numbers stand in docs/benchmarks.md.",
    width: 760,
    height: 540,
    parts: [
      ...lines,
      words({ at: [510, 396], text: "good releases that are rolled back", anchor: "middle", kind: "small" }),
      ...head,
      ...legend,
    ],
  });
}

function lineOf(panel: Panel, { seconds }: Row, tone: Tone): string {
  const points = seconds.map((value, at): Point => [at, value ?? NEVER_S]);
  return curve(panel, points, tone) + points.map((point) => dot(panel, point, tone)).join("");
}

/**
 * Runbooks at random that every CommonMark parser reads alike: blocks kept apart by blank lines, fences closed, tables
 * with pipes all round and the same number of cells in each row. On these, counts must agree to the line.
 */
import { annotation, command, figure, LANGUAGES, sentence, title, VERBS } from "./operator-lines.ts";
import type { Random } from "./random.ts";

export function tidyMarkdown(random: Random): string {
  const front = random.chance(0.15)
    ? ["---\nrutter:\n  service: orders\n  values: { environment: staging }\n---"]
    : [];
  return [...front, ...random.several(1, 12, () => block(random))].join("\n\n").concat("\n");
}

function block(random: Random): string {
  return random.pick([
    heading,
    heading,
    paragraph,
    list,
    list,
    fence,
    fence,
    table,
    quote,
    html,
    verbFence,
    indented,
  ])(random);
}

const heading = (random: Random): string => `${"#".repeat(random.between(1, 6))} ${title(random)}`;

function paragraph(random: Random): string {
  const lines = random.several(1, 3, () => sentence(random)).join("\n");
  return random.chance(0.15) ? `${annotation(random)}\n\n${lines}` : lines;
}

function list(random: Random): string {
  return items(random, 0);
}

function items(random: Random, depth: number): string {
  const ordered = random.chance(0.3);
  const boxes = random.chance(0.5);
  return random
    .several(1, 4, () =>
      item(random, {
        depth,
        mark: ordered ? "1." : "-",
        box: boxes ? random.pick(["[ ] ", "[x] ", "[X] "]) : "",
      }),
    )
    .join("\n");
}

interface Item {
  readonly depth: number;
  readonly mark: string;
  readonly box: string;
}

function item(random: Random, { depth, mark, box }: Item): string {
  const head = `${mark} ${box}${sentence(random)}`;
  const below = [];
  if (random.chance(0.15)) below.push(`\n${fence(random)}\n`);
  if (depth < 3 && random.chance(0.25)) below.push(items(random, depth + 1));
  return [head, ...below.map((text) => indent(text, mark.length + 1))].join("\n");
}

const indent = (text: string, by: number): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(by) + line))
    .join("\n");

function fence(random: Random): string {
  const mark = random.pick(["```", "````", "~~~", "`````"]);
  const lines = random.several(0, 6, () => (random.chance(0.15) ? "" : command(random)));
  const text = [`${mark}${random.pick(LANGUAGES)}`, ...lines, mark].join("\n");
  return random.chance(0.1) ? `${annotation(random)}\n${text}` : text;
}

const verbFence = (random: Random): string => `\`\`\`rutter\n${random.pick(VERBS)}\n\`\`\``;

/** After a heading, so that it is no part of a paragraph or a list item above it. */
const indented = (random: Random): string =>
  `${heading(random)}\n\n${indent(random.several(1, 3, () => command(random).trim()).join("\n"), 4)}`;

const HEADS = [
  ["Check", "Command", "Expected"],
  ["Metric", "Target", "Critical"],
  ["Symptom", "Cause", "Fix"],
  ["Name", "Role", "Phone"],
  ["Severity", "Condition", "Action", "Wait"],
  ["Stage", "Traffic", "Duration"],
  ["Who", "When"],
  ["A"],
  ["Environment", "Window"],
];

function table(random: Random): string {
  const head = random.pick(HEADS);
  const rows = random.several(0, 4, () => head.map(() => cell(random)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    line(head.map(() => random.pick(["---", ":--", ":-:", "--:"]))),
    ...rows.map(line),
  ].join("\n");
}

/** Without a pipe or a backquote: how parsers split those is beside the point here. */
function cell(random: Random): string {
  const text = random.pick([figure, sentence, title, command])(random);
  return text.replace(/[|`\\]/g, "").trim() || "-";
}

const quote = (random: Random): string =>
  [paragraph, list, fence]
    [random.below(3)]?.(random)
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n") ?? "";

function html(random: Random): string {
  const inner = paragraph(random);
  return random.pick([
    `<details>\n<summary>More</summary>\n\n${inner}\n\n</details>`,
    annotation(random),
    `<!-- a remark: 5% → 10% is < 3\nover two lines -->`,
    `<div>\nerror rate > 5%\n</div>`,
  ]);
}

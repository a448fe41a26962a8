/** What a benchmark found, as a Markdown table; the process ends with 1 when a figure missed its limit. */

export interface Figure {
  readonly what: string;
  /** The smaller or known side, as a person reads it: `12 ms`. */
  readonly beside: string;
  readonly found: string;
  readonly ratio: number;
  readonly limit: number;
  /** Of the figure and its limit: `×` unless it is an amount. */
  readonly unit?: string;
}

export const isMet = ({ ratio, limit }: Figure): boolean => ratio <= limit;

export const ms = (figure: number): string => `${figure < 10 ? figure.toFixed(1) : Math.round(figure)} ms`;

export function tell(heads: readonly [string, string, string], figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.what,
    figure.beside,
    figure.found,
    amount(figure, figure.ratio),
    amount(figure, figure.limit),
    isMet(figure) ? "yes" : "**no**",
  ]);
  console.log(table([...heads, "figure", "at most", "met"], rows));
  if (figures.length === 0 || !figures.every(isMet)) process.exitCode = 1;
}

const amount = ({ unit = "×" }: Figure, value: number): string =>
  unit === "×" ? `${value.toFixed(value < 2 ? 2 : 1)} ×` : `${Math.round(value)} ${unit}`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

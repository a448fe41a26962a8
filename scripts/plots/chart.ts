/**
 * Drawings of the documents, written by hand as SVG: axes with words, curves, levels, marks. They fit light and dark, and hold
 * nothing that differs from one run to the next. What is drawn is for others to say.
 */

export interface Axis {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly (readonly [at: number, text: string])[];
  readonly log?: boolean;
}

export interface Panel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly title?: string;
}

export type Point = readonly [x: number, y: number];
/** `a` to `e`: colours that also differ for people who do not tell red from green. */
export type Tone = "a" | "b" | "c" | "d" | "e" | "muted";
export type Anchor = "start" | "middle" | "end";

const LIGHT = { a: "#0550ae", b: "#cf222e", c: "#8a5a00", d: "#7a3cc0", e: "#12705a" };
const DARK = { a: "#6cb2ff", b: "#ff8279", c: "#e0a93b", d: "#c79bff", e: "#4fd1ae" };

const colours = (tones: Readonly<Record<string, string>>): string =>
  Object.entries(tones)
    .map(([tone, colour]) => `.${tone}{stroke:${colour}}.${tone}f{fill:${colour}}`)
    .join("");

const STYLE = [
  "text{font:13px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#1f2328}",
  ".page{fill:#fff}.title{font-weight:600;font-size:15px}.small{font-size:12px}.mutedf{fill:#59636e}",
  ".muted{stroke:#9aa4af}.grid{stroke:#e3e7eb}.edge{stroke:#818b98}.tint{fill:#cf222e;opacity:.12}",
  ".line{fill:none;stroke-width:2;stroke-linejoin:round}.thin{fill:none;stroke-width:1;opacity:.55}",
  ".dash{stroke-dasharray:6 4}",
  colours(LIGHT),
  "@media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}.mutedf{fill:#9aa4af}",
  ".muted{stroke:#6b7682}.grid{stroke:#262c34}.edge{stroke:#7d8590}.tint{fill:#ff8279;opacity:.16}",
  `${colours(DARK)}}`,
].join("");

const short = (value: number): string => String(Math.round(value * 10) / 10);
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function shareOf({ from, to, log = false }: Axis, at: number): number {
  const kept = Math.min(Math.max(at, Math.min(from, to)), Math.max(from, to));
  return log
    ? (Math.log(kept) - Math.log(from)) / (Math.log(to) - Math.log(from))
    : (kept - from) / (to - from);
}

export const placeOf = ({ left, top, width, height, x, y }: Panel, [atX, atY]: Point): Point => [
  left + width * shareOf(x, atX),
  top + height * (1 - shareOf(y, atY)),
];

export interface Words {
  readonly at: Point;
  readonly text: string;
  readonly tone?: Tone;
  readonly anchor?: Anchor;
  readonly kind?: "title" | "small";
}

/** At a place of the page, not of a panel. */
export const words = ({ at: [x, y], text, tone, anchor = "start", kind }: Words): string => {
  const classes = [tone === undefined ? "" : `${tone}f`, kind ?? ""].filter((each) => each !== "").join(" ");
  const named = classes === "" ? "" : ` class="${classes}"`;
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}"${named}>${escaped(text)}</text>`;
};

const straight = (from: Point, to: Point, classes: string): string =>
  `<line x1="${short(from[0])}" y1="${short(from[1])}" x2="${short(to[0])}" y2="${short(to[1])}" class="${classes}"/>`;

export function axes(panel: Panel): string {
  const { left, top, width, height, x, y, title } = panel;
  const bottom = top + height;
  const middle = top + height / 2;
  const parts = [
    ...y.ticks.flatMap(([at, text]) => {
      const [, tick] = placeOf(panel, [x.from, at]);
      return [
        straight([left, tick], [left + width, tick], "grid"),
        words({ at: [left - 8, tick + 4], text, anchor: "end", tone: "muted", kind: "small" }),
      ];
    }),
    ...x.ticks.map(([at, text]) => {
      const [tick] = placeOf(panel, [at, y.from]);
      return words({ at: [tick, bottom + 18], text, anchor: "middle", tone: "muted", kind: "small" });
    }),
    straight([left, bottom], [left + width, bottom], "edge"),
    words({ at: [left + width / 2, bottom + 38], text: x.title, anchor: "middle", kind: "small" }),
    `<text transform="translate(${short(left - 46)} ${short(middle)}) rotate(-90)" text-anchor="middle" class="small">${escaped(y.title)}</text>`,
  ];
  if (title !== undefined) parts.push(words({ at: [left, top - 12], text: title }));
  return parts.join("");
}

const path = (points: readonly Point[], classes: string): string =>
  `<path class="${classes}" d="M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join("L")}"/>`;

export const curve = (panel: Panel, points: readonly Point[], tone: Tone): string =>
  path(
    points.map((point) => placeOf(panel, point)),
    `line ${tone}`,
  );

/** One of many, behind those that are looked at. */
export const faint = (panel: Panel, points: readonly Point[], tone: Tone): string =>
  path(
    points.map((point) => placeOf(panel, point)),
    `thin ${tone}`,
  );

/** A value holds until the next one. */
export function stairs(panel: Panel, points: readonly Point[], tone: Tone): string {
  const corners = points.flatMap(([x, y], at): readonly Point[] => {
    const before = points[at - 1];
    return before === undefined
      ? [[x, y]]
      : [
          [x, before[1]],
          [x, y],
        ];
  });
  return curve(panel, corners, tone);
}

/** A line that something must not cross, across the whole panel. */
export const level = (panel: Panel, at: number, tone: Tone): string =>
  straight(placeOf(panel, [panel.x.from, at]), placeOf(panel, [panel.x.to, at]), `dash ${tone}`);

export const moment = (panel: Panel, at: number, tone: Tone): string =>
  straight(placeOf(panel, [at, panel.y.from]), placeOf(panel, [at, panel.y.to]), `dash ${tone}`);

/** A stretch of time. */
export function tint(panel: Panel, from: number, to: number): string {
  const [x1] = placeOf(panel, [from, panel.y.from]);
  const [x2] = placeOf(panel, [to, panel.y.from]);
  return `<rect class="tint" x="${short(x1)}" y="${short(panel.top)}" width="${short(x2 - x1)}" height="${short(panel.height)}"/>`;
}

export function dot(panel: Panel, at: Point, tone: Tone): string {
  const [x, y] = placeOf(panel, at);
  return `<circle cx="${short(x)}" cy="${short(y)}" r="4.5" class="${tone}f"/>`;
}

export interface Page {
  readonly title: string;
  /** For those who do not see it. */
  readonly tells: string;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly string[];
}

export const page = ({ title, tells, width, height, parts }: Page): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title><desc id="d">${escaped(tells)}</desc><style>${STYLE}</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    words({ at: [20, 28], text: title, kind: "title" }),
    ...parts,
    "</svg>",
    "",
  ].join("\n");

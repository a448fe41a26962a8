/** One check as a line: its state, its name, its version, and where it is needed; what is wrong, and what to do, under it. */
import type { DoctorCheck } from "../app/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, type Tone } from "./look.ts";
import { padEnd, widthOf, wrap } from "./width.ts";

export interface GroupColumns {
  readonly state: number;
  readonly name: number;
  readonly version: number;
}

const NAME_AT_MOST = 34;
const VERSION_AT_MOST = 28;
/** Less room than this for places, and they stand on a line of their own. */
const LEAST_PLACES = 18;

const stateWord = ({ state }: DoctorCheck): string => (state === "not-looked" ? "not looked" : state);

/** Of a namespace its cluster is said too: the same name is in many. */
const nameOf = ({ kind, name }: DoctorCheck): string =>
  kind === "namespace" ? `namespace ${name}` : clean(name);

/** A place that is the name again says nothing. */
const versionOf = ({ kind, version, where }: DoctorCheck): string => {
  if (version !== null) return clean(version);
  if (kind === "namespace" && where !== null) return `in ${clean(where)}`;
  if (where === null || kind === "database" || kind === "url" || kind === "metrics")
    return clean(where ?? "");
  return kind === "tool" ? clean(where) : "";
};

const widest = (texts: readonly string[], most: number): number =>
  Math.max(0, ...texts.map(widthOf).filter((width) => width <= most));

/** The same state column for all groups, so that the eye can run down it. */
const STATE = "unreachable".length;

export function groupColumns(checks: readonly DoctorCheck[], look: Look): GroupColumns {
  return {
    state: STATE,
    name: widest(checks.map(nameOf), Math.min(NAME_AT_MOST, look.columns - STATE - 8)),
    version: widest(checks.map(versionOf), VERSION_AT_MOST),
  };
}

function toneOf(check: DoctorCheck): Tone | null {
  if (check.state === "ok") return "green";
  return check.state === "not-looked" || !check.needed ? "dim" : "red";
}

/** How a file is called in front of its lines; empty where there is only one. */
export type FileName = (file: string, places: number) => string;

interface Place {
  readonly file: string;
  readonly text: string;
}

function placesIn({ needs }: DoctorCheck, nameOfFile: FileName): readonly Place[] {
  const byFile = new Map<string, Set<string>>();
  for (const { file, lines, key } of needs) {
    const places = byFile.get(file) ?? new Set();
    if (lines !== null) places.add(lines[0] === lines[1] ? String(lines[0]) : `${lines[0]}–${lines[1]}`);
    else if (key !== null && places.size === 0) places.add(key);
    byFile.set(file, places);
  }
  return [...byFile].flatMap(([file, places]) =>
    [...places].map((text, index) => ({ text, file: index === 0 ? nameOfFile(file, places.size) : "" })),
  );
}

/** `deploy.md 22, 61; rutter.yaml sources.prometheus`: as much as has room, and how many more there are. */
function placesText(places: readonly Place[], room: number): string {
  let text = "";
  for (const [index, place] of places.entries()) {
    const joint = text === "" ? "" : place.file === "" ? ", " : "; ";
    const next = `${text}${joint}${place.file === "" ? "" : `${clean(place.file)} `}${clean(place.text)}`;
    const left = places.length - index - 1;
    const rest = left === 0 ? "" : ` and ${left} more`;
    if (text !== "" && widthOf(next) + widthOf(rest) > room) return `${text} and ${left + 1} more`;
    text = next;
  }
  return text;
}

export interface RowGiven {
  readonly columns: GroupColumns;
  readonly look: Look;
  readonly nameOfFile: FileName;
  /** What was said to do of the check before. */
  readonly fixBefore: string | null;
}

function under(check: DoctorCheck, { columns, look, fixBefore }: RowGiven): readonly string[] {
  const indent = " ".repeat(columns.state + 4);
  const room = Math.max(12, look.columns - indent.length);
  const plain = (text: string | null): readonly string[] => (text === null ? [] : wrap(clean(text), room));
  const isSame = check.fix !== null && check.fix === fixBefore;
  const fix = check.fix === null ? [] : wrap(isSame ? "as above" : clean(check.fix), Math.max(12, room - 5));
  return [
    ...plain(check.what).map((line) => indent + paint(look, check.needed ? null : "dim", line)),
    ...plain(check.note).map((line) => indent + paint(look, "dim", line)),
    ...fix.map(
      (line, index) => `${indent}${index === 0 ? `${paint(look, "dim", "fix")}  ` : "     "}${line}`,
    ),
  ];
}

/** Name and version in their columns; each on lines of its own where they are wider. */
function cellsOf(check: DoctorCheck, { columns, look }: RowGiven): readonly string[] {
  const [name, version] = [nameOf(check), versionOf(check)];
  const room = Math.max(12, look.columns - columns.state - 4);
  const isWide = widthOf(name) > columns.name || widthOf(version) > columns.version;
  if (!isWide)
    return [
      columns.version === 0
        ? padEnd(name, columns.name)
        : `${padEnd(name, columns.name)}  ${padEnd(version, columns.version)}`,
    ];
  const both = version === "" ? name : `${name}  ${version}`;
  return widthOf(both) <= room
    ? [both]
    : [...wrap(name, room), ...(version === "" ? [] : wrap(version, room))];
}

export function rowOf(check: DoctorCheck, given: RowGiven): readonly string[] {
  const { columns, look, nameOfFile } = given;
  const indent = columns.state + 4;
  const cells = cellsOf(check, given);
  const last = cells.at(-1) ?? "";
  const places = placesIn(check, nameOfFile);
  const beside = look.columns - indent - widthOf(last) - 2;
  const room = look.columns - indent;
  const short = placesText(places, beside);
  const fits = widthOf(short) <= beside && (beside >= LEAST_PLACES || short === placesText(places, room));
  const text = fits ? short : placesText(places, room);
  const dim = (part: string): string => paint(look, "dim", part);
  const own = text === "" ? [] : wrap(text, room).map(dim);
  const lines = fits && text !== "" ? [...cells.slice(0, -1), `${last}  ${dim(text)}`] : [...cells, ...own];
  const state = paint(look, toneOf(check), padEnd(stateWord(check), columns.state));
  return [
    ...lines.map((line, index) =>
      (index === 0 ? `  ${state}  ${line}` : " ".repeat(indent) + line).trimEnd(),
    ),
    ...under(check, given),
  ];
}

/** The parts of a shell text as items: commands with where they run, waits, questions and what is expected. */
import type { Lines } from "../base/index.ts";
import {
  type CommandPart,
  type InputPart,
  judgeSql,
  type ShellPart,
  type ShellReading,
  type TextPart,
} from "../shell/index.ts";
import { conditionOfComment } from "./circumstance.ts";
import { asOf, commandFields, hostOf, notesFor } from "./command-fields.ts";
import { noteLater, whenDue } from "./later-items.ts";
import { positionIn, write } from "./pen.ts";
import { readExpectation } from "./phrases/expectation.ts";
import { readSoak, readWait } from "./phrases/soak.ts";
import type { Annotation, Item } from "./reading.ts";
import { writeRemarks, writeTrailing } from "./shell-remarks.ts";
import { markVariants } from "./variants.ts";
import type { Place, Walk } from "./walk.ts";

export interface ShellSource {
  readonly place: Place;
  /** The lines of the text in the document. */
  readonly lines: Lines;
  readonly text: string;
  readonly language: string;
  readonly annotation: Annotation | null;
  /** The fence says that it is shell; else only its words do. */
  readonly tagged: boolean;
  /** An annotation says that the text is commands, as it stands. */
  readonly said?: boolean;
}

/** What the parts of one text share while they are written. */
interface Desk {
  readonly walk: Walk;
  readonly source: ShellSource;
  /** The place of the text within its section, for ids: one that survives edits elsewhere. */
  readonly at: string;
  readonly script: string | null;
  readonly choices: Map<number, string>;
  before: Item | null;
}

export function writeShell(walk: Walk, reading: ShellReading, source: ShellSource): void {
  const at = `${walk.pen.section ?? ""}#`;
  const position = positionIn(walk.pen) + 1;
  const script = reading.script ? `${at}script-${position}` : null;
  const desk: Desk = { walk, source, at: `${at}fence-${position}`, script, choices: new Map(), before: null };
  for (const use of reading.variables) walk.variables.push({ ...use, line: source.lines[0] + use.line - 1 });
  walk.shells.push({ first: source.lines[0], reading });
  const parts = markVariants(reading.parts);
  for (const part of parts) writePart(desk, part);
  writeRemarks(walk.pen, parts, source);
  followHost(walk, reading);
  walk.shell = reading.after;
}

/** Remembers where a host was connected to, so that a command far from there is marked. */
function followHost(walk: Walk, reading: ShellReading): void {
  const { host, as } = reading.after.place;
  const before = walk.shell.place;
  if (host === null && as === undefined) {
    walk.hostFrom = null;
  } else if (
    host !== before.host ||
    as !== before.as ||
    reading.parts.some((part) => part.kind === "command" && part.opens !== null)
  ) {
    const commands = reading.parts.filter((part): part is CommandPart => part.kind === "command");
    const connecting = commands.every(
      (part) => part.opens !== null || /^\s*(?:cd|export|alias|source)\b/.test(part.run),
    );
    walk.hostFrom = { section: walk.pen.section, connecting };
  }
}

function writePart(desk: Desk, part: ShellPart): void {
  switch (part.kind) {
    case "command":
      desk.before = writeCommand(desk, part);
      return;
    case "client-input":
      desk.before = writeQuery(desk, part);
      return;
    case "wait":
      write(desk.walk.pen, {
        kind: "wait",
        lines: here(desk, part.lines),
        sure: "exact",
        text: `wait`,
        ms: part.ms,
      });
      return;
    default:
      writeText(desk, part);
  }
}

const here = (desk: Desk, lines: Lines): Lines => {
  const first = desk.source.lines[0];
  return [first + lines[0] - 1, first + lines[1] - 1];
};

function writeCommand(desk: Desk, part: CommandPart): Item {
  const { walk, source } = desk;
  const soak = part.title === null ? null : readSoak(part.title);
  if (part.titleLines !== null) {
    write(walk.pen, {
      kind: "note",
      lines: here(desk, part.titleLines),
      sure: "exact",
      text: part.title ?? "",
      titles: true,
    });
  }
  if (part.titleLines !== null) noteLater(walk, source.place, part.title ?? "");
  const fields = commandFields(walk, part, {
    language: source.language,
    place: whenDue(walk, source.place),
    annotation: source.annotation,
    tagged: source.tagged,
    said: source.said ?? false,
  });
  const item = write(walk.pen, {
    kind: "command",
    lines: here(desk, part.lines),
    text: part.title ?? firstWords(part.run),
    ...fields,
    choice: choiceId(desk, part) ?? fields.choice,
    preferred: part.choice !== null && part.preferred,
    script: desk.script,
    ...notesFor(source.annotation),
  });
  // What follows in this text runs where it has just connected to, whatever an earlier section had opened.
  if (part.opens !== null) walk.hostFrom = { section: walk.pen.section, connecting: false };
  writeTrailing(walk.pen, part, { item, first: source.lines[0] });
  if (soak !== null && part.titleLines !== null && part.endless) {
    write(walk.pen, {
      kind: "soak",
      lines: here(desk, part.titleLines),
      sure: "inferred",
      text: part.title ?? "",
      ...soak,
    });
  }
  return item;
}

function choiceId(desk: Desk, part: CommandPart): string | null {
  if (part.choice === null) return null;
  const known = desk.choices.get(part.choice);
  if (known !== undefined) return known;
  const id = `${desk.at}-choice-${part.choice}`;
  desk.choices.set(part.choice, id);
  return id;
}

function writeQuery(desk: Desk, part: InputPart): Item {
  const { walk, source } = desk;
  const inside = part.place.inside;
  const sql = part.text;
  return write(walk.pen, {
    kind: "query",
    lines: here(desk, part.lines),
    sure: "exact",
    text: part.title ?? firstWords(sql),
    sql,
    danger: judgeSql(sql),
    through: part.place.through,
    inside,
    host: hostOf(walk, { opens: null, place: part.place }, source.annotation).host,
    ...asOf(part.place),
    inputs: [],
    when: whenDue(walk, source.place).when,
    choice: null,
  });
}

function writeText(desk: Desk, part: TextPart): void {
  const { pen } = desk.walk;
  const lines = here(desk, part.lines);
  const text = part.text;
  if (part.kind === "expectation") {
    const test = readExpectation(text);
    write(pen, {
      kind: "expectation",
      lines,
      sure: "exact",
      text,
      of: desk.before?.id ?? null,
      compiled: test !== null,
      test,
    });
  } else if (part.kind === "instruction") {
    writeInstruction(desk, lines, part);
  } else if (part.kind === "link") {
    write(pen, { kind: "link", lines, sure: "exact", text });
  } else {
    write(pen, { kind: "note", lines, sure: "exact", text });
  }
}

function writeInstruction(desk: Desk, lines: Lines, part: TextPart): void {
  const { pen } = desk.walk;
  const { text } = part;
  const wait = readWait(text);
  if (wait !== null) {
    write(pen, { kind: "wait", lines, sure: "exact", text, ms: wait.ms });
    return;
  }
  const soak = readSoak(text);
  if (soak !== null) {
    write(pen, { kind: "soak", lines, sure: "exact", text, minMs: soak.minMs, maxMs: soak.maxMs });
    return;
  }
  const when = part.when ?? conditionOfComment(text) ?? desk.source.place.when;
  write(pen, { kind: "question", lines, sure: "inferred", text, establishes: text, when });
}

export const firstWords = (text: string): string => {
  const line = (text.split("\n").find((each) => each.trim() !== "") ?? "").trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
};

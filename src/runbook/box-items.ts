/** A box to tick: a check where a command stands with it, in its line or in the fence below; else a question. */
import type { Lines } from "../base/index.ts";
import { judgeCommand, readShell, type ShellReading } from "../shell/index.ts";
import { readFenceInfo } from "./annotations/fence-info.ts";
import { askedAs, saidToRun } from "./asked-as.ts";
import type { Fence, ListItem } from "./blocks.ts";
import { circumstanceOf } from "./circumstance.ts";
import { commandFields } from "./command-fields.ts";
import { commandIn, noteVariables } from "./inline-command.ts";
import { laterOf } from "./later-items.ts";
import { write } from "./pen.ts";
import { plainText } from "./phrases/plain.ts";
import type { Annotation } from "./reading.ts";
import type { Place, Walk } from "./walk.ts";

/** True where the fences below the box were taken into its check. */
export function writeBox(walk: Walk, item: ListItem, place: Place): boolean {
  const text = plainText(item.text);
  const boxed = onlyShellFence(walk, item);
  if (boxed !== null) {
    writeFenceCheck(walk, boxed, place);
    return true;
  }
  const command = commandIn(item.text);
  if (command !== null) {
    writeInlineCheck(walk, { text, lines: item.textLines, command, place, expects: null });
    return false;
  }
  const later = laterOf(place, text);
  if (later !== null) {
    write(walk.pen, {
      kind: "later",
      lines: item.textLines,
      sure: "exact",
      text,
      withinMs: later,
      establishes: text,
    });
  } else {
    const when = circumstanceOf(text) ?? place.when;
    write(walk.pen, {
      kind: "question",
      lines: item.textLines,
      sure: "exact",
      text,
      establishes: text,
      when,
    });
  }
  return false;
}

interface Inline {
  readonly text: string;
  readonly lines: Lines;
  readonly command: string;
  readonly place: Place;
  readonly expects: string | null;
}

export function writeInlineCheck(walk: Walk, inline: Inline): void {
  const judged = judgeCommand(inline.command, walk.shell);
  noteVariables(walk, inline.command, inline.lines[0]);
  const part = {
    ...judged,
    run: inline.command,
    opens: null,
    when: null,
    title: inline.text,
    place: walk.shell.place,
  };
  const fields = commandFields(walk, part, {
    language: "bash",
    place: inline.place,
    annotation: walk.notes.at(inline.lines[0]),
    tagged: true,
  });
  write(walk.pen, {
    kind: "check",
    lines: inline.lines,
    text: inline.text,
    ...fields,
    establishes: inline.text,
    expects: inline.expects,
  });
}

const SHELL = /^(?:bash|sh|shell|console|zsh)\b/i;

function onlyShellFence(walk: Walk, item: ListItem): Boxed | null {
  const fences = item.blocks.filter((block): block is Fence => block.kind === "fence");
  const [fence] = fences;
  if (
    fence === undefined ||
    fences.length !== 1 ||
    isShown(walk, fence) ||
    (fence.info !== "" && !SHELL.test(fence.info))
  )
    return null;
  const reading = readShell(fence.text, walk.shell, { language: fence.info.split(/\s/)[0] ?? "" });
  const plain = reading.nature === "shell" && reading.parts.every((part) => part.kind !== "client-input");
  return plain ? { item, fence, reading } : null;
}

interface Boxed {
  readonly item: ListItem;
  readonly fence: Fence;
  readonly reading: ShellReading;
}

/** An annotation says that it is something else than what establishes the box. */
const isShown = (walk: Walk, fence: Fence): boolean =>
  askedAs(walk.notes, fence) !== null && !saidToRun(walk.notes, fence);

/** The words after the language of the fence that a box took in. */
function ownNotes(walk: Walk, fence: Fence): Annotation | null {
  const info = readFenceInfo(fence.info, fence.outer[0]);
  walk.pen.diagnostics.push(...info.diagnostics);
  return info.annotation;
}

const RANK = { read: 0, write: 1, destroy: 2 } as const;

function writeFenceCheck(walk: Walk, { item, fence, reading }: Boxed, place: Place): void {
  walk.shells.push({ first: fence.lines[0], reading });
  const commands = reading.parts.filter((part) => part.kind === "command");
  const [first] = commands;
  const text = plainText(item.text);
  if (first === undefined) {
    write(walk.pen, {
      kind: "question",
      lines: [item.textLines[0], fence.lines[1]],
      sure: "exact",
      text,
      establishes: text,
      when: place.when,
    });
    return;
  }
  const last = reading.parts.reduce((end, part) => Math.max(end, part.lines[1]), 1);
  const worst = commands.reduce((a, b) => (RANK[b.danger] > RANK[a.danger] ? b : a));
  const part = {
    ...first,
    run: commands.map((command) => command.run).join("\n"),
    danger: worst.danger,
    repeat: commands.every((command) => command.repeat),
    endless: commands.some((command) => command.endless),
    interactive: commands.some((command) => command.interactive),
    unknown: commands.some((command) => command.unknown),
    elided: commands.some((command) => command.elided),
    title: text,
  };
  const fields = commandFields(walk, part, {
    language: "bash",
    place,
    annotation: walk.notes.merged(item.lines[0], ownNotes(walk, fence)),
    tagged: fence.info !== "",
    said: saidToRun(walk.notes, fence),
  });
  write(walk.pen, {
    kind: "check",
    lines: [item.textLines[0], fence.lines[0] + last - 1],
    text,
    ...fields,
    establishes: text,
    expects: null,
  });
  walk.shell = reading.after.place.host === null ? { ...reading.after } : walk.shell;
}

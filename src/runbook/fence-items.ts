/** A fence by its language: shell, SQL, HTTP, a verb of Rutter's, or text that is filled in and never run. */
import type { Lines } from "../base/index.ts";
import { emptyContext, judgeCommand, readShell, type ShellContext } from "../shell/index.ts";
import { type FenceInfo, readFenceInfo } from "./annotations/fence-info.ts";
import type { As } from "./annotations/vocabulary.ts";
import { writePieceAs } from "./as-items.ts";
import { saidToRun } from "./asked-as.ts";
import type { Fence } from "./blocks.ts";
import { commandFields } from "./command-fields.ts";
import { write } from "./pen.ts";
import { isImperative } from "./phrases/imperative.ts";
import { readRequest } from "./request-items.ts";
import { writeShell } from "./shell-items.ts";
import { readSqlFence } from "./sql-items.ts";
import { writeVerb } from "./verb-items.ts";
import type { Place, Walk } from "./walk.ts";

const SHELL = new Set([
  "bash",
  "sh",
  "shell",
  "zsh",
  "console",
  "shell-session",
  "shellsession",
  "terminal",
  "sh-session",
  "command",
  "ksh",
]);
const SQL = new Set(["sql", "postgresql", "postgres", "psql", "mysql", "plsql", "tsql", "pgsql", "sqlite"]);

export function readFence(walk: Walk, fence: Fence, place: Place): void {
  if (fence.text.trim() === "") return;
  const info = readFenceInfo(fence.info, fence.outer[0]);
  walk.pen.diagnostics.push(...info.diagnostics);
  if (!fence.closed) unterminated(walk, fence);
  const language = info.language;
  if (info.as !== null && isAsked(walk, fence, info.as)) return;
  if (language === "rutter") return writeVerb(walk, fence);
  if (language === "http" || language === "rest") return readRequest(walk, fence);
  if (isExample(walk, place)) return writeText(walk, fence, "template");
  if (isOutput(place)) return writeOutput(walk, fence);
  if (isShown(fence, place)) return writeText(walk, fence, "template");
  if (SQL.has(language) || (language === "" && isSql(fence.text))) return readSqlFence(walk, fence, place);
  if (place.placed.role === "template" && info.as === null) return writeText(walk, fence, "template");
  if (SHELL.has(language) || language === "" || info.as === "command")
    return readShellFence(walk, { fence, info }, place);
  if (FOREIGN.has(language)) return writeForeign(walk, fence, place);
  writeText(walk, fence, "template");
}

/** The fence's own word for what it is; false where its language knows better how to read it as that. */
const isAsked = (walk: Walk, fence: Fence, as: As): boolean =>
  writePieceAs(walk, { text: fence.text, lines: fence.lines }, { as, action: null });

/** Shells that Rutter does not speak: a person types what stands there. */
const FOREIGN = new Set(["powershell", "pwsh", "ps1", "ps", "cmd", "bat", "batch", "dos", "fish"]);

function writeForeign(walk: Walk, fence: Fence, place: Place): void {
  const judged = judgeCommand(fence.text, walk.shell);
  const part = {
    ...judged,
    run: fence.text,
    opens: null,
    when: null,
    elided: false,
    interactive: true,
    title: null,
    place: emptyContext.place,
  };
  const language = readFenceInfo(fence.info, fence.outer[0]).language;
  const said = walk.pen.settled || saidToRun(walk.notes, fence);
  const fields = commandFields(walk, part, { language, place, annotation: null, tagged: false, said });
  write(walk.pen, { kind: "command", lines: fence.lines, text: firstLine(fence.text), ...fields });
}

interface Informed {
  readonly fence: Fence;
  readonly info: FenceInfo;
}

function readShellFence(walk: Walk, { fence, info }: Informed, place: Place): void {
  const { language } = info;
  const spoken = language === "" && saysToRun(fence, place) ? "bash" : language;
  const reading = readShell(fence.text, sessionFor(walk, fence), { language: spoken });
  if (reading.nature === "empty") return;
  if (reading.nature !== "shell")
    return writeText(walk, fence, reading.nature === "output" ? "note" : "template");
  writeShell(walk, reading, {
    place,
    lines: fence.lines,
    text: fence.text,
    language: language === "" ? "bash" : language,
    annotation: walk.notes.merged(fence.outer[0], info.annotation),
    tagged: SHELL.has(language),
    said: saidToRun(walk.notes, fence),
  });
}

/** A fence that begins by connecting is typed at one's own terminal, whatever host an earlier section had opened. */
function sessionFor(walk: Walk, fence: Fence): ShellContext {
  const connects = /^\s*(?:\$\s+)?(?:ssh|scp|sftp|rsync|ssh-\w+)\s/.test(
    fence.text.replace(/^(?:\s*#[^\n]*\n){0,20}/, ""),
  );
  const elsewhere = walk.hostFrom !== null && walk.hostFrom.section !== walk.pen.section;
  return connects && elsewhere ? { ...walk.shell, place: emptyContext.place } : walk.shell;
}

/** "Expected output:" over a fence: what follows shows what a command should print, and is none itself. */
const OUTPUT =
  /\b(?:expected|sample|example|typical)?\s*(?:output|response|result|log line)s?\b[^:]{0,40}:?$|\bshould (?:see|print|show|look like|return|output|respond)\b|\b(?:prints|returns|responds with|looks like(?: this)?|you(?:'ll| will) see)\b[^:]{0,40}:$/i;

function isOutput(place: Place): boolean {
  if (place.lead === null) return OUTPUT_TITLE.test(place.placed.title);
  const lead = place.lead.text.slice(-160);
  return OUTPUT.test(lead) && !ENDS_IN_ORDER.test(lead);
}

/** "If you see X in the output, run:" tells what to do about an output, and shows none. */
const ENDS_IN_ORDER =
  /(?:^|[,;.–—]\s|\bthen\s)(?:please |then |just |immediately )?(?:run|execute|do|use|try|apply|issue|type|enter|perform|restart|re-?run|invoke|call|roll back|fix (?:it|this))\b(?![^:]{0,60}\b(?:to see|outputs?|prints?|returns?|shows?|responds?)\b)[^:,]{0,60}:$/i;

const OUTPUT_TITLE = /^(?:expected|sample|example) (?:output|response|result)s?$/i;

/** A lead that only explains: what a tool does by itself, or how a script in the repository reads. */
const SHOWS =
  /\bwhat (?:it|this|that|the [\w ]{1,30}|happens)\b.{0,40}\b(?:does|do|runs|executes|happens)\b[^:]{0,30}:?$|\bunder the hood\b|\bfor (?:reference|illustration)\b|\b(?:is )?equivalent to:?$|\bgenerated (?:sql|code)\b/i;
const LISTING =
  /(?:^|[\s`/])[\w./-]{1,60}\.(?:sh|bash|py|js|ts|rb)\b`?\s*(?:is|reads|contains|looks like this|does this|script)?\s*:?$/i;

/** Where a script is kept, or is to be put: what follows is its text, run from there and not from here. */
const KEPT =
  /\b(?:(?:lives?|kept|stored|found|located|is) (?:in|at|under)|(?:save|put|create|write|add|place|copy)\b[^.:]{0,40})[\s:`]*[\w./~-]{1,80}\.(?:sh|bash|py|js|ts|rb)\b/i;

function isShown(fence: Fence, place: Place): boolean {
  if (place.lead === null) return false;
  const lead = place.lead.text.slice(-160);
  if (SHOWS.test(lead)) return true;
  if (!/^\s*#(?:!| ?[\w./-]{1,60}\.(?:sh|bash|py|rb)\s*$)/m.test(fence.text.slice(0, 200))) return false;
  return KEPT.test(lead) || (LISTING.test(lead) && !/\brun\b/i.test(lead));
}

/** A fence without a language, a few short command-like lines, under words that tell one to do something. */
function saysToRun(fence: Fence, place: Place): boolean {
  if (place.lead === null || !isImperative(place.lead.text)) return false;
  const lines = fence.text.split("\n").filter((line) => line.trim() !== "");
  return (
    lines.length <= 6 &&
    lines.every((line) => /^\s*(?:\$ )?[a-z][\w.-]{1,40}(?:\s+\S+){1,20}$/.test(line) && !/[.!?]$/.test(line))
  );
}

/** "Example:" below the command itself shows it with values filled in. */
function isExample(walk: Walk, place: Place): boolean {
  if (
    place.lead === null ||
    !/^(?:for )?examples?(?: usage)?[^:]{0,30}:?$|^e\.g\.?:?$/i.test(place.lead.text)
  )
    return false;
  const before = walk.pen.items.at(-1);
  return before?.kind === "command" && before.section === walk.pen.section;
}

/** SQL in a fence that does not say so. */
const isSql = (text: string): boolean =>
  /^\s*(?:--[^\n]*\n\s*){0,5}(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|ALTER TABLE|CREATE (?:TABLE|INDEX|VIEW|UNIQUE|DATABASE|USER)|DROP (?:TABLE|INDEX|VIEW|COLUMN|DATABASE)|TRUNCATE)\s/.test(
    text.slice(0, 2000),
  );

function writeOutput(walk: Walk, fence: Fence): void {
  const before = walk.pen.items.findLast((item) => item.kind === "command" || item.kind === "check");
  const of = before?.section === walk.pen.section ? (before?.id ?? null) : null;
  write(walk.pen, {
    kind: "expectation",
    lines: fence.lines,
    sure: "inferred",
    text: firstLine(fence.text),
    of,
    compiled: false,
    test: null,
  });
}

function writeText(walk: Walk, fence: Fence, kind: "template" | "note"): void {
  const sure = kind === "template" ? ("exact" as const) : ("inferred" as const);
  const text = firstLine(fence.text);
  const whole = kind === "template" && fence.text.trim() !== text ? { whole: fence.text } : {};
  write(walk.pen, { kind, lines: fence.lines, sure, text, ...whole });
}

export const firstLine = (text: string): string =>
  (text.split("\n").find((line) => line.trim() !== "") ?? "").trim();

function unterminated(walk: Walk, fence: Fence): void {
  walk.pen.diagnostics.push({
    code: "RUNBOOK_FENCE_OPEN",
    level: "error",
    span: { lines: [fence.outer[0], fence.outer[0]] as Lines },
    what: "the code fence that opens here is never closed",
    why: "everything below it, to the end of the file, belongs to the fence",
    fix: "close it with a line of as many backticks as open it",
  });
}

/** A fence by its language: shell, SQL, HTTP, a verb of Rutter's, or text that is filled in and never run. */
import type { Lines } from "../base/index.ts";
import { readShell } from "../shell/index.ts";
import { type FenceInfo, readFenceInfo } from "./annotations/fence-info.ts";
import type { Fence } from "./blocks.ts";
import { write } from "./pen.ts";
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
  "cmd",
  "ksh",
]);
const SQL = new Set(["sql", "postgresql", "postgres", "psql", "mysql", "plsql", "tsql", "pgsql", "sqlite"]);

export function readFence(walk: Walk, fence: Fence, place: Place): void {
  if (fence.text.trim() === "") return;
  const info = readFenceInfo(fence.info, fence.outer[0]);
  walk.pen.diagnostics.push(...info.diagnostics);
  if (!fence.closed) unterminated(walk, fence);
  const language = info.language;
  if (info.as === "template" || info.as === "note") return writeText(walk, fence, info.as);
  if (language === "rutter") return writeVerb(walk, fence);
  if (language === "http" || language === "rest") return readRequest(walk, fence);
  const output = isOutput(place);
  if (output) return writeOutput(walk, fence);
  if (place.placed.role === "template" && info.as === null) return writeText(walk, fence, "template");
  if (SQL.has(language)) return readSqlFence(walk, fence, place);
  if (SHELL.has(language) || language === "" || info.as === "command")
    return readShellFence(walk, { fence, info }, place);
  writeText(walk, fence, "template");
}

interface Informed {
  readonly fence: Fence;
  readonly info: FenceInfo;
}

function readShellFence(walk: Walk, { fence, info }: Informed, place: Place): void {
  const { language } = info;
  const reading = readShell(fence.text, walk.shell, { language });
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
  });
}

/** "Expected output:" over a fence: what follows shows what a command should print, and is none itself. */
const OUTPUT =
  /\b(?:expected|sample|example|typical)?\s*(?:output|response|result|log line)s?\b[^:]{0,40}:?$|\bshould (?:see|print|show|look like|return|output|respond)\b|\b(?:prints|returns|responds with|looks like(?: this)?|you(?:'ll| will) see)\b[^:]{0,40}:$/i;

const isOutput = (place: Place): boolean => place.lead !== null && OUTPUT.test(place.lead.text.slice(-160));

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
  write(walk.pen, { kind, lines: fence.lines, sure, text: firstLine(fence.text) });
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

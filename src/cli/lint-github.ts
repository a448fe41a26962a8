/**
 * Findings as the commands that GitHub turns into annotations beside the lines of a pull request. What a runbook says
 * cannot become a command of its own: line ends and signs are escaped.
 */
import type { FailedFile, LintedFile, LintRun } from "../app/index.ts";
import { type Level, RutterError } from "../base/index.ts";
import type { Finding } from "../lint/index.ts";
import { clean } from "./clean.ts";
import { summaryOf } from "./lint-summary.ts";
import { pathFrom, rootFolder } from "./lint-uri.ts";

const COMMAND: Readonly<Record<Level, string>> = { error: "error", warning: "warning", note: "notice" };

const escaped = (text: string): string =>
  text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");

const property = (text: string): string => escaped(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

interface Annotation {
  readonly command: string;
  readonly properties: readonly (readonly [name: string, value: string | number])[];
  readonly said: readonly string[];
}

function annotation({ command, properties, said }: Annotation): string {
  const given = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(",");
  return `::${command} ${given}::${escaped(said.join("\n"))}`;
}

function ofFinding(finding: Finding, file: string): string {
  const { level, code, span, what, why, fix } = finding;
  const [line, endLine] = span.lines;
  // GitHub takes columns only where it is one line that is spoken of.
  const columns = span.columns === undefined || line !== endLine ? null : span.columns;
  return annotation({
    command: COMMAND[level],
    properties: [
      ["file", file],
      ["line", line],
      ["endLine", endLine],
      ...(columns === null
        ? []
        : ([
            ["col", columns[0]],
            ["endColumn", columns[1]],
          ] as const)),
      ["title", code],
    ],
    said: [clean(what), `why: ${clean(why)}`, `fix: ${clean(fix)}`],
  });
}

const ofFailure = ({ error }: FailedFile, file: string): string =>
  annotation({
    command: "error",
    properties: [
      ["file", file],
      ["title", error.code],
    ],
    said: [clean(error.what), `why: ${clean(error.why)}`, `fix: ${clean(error.fix)}`],
  });

/** What stopped the run as a whole, each as an annotation of its own. */
export function stoppedGithub(error: RutterError): string {
  const all = [error, ...error.others.map((parts) => new RutterError(parts))];
  return all.map((one) => `${stopped(one)}\n`).join("");
}

function stopped(error: RutterError): string {
  const { file, line } = error.place ?? {};
  const path = file === undefined ? undefined : (pathFrom(rootFolder(process.env), file) ?? file);
  return annotation({
    command: "error",
    properties: [
      ...(path === undefined ? [] : ([["file", path]] as const)),
      ...(line === undefined ? [] : ([["line", line]] as const)),
      ["title", error.code],
    ],
    said: [clean(error.what), `why: ${clean(error.why)}`, `fix: ${clean(error.fix)}`],
  });
}

/** A line of a runbook that is shown in a log there must not be taken for a command. */
export const withoutCommands = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/^(\s*)(?:::|##\[)/, (lead) => `${lead.slice(0, -1)} ${lead.slice(-1)}`));

export function lintGithub(run: LintRun): string {
  const root = rootFolder(process.env);
  const shown = (file: string): string => pathFrom(root, file) ?? file;
  const ofFile = ({ file, findings }: LintedFile): readonly string[] =>
    findings.map((finding) => ofFinding(finding, shown(file)));
  const lines = [
    ...run.files.flatMap(ofFile),
    ...run.failed.map((failed) => ofFailure(failed, shown(failed.file))),
    summaryOf(run),
  ];
  return `${lines.join("\n")}\n`;
}

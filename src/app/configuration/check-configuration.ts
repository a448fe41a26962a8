/** From the text of a `rutter.yaml` to what it says and all that is wrong with it, by line. It opens no file. */
import type { Diagnostic } from "../../base/index.ts";
import type { YamlParser } from "../../runbook/index.ts";
import { linesOf } from "../open-reading.ts";
import type { Configuration } from "./configuration-schema.ts";
import { crossReferences, type Surroundings } from "./cross-references.ts";
import { type ConfigDocument, rawOf } from "./document.ts";
import { hideNamedLines, hideSecrets } from "./hide-secrets.ts";
import { isSecretPlace, problem, problemsOfIssues } from "./problems-of.ts";
import { readWhatHolds } from "./read-what-holds.ts";

export interface Checked {
  readonly value: Configuration;
  /** Sorted by line. */
  readonly problems: readonly Diagnostic[];
  /** The file's lines for code frames, without secrets. */
  readonly source: readonly string[];
}

const NUL = "\u0000";
const LONGEST = 64 * 1024;

/** What the parser says of YAML that is well formed and still refused. */
const REFUSED = /is there twice$|write that out$|must be plain text$|nested too deeply$/;

const unreadable = (what: string, line: number, fix: string): Diagnostic =>
  problem("CONFIG_SYNTAX", {
    span: { lines: [line, line] },
    what,
    why: "windows and approvals stand in it, and cannot be kept when they cannot be read",
    fix,
  });

function unlikely(text: string): Diagnostic | null {
  if (text.includes(NUL)) {
    const line = linesOf(text.slice(0, text.indexOf(NUL))).length;
    return unreadable("this is not a text file", line, "save it as UTF-8 text");
  }
  if (text.length <= LONGEST) return null;
  return unreadable(
    "rutter.yaml is longer than 64 KB",
    1,
    "keep in it what Rutter is to know, and nothing else",
  );
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.span.lines[0] - b.span.lines[0] || (a.span.columns?.[0] ?? 0) - (b.span.columns?.[0] ?? 0);

function checkDocument(document: ConfigDocument, around: Surroundings): Checked {
  const { value, issues } = readWhatHolds(rawOf(document.root));
  const problems = [...problemsOfIssues(document, issues), ...crossReferences(document, value, around)];
  const places = issues.filter(isSecretPlace).map(({ path }) => path);
  return { value, problems: problems.sort(byPlace), source: hideSecrets(document, places) };
}

export function checkConfiguration(text: string, parse: YamlParser, around: Surroundings): Checked {
  const odd = unlikely(text);
  if (odd !== null) return { value: {}, problems: [odd], source: [] };
  const source = linesOf(text);
  const { value, errors } = parse(text);
  if (errors.length > 0) {
    const problems = errors.map(({ line, message }) =>
      unreadable(REFUSED.test(message) ? message : `this is not YAML: ${message}`, line, "correct the line"),
    );
    return { value: {}, problems: problems.sort(byPlace), source: hideNamedLines(source) };
  }
  if (value === null || (value.kind === "text" && value.text === ""))
    return { value: {}, problems: [], source };
  return checkDocument({ root: value, source }, around);
}

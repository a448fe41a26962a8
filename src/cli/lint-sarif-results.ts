/**
 * The findings of one file as SARIF results. Columns are UTF-16 units, the end one past the last; fingerprints come from
 * what the line says, so that a line that moves keeps its alert; no result quotes a secret.
 */
import { createHash } from "node:crypto";
import { keyOf, type LintedFile, maskedLines } from "../app/index.ts";
import { type Edit, redact, type Span } from "../base/index.ts";
import type { Finding } from "../lint/index.ts";
import { clean } from "./clean.ts";
import { uriOf } from "./lint-uri.ts";

interface Region {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine: number;
  readonly endColumn?: number;
}

export function artifactLocation(root: string, file: string): object {
  const { uri, isRelative } = uriOf(root, file);
  return isRelative ? { uri, uriBaseId: "%SRCROOT%" } : { uri };
}

function regionOf({ lines: [startLine, endLine], columns }: Span): Region {
  if (columns === undefined) return { startLine, endLine };
  // Of several lines the columns are those of the first.
  if (startLine !== endLine) return { startLine, startColumn: columns[0], endLine };
  return { startLine, startColumn: columns[0], endLine, endColumn: columns[1] + 1 };
}

/** What an edit takes out; it may reach over line ends. */
function deletedRegion({ line, column, length }: Edit, { source, text }: LintedFile): Region {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0].length ?? 1;
  let [endLine, endColumn, left] = [line, column, length];
  while (left > 0 && endLine < source.length) {
    const room = (source[endLine - 1] ?? "").length + 1 - endColumn;
    if (left <= room) break;
    left -= room + lineEnd;
    [endLine, endColumn] = [endLine + 1, 1];
  }
  return { startLine: line, startColumn: column, endLine, endColumn: endColumn + Math.max(0, left) };
}

function fixesOf({ edits, fix }: Finding, linted: LintedFile, root: string): readonly object[] {
  // What would not be the same after a secret was hidden in it is no fix.
  if (edits.length === 0 || edits.some(({ text }) => redact(text) !== text)) return [];
  const lineEnd = /\r\n|\n|\r/.exec(linted.text)?.[0] ?? "\n";
  return [
    {
      description: { text: clean(fix) },
      artifactChanges: [
        {
          artifactLocation: artifactLocation(root, linted.file),
          replacements: edits.map((edit) => ({
            deletedRegion: deletedRegion(edit, linted),
            insertedContent: { text: edit.text.replace(/\n/g, lineEnd) },
          })),
        },
      ],
    },
  ];
}

export interface Around {
  readonly root: string;
  /** The place of each rule in the tool's list. */
  readonly indexOf: ReadonlyMap<string, number>;
}

export function resultsOf(linted: LintedFile, { root, indexOf }: Around): readonly object[] {
  const counts = new Map<string, number>();
  const masked = maskedLines(linted.source, linted.hidden).map(redact);
  return linted.findings.map((finding) => {
    const { code, level, span, what, why, fix } = finding;
    const hash = createHash("sha256").update(keyOf(finding, masked)).digest("hex").slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    const fixes = fixesOf(finding, linted, root);
    return {
      ruleId: code,
      ruleIndex: indexOf.get(code) ?? -1,
      level,
      message: { text: `${clean(what)}: ${clean(why)}. Fix: ${clean(fix)}.` },
      locations: [
        {
          physicalLocation: { artifactLocation: artifactLocation(root, linted.file), region: regionOf(span) },
        },
      ],
      // The name under which GitHub looks for it.
      partialFingerprints: { primaryLocationLineHash: `${hash}:${count}` },
      ...(fixes.length === 0 ? {} : { fixes }),
    };
  });
}

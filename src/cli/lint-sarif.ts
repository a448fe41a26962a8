/** Findings as SARIF 2.1.0, for code scanning: rules with their pages, results with places, fixes and fingerprints. */
import { readFileSync } from "node:fs";
import { codes as appCodes, errorPages, type FailedFile, type LintRun } from "../app/index.ts";
import type { CodeTable, Level } from "../base/index.ts";
import { codes as lintCodes } from "../lint/index.ts";
import { codes as runbookCodes } from "../runbook/index.ts";
import { clean } from "./clean.ts";
import { artifactLocation, resultsOf } from "./lint-sarif-results.ts";
import { rootFolder } from "./lint-uri.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

function version(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  return manifest.version;
}

/** `CHECK_ALWAYS_PASSES` is also called CheckAlwaysPasses: what shows rules by name wants no underscores. */
const nameOf = (code: string): string =>
  code
    .toLowerCase()
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

function ruleOf(code: string, pages: ReadonlyMap<string, string>): object {
  const table: CodeTable = { ...appCodes, ...runbookCodes, ...lintCodes };
  const entry = table[code];
  const page = pages.get(code) ?? "";
  const title = sentence(entry?.title ?? code);
  const said = page.split("\n").find((line, index) => index > 0 && line.trim() !== "") ?? title;
  const level: Level = entry?.level ?? "warning";
  return {
    id: code,
    name: nameOf(code),
    shortDescription: { text: title },
    fullDescription: { text: said },
    help: page === "" ? { text: title } : { text: page, markdown: page },
    defaultConfiguration: { level },
  };
}

/** A file that could not be linted is no result: the run did not do all it was asked for. */
const notificationOf = ({ file, error }: FailedFile, root: string): object => ({
  descriptor: { id: error.code },
  level: "error",
  message: { text: `${clean(error.what)}: ${clean(error.why)}. Fix: ${clean(error.fix)}.` },
  locations: [{ physicalLocation: { artifactLocation: artifactLocation(root, file) } }],
});

export function lintSarif(run: LintRun): string {
  const root = rootFolder(process.env);
  const ids = [...new Set(run.files.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  const pages = new Map(errorPages().map(({ code, text }) => [code, text]));
  const indexOf = new Map(ids.map((code, index) => [code, index]));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "Rutter", version: version(), rules: ids.map((code) => ruleOf(code, pages)) },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
        invocations: [
          {
            executionSuccessful: run.failed.length === 0,
            toolExecutionNotifications: run.failed.map((failed) => notificationOf(failed, root)),
          },
        ],
        results: run.files.flatMap((file) => resultsOf(file, { root, indexOf })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

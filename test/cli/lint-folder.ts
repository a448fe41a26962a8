/** Folders of runbooks with known findings, for the tests of `rutter lint`. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** One warning that can be fixed, on line 6; nothing else, for what stands below it can fail. */
export const CURL =
  "# Orders\n\n## Verify\n\n```bash\ncurl https://orders.example/health\n```\n\n```bash\nsystemctl is-active orders\n```\n";

/** One error on line 3 that cannot be fixed, whatever the rules are. */
export const ALLOWED = "# Orders\n\n<!-- rutter: allow NO_SUCH_CODE it was agreed -->\nSome words.\n";

/** Nothing to find. */
export const CLEAN = "# Orders\n\nSome words.\n";

export function folderOf(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "rutter-lint-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export interface FindingJson {
  readonly code: string;
  readonly level: string;
  readonly file: string;
  readonly lines: readonly [number, number];
  readonly columns: readonly [number, number] | null;
  readonly what: string;
  readonly fixable: boolean;
}

export interface LintJson {
  readonly rutter: string;
  readonly findings: readonly FindingJson[];
  readonly summary: Readonly<Record<"error" | "warning" | "note", number>>;
  readonly failed?: readonly { readonly file: string; readonly code: string }[];
}

export const jsonOf = (out: string): LintJson => JSON.parse(out) as LintJson;

/** `deploy.md:6 CHECK_CURL_WITHOUT_FAIL`, in the order of the output. */
export const placesIn = (out: string): readonly string[] =>
  jsonOf(out).findings.map(({ file, lines, code }) => `${file}:${lines[0]} ${code}`);

/** `rutter lint --fix` as a process: what it writes, what it leaves alone, and how it says so. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ALLOWED, CLEAN, CURL, folderOf, jsonOf } from "./lint-folder.ts";
import { type Given, rutter } from "./rutter.ts";

const FIXED = CURL.replace("curl ", "curl -f ");

const lintIn = (cwd: string, args: readonly string[], more: Given = {}) =>
  rutter(["lint", ...args], { cwd, ...more });
const bytesOf = (folder: string, name: string): string => readFileSync(join(folder, name), "latin1");

describe("--fix", () => {
  it("changes what it fixes and no other byte, of no other file", async () => {
    const folder = folderOf({ "a.md": CURL, "b.md": ALLOWED, "c.md": CLEAN, "other.md": CURL });
    chmodSync(join(folder, "a.md"), 0o640);
    const before = statSync(join(folder, "c.md")).mtimeMs;
    const { status, out } = await lintIn(folder, ["a.md", "b.md", "c.md", "--fix"]);
    expect(bytesOf(folder, "a.md")).toBe(FIXED);
    expect(bytesOf(folder, "b.md")).toBe(ALLOWED);
    expect(bytesOf(folder, "other.md")).toBe(CURL);
    expect(statSync(join(folder, "c.md")).mtimeMs).toBe(before);
    expect(statSync(join(folder, "a.md")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(["a.md", "b.md", "c.md", "other.md"]);
    expect(out).toMatch(/^fixed 1 in a\.md$/m);
    expect(out).toMatch(/^error ALLOWANCE_CODE_UNKNOWN/m);
    expect(out).toMatch(/^1 error in 1 of 3 files$/m);
    expect(status).toBe(1);
    const again = await lintIn(folder, ["a.md", "--fix"]);
    expect(again.out).toBe("1 file, no findings\n");
  });

  it.each([
    ["line ends of Windows", CURL.replaceAll("\n", "\r\n"), FIXED.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\u00ef\u00bb\u00bf${CURL}`, `\u00ef\u00bb\u00bf${FIXED}`],
    ["no line end at the end", CURL.trimEnd(), FIXED.trimEnd()],
    ["trailing spaces and tabs", `${CURL}\n*  x \t\n \n`, `${FIXED}\n*  x \t\n \n`],
    ["letters of several bytes", `${CURL}\u00c3\u00a9\n`, `${FIXED}\u00c3\u00a9\n`],
  ])("keeps %s", async (_, before, after) => {
    const folder = folderOf({ "a.md": Buffer.from(before, "latin1") });
    await lintIn(folder, ["a.md", "--fix"]);
    expect(bytesOf(folder, "a.md")).toBe(after);
  });

  it("leaves alone what is allowed, off, or in another encoding", async () => {
    const allowed = CURL.replace(
      "```bash\ncurl",
      "<!-- rutter: allow CHECK_CURL_WITHOUT_FAIL it answers 500 while it warms up -->\n```bash\ncurl",
    );
    const latin = Buffer.from(`${CURL}caf\u00e9\n`, "latin1");
    const folder = folderOf({ "allowed.md": allowed, "off.md": CURL, "latin.md": latin });
    await lintIn(folder, ["allowed.md", "--fix"]);
    await lintIn(folder, ["off.md", "--fix", "--rule", "CHECK_CURL_WITHOUT_FAIL=off"]);
    const { status, out, err } = await lintIn(folder, ["latin.md", "--fix"]);
    expect(bytesOf(folder, "allowed.md")).toBe(allowed);
    expect(bytesOf(folder, "off.md")).toBe(CURL);
    expect(readFileSync(join(folder, "latin.md")).equals(latin)).toBe(true);
    expect(err).toMatch(/LINT_FIX_REFUSED[\s\S]*latin\.md/);
    expect(out).toMatch(/CHECK_CURL_WITHOUT_FAIL/);
    expect(status).toBe(3);
  });

  it("with --dry-run shows the change and writes nothing", async () => {
    const folder = folderOf({ "a.md": CURL });
    const { status, out } = await lintIn(folder, ["a.md", "--fix", "--dry-run"]);
    expect(bytesOf(folder, "a.md")).toBe(CURL);
    expect(out.split("\n").slice(0, 9)).toEqual([
      "--- a.md",
      "+++ a.md",
      "@@ -3,7 +3,7 @@",
      " ## Verify",
      "",
      " ```bash",
      "-curl https://orders.example/health",
      "+curl -f https://orders.example/health",
      " ```",
    ]);
    expect(out).toMatch(/^would fix 1 in 1 file; then: 1 file, no findings$/m);
    expect(status).toBe(0);
  });

  it("makes of standard input what it would make of the file, and keeps standard output for it", async () => {
    const { status, out, err } = await lintIn("/", ["-", "--fix"], { input: `${CURL}${ALLOWED}` });
    expect(out).toBe(`${FIXED}${ALLOWED}`);
    expect(err).toMatch(/^error ALLOWANCE_CODE_UNKNOWN/m);
    expect(status).toBe(1);
    const marked = await lintIn("/", ["-", "--fix"], { input: `\ufeff${CURL}` });
    expect(marked.out).toBe(`\ufeff${FIXED}`);
  });

  it("tells in JSON what is left", async () => {
    const folder = folderOf({ "a.md": CURL });
    const { out } = await lintIn(folder, ["a.md", "--fix", "--format", "json"]);
    expect(jsonOf(out).findings).toEqual([]);
    expect(bytesOf(folder, "a.md")).toBe(FIXED);
    expect(existsSync(join(folder, "-"))).toBe(false);
  });
});

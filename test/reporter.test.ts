/** What the last line counts, shown on a run of Vitest itself over files that pass, fail, skip and break. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lastLine } from "./reporter.ts";
import { REPOSITORY } from "./repository.ts";

const cache = join(REPOSITORY, "node_modules/.cache");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "reporter-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = 'import { describe, expect, it, beforeAll } from "vitest";\n';

function linesOfRun(files: Readonly<Record<string, string>>): readonly string[] {
  const place = mkdtempSync(join(folder, "run-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), HEAD + text);
  const reporter = join(REPOSITORY, "test/reporter.ts");
  const config = `import { lineReporter } from ${JSON.stringify(reporter)};
    export default { test: { include: ["*.test.ts"], reporters: ["default", lineReporter()] } };`;
  writeFileSync(join(place, "vitest.config.ts"), config);
  const vitest = join(REPOSITORY, "node_modules/vitest/vitest.mjs");
  const script = `"${process.execPath}" "${vitest}" run 2>/dev/null || echo "status $?" >&2`;
  const output = execFileSync("bash", ["-c", script], { cwd: place, encoding: "utf8", stdio: "pipe" });
  return output.trimEnd().split("\n");
}

describe("the last line", () => {
  it("counts what passed, failed and was skipped", () => {
    const lines = linesOfRun({
      "a.test.ts":
        'it("a", () => {}); it("b", () => expect(1).toBe(2)); it.skip("c", () => {}); it.todo("d");',
      "b.test.ts": 'describe("x", () => { it("a", () => {}); it("b", () => {}); });',
    });
    expect(lines.at(-1)).toBe(lastLine({ passed: 3, failed: 1, skipped: 2 }));
  });

  it("counts a file or a hook that breaks as failed", () => {
    const lines = linesOfRun({
      "a.test.ts": 'throw new Error("broken");',
      "b.test.ts":
        'describe("x", () => { beforeAll(() => { throw new Error("broken"); }); it("a", () => {}); });',
      "c.test.ts": 'it("a", () => {});',
    });
    expect(lines.at(-1)).toMatch(/^vitest: 1 passed, 2 failed, 1 skipped$/);
  });

  it("counts an error outside of every test", () => {
    const lines = linesOfRun({
      "a.test.ts":
        'it("a", async () => { Promise.reject(new Error("nobody waits")); await new Promise((d) => setTimeout(d, 50)); });',
    });
    expect(lines.at(-1)).toBe(lastLine({ passed: 1, failed: 1, skipped: 0 }));
  });
});

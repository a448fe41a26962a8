/** Every example runbook is read, diagnosed and planned as the text beside it says. `npm run golden:update` refreshes. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesUnder, REPOSITORY } from "../repository.ts";
import { goldenOf, runbooks, wordsOf } from "./golden.ts";

const found = runbooks();
const kept = (path: string): string =>
  existsSync(join(REPOSITORY, path)) ? readFileSync(join(REPOSITORY, path), "utf8") : "(not there yet)";

describe("golden", () => {
  // The commands in the texts name their files from the root.
  beforeAll(() => process.chdir(REPOSITORY));

  it("runbooks are there", () => {
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(found)("%s", async (path) => {
    for (const golden of await goldenOf(path)) expect(golden.text, golden.path).toBe(kept(golden.path));
  });

  it("texts all have a runbook", () => {
    const texts = ["examples", "test/golden/runbooks"]
      .flatMap((folder) => filesUnder(folder))
      .filter((path) => /\.(?:reading|plan|diagnostics)\.txt$/.test(path));
    const orphans = texts.filter((path) => !found.includes(path.replace(/\.[a-z]+\.txt$/, ".md")));
    expect(orphans).toEqual([]);
  });
});

describe("wordsOf", () => {
  it("takes quoted words as one", () => {
    expect(wordsOf('$ rutter plan a.md "Database rollback" --set "x=a b"')).toEqual([
      "$",
      "rutter",
      "plan",
      "a.md",
      "Database rollback",
      "--set",
      "x=a b",
    ]);
  });
});

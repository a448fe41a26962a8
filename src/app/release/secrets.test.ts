import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openSecrets } from "./secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "rutter-secrets-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (env: Record<string, string> = {}) =>
  openSecrets({ env: { PATH: process.env.PATH, ...env }, folder });

describe("openSecrets", () => {
  it("gives what the environment, a file and a command say, without the last line's end", async () => {
    writeFileSync(join(folder, "db"), "from-a-file\n");
    const secrets = open({ TOKEN: "from-the-environment" });
    const value = (secret: string): Promise<string> => secrets.resolve({ secret });
    expect(await value("env:TOKEN")).toBe("from-the-environment");
    expect(await value("file:db")).toBe("from-a-file");
    expect(await value(`file:${join(folder, "db")}`)).toBe("from-a-file");
    expect(await value("exec:cat db | tr a-z A-Z")).toBe("FROM-A-FILE");
    expect(secrets.mask("x from-a-file y FROM-A-FILE")).toBe("x **** y ****");
  });

  it("asks once, and again only where nothing was had", async () => {
    const secrets = open();
    const count = { secret: "exec:echo run >> runs; wc -l < runs" };
    expect((await secrets.resolve(count)).trim()).toBe("1");
    expect((await secrets.resolve(count)).trim()).toBe("1");
    await expect(secrets.resolve({ secret: "file:later" })).rejects.toThrow();
    writeFileSync(join(folder, "later"), "now");
    expect(await secrets.resolve({ secret: "file:later" })).toBe("now");
  });

  it("names the reference where it has nothing, and never what a command said", async () => {
    const secrets = open();
    for (const [secret, how] of [
      ["env:NOT_SET", "the environment has no NOT_SET"],
      ["file:not-there", "ENOENT"],
      ["exec:echo hush-hush; echo psst >&2; exit 3", "exit status 3"],
    ] as const) {
      const error: unknown = await secrets.resolve({ secret }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "RELEASE_SECRET_MISSING", what: expect.stringContaining(how) });
      const { what, why, fix } = error as { what: string; why: string; fix: string };
      expect([what.replace(secret, ""), why, fix].join()).not.toMatch(/hush|psst/);
    }
  });

  it("hides every line of a key, and the longer of two values first", async () => {
    const secrets = open({ KEY: "first-line\nsecond-line", SHORT: "abc", LONG: "abcdef" });
    for (const name of ["KEY", "SHORT", "LONG"]) await secrets.resolve({ secret: `env:${name}` });
    expect(secrets.mask("second-line abcdef")).toBe("**** ****");
  });
});

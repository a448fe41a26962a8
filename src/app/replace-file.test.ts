/** A file is replaced whole or left as it was, and no other file is left beside it. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { obstacleTo, replaceFile } from "./replace-file.ts";

function fresh(name = "deploy.md") {
  const folder = mkdtempSync(join(tmpdir(), "rutter-replace-"));
  const path = join(folder, name);
  writeFileSync(path, "# Deploy\n");
  return { folder, path, before: readFileSync(path) };
}

describe("a file", () => {
  it("is replaced with its mode, through a link that stays one", () => {
    const { folder, path, before } = fresh();
    chmodSync(path, 0o640);
    const link = join(folder, "link.md");
    symlinkSync(path, link);
    expect(replaceFile({ path: link, before, text: "# Ship\n" })).toEqual({ kind: "done" });
    expect(readFileSync(path, "utf8")).toBe("# Ship\n");
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["deploy.md", "link.md"]);
  });

  it("that somebody else changed is left alone", () => {
    const { folder, path, before } = fresh();
    writeFileSync(path, "# Deploy, mended\n");
    expect(replaceFile({ path, before, text: "# Ship\n" })).toEqual({ kind: "changed" });
    expect(readFileSync(path, "utf8")).toBe("# Deploy, mended\n");
    expect(readdirSync(folder)).toEqual(["deploy.md"]);
  });

  it("that is gone is not brought back", () => {
    const { folder, path, before } = fresh();
    rmSync(path);
    expect(replaceFile({ path, before, text: "# Ship\n" })).toMatchObject({
      kind: "unseen",
      cause: { code: "ENOENT" },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is as it was where the one beside it cannot be made", () => {
    const { folder, path, before } = fresh("d".repeat(250));
    expect(replaceFile({ path, before, text: "# Ship\n" })).toMatchObject({
      kind: "failed",
      reason: "the system says ENAMETOOLONG",
      cause: { code: "ENAMETOOLONG" },
    });
    expect(readFileSync(path, "utf8")).toBe("# Deploy\n");
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("must be a plain one that may be written", () => {
    const { folder, path } = fresh();
    expect(obstacleTo(path)).toBeNull();
    mkdirSync(join(folder, "runbooks"));
    expect(obstacleTo(join(folder, "runbooks"))).toEqual({ kind: "not-plain" });
    chmodSync(path, 0o444);
    expect(obstacleTo(path)).toEqual({ kind: "read-only" });
  });
});

/** A file that changed, went away or became another while it was adopted is left alone; nothing else is left behind. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeAdopted } from "./write-adopted.ts";

function fresh(): { readonly folder: string; readonly path: string; readonly before: Uint8Array } {
  const folder = mkdtempSync(join(tmpdir(), "rutter-write-"));
  const path = join(folder, "deploy.md");
  writeFileSync(path, "# Deploy\n");
  return { folder, path, before: readFileSync(path) };
}

describe("an adopted text", () => {
  it("takes the place of the runbook, and leaves no other file", () => {
    const { folder, path, before } = fresh();
    writeAdopted(path, before, "# Adopted\n");
    expect(readFileSync(path, "utf8")).toBe("# Adopted\n");
    expect(readdirSync(folder)).toEqual(["deploy.md"]);
  });

  it("is not written over a file that changed meanwhile", () => {
    const { folder, path, before } = fresh();
    writeFileSync(path, "# Deploy, mended\n");
    expect(() => writeAdopted(path, before, "# Adopted\n")).toThrow(
      /ADOPT_FILE_CHANGED: the file was changed/,
    );
    expect(readFileSync(path, "utf8")).toBe("# Deploy, mended\n");
    expect(readdirSync(folder)).toEqual(["deploy.md"]);
  });

  it("does not bring back a file that is gone", () => {
    const { folder, path, before } = fresh();
    rmSync(path);
    expect(() => writeAdopted(path, before, "# Adopted\n")).toThrow(/RUNBOOK_FILE_MISSING/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("does not take the place of a folder or a file to read only", () => {
    const { path, before, folder } = fresh();
    mkdirSync(join(folder, "runbooks"));
    expect(() => writeAdopted(join(folder, "runbooks"), before, "x")).toThrow(/ADOPT_WRITE_FAILED/);
    chmodSync(path, 0o444);
    expect(() => writeAdopted(path, before, "x")).toThrow(/ADOPT_FILE_READ_ONLY/);
  });
});

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openFile } from "./open-file.ts";
import { mustBeFixable, writeFixed } from "./write-fixed.ts";

const folder = mkdtempSync(join(tmpdir(), "rutter-fix-"));
const file = (name: string, content: Uint8Array | string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const opened = (path: string, isNamed = true) => openFile({ path, isNamed }, null);

describe("a fixed runbook", () => {
  test("takes the place of the old one with its mark, its mode and its name", async () => {
    const path = file("deploy.md", "\ufeff# Deploy\r\n");
    chmodSync(path, 0o640);
    writeFixed(await opened(path), "\ufeff# Ship\r\n");
    expect(readFileSync(path, "utf8")).toBe("\ufeff# Ship\r\n");
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test("is written through a link that was named", async () => {
    const path = file("real.md", "# Deploy\n");
    symlinkSync(path, join(folder, "link.md"));
    writeFixed(await opened(join(folder, "link.md")), "# Ship\n");
    expect(readFileSync(path, "utf8")).toBe("# Ship\n");
  });

  test("is not written over what somebody else wrote meanwhile", async () => {
    const path = file("busy.md", "# Deploy\n");
    const before = await opened(path);
    writeFileSync(path, "# Deploy, by another hand\n");
    expect(() => writeFixed(before, "# Ship\n")).toThrow(/LINT_FIX_REFUSED/);
    expect(readFileSync(path, "utf8")).toBe("# Deploy, by another hand\n");
  });

  test.each([
    ["Windows-1252", Buffer.from("# D\u00e9ploy\n", "latin1")],
    ["UTF-16", Buffer.from("\ufeff# Deploy\n", "utf16le")],
  ])("is refused in %s, which could not be written back byte for byte", async (name, content) => {
    const found = await opened(file(`${name}.md`, content));
    expect(() => mustBeFixable(found)).toThrow(/LINT_FIX_REFUSED/);
  });

  test("is refused where a link that was only found leads out of its folder", async () => {
    const path = file("outside.md", "# Deploy\n");
    const inside = join(folder, "runbooks");
    mkdirSync(inside);
    symlinkSync(path, join(inside, "linked.md"));
    const found = await opened(join(inside, "linked.md"), false);
    expect(() => mustBeFixable(found)).toThrow(/LINT_FIX_REFUSED/);
    expect(() => mustBeFixable({ ...found, isNamed: true })).not.toThrow();
  });
});

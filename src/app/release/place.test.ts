import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { homeAt, makeReleaseFolder } from "./home.ts";
import { placeOf, placeText, readPlace, refuseGoneFolder, writePlace } from "./place.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "rutter-place-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const make = (...parts: readonly string[]): string => {
  const path = join(folder, ...parts);
  mkdirSync(path, { recursive: true });
  return path;
};

describe("placeOf", () => {
  it("is the folder of rutter.yaml, else of the repository, else of the runbook", () => {
    const alone = join(make("alone", "deep"), "deploy.md");
    expect(placeOf(alone, null)).toEqual({
      cwd: join(folder, "alone", "deep"),
      runbook: alone,
      after: 0,
    });
    make("git", ".git");
    const inGit = join(make("git", "docs"), "deploy.md");
    expect(placeOf(inGit, null).cwd).toBe(join(folder, "git"));
    writeFileSync(join(make("git", "shop"), "rutter.yaml"), "");
    const configured = join(make("git", "shop", "runbooks"), "deploy.md");
    expect(placeOf(configured, null).cwd).toBe(join(folder, "git", "shop"));
    expect(placeOf(configured, folder).cwd).toBe(folder);
    expect(placeOf("-", folder)).toEqual({ cwd: folder, runbook: null, after: 0 });
  });
});

describe("readPlace", () => {
  it("is what was written at the start, whatever folder it is read in", () => {
    const home = homeAt(make("home"));
    const place = { cwd: join(folder, "alone"), runbook: null, after: 0 };
    makeReleaseFolder(home, "r1", placeText(place));
    expect(readPlace(home, "r1", "elsewhere.md")).toEqual(place);
    expect(readPlace(home, "r2", join(folder, "alone", "x.md")).cwd).toBe(join(folder, "alone"));
    writeFileSync(join(home.folderOf("r1"), "place.json"), '{"cw');
    expect(readPlace(home, "r1", join(folder, "alone", "x.md")).cwd).toBe(join(folder, "alone"));
  });

  it("knows what was asked for elsewhere, from the first time on", () => {
    const home = homeAt(make("home"));
    const runbook = join(folder, "alone", "x.md");
    const found = readPlace(home, "imported", runbook);
    expect(found.after).toBeNull();
    makeReleaseFolder(home, "imported", placeText(found));
    expect(readPlace(home, "imported", runbook).after).toBeNull();
    writePlace(home, "imported", { ...found, after: 7 });
    expect(readPlace(home, "imported", runbook)).toEqual({ ...found, after: 7 });
  });

  it("is refused where its folder is gone", () => {
    const gone = { cwd: join(folder, "gone"), runbook: null, after: 0 };
    expect(() => refuseGoneFolder("r1", gone)).toThrow(/RELEASE_FOLDER_GONE/);
  });
});

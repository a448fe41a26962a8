/** The folder of releases: whose it is, where it is, and what is found in it. */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asking, type ReleaseStage, releaseStage } from "./release-stage.ts";

let folder: string;
let open: ReleaseStage["open"];
let start: ReleaseStage["start"];
let close: ReleaseStage["close"];

beforeEach(() => {
  ({ folder, open, start, close } = releaseStage());
});

afterEach(() => close());

describe("a home", () => {
  it("is made for its user alone, and only where something is to be written", async () => {
    const home = join(folder, "home");
    const looking = await open({ create: false });
    expect(await looking.list()).toEqual([]);
    await expect(looking.find("abc")).rejects.toMatchObject({ code: "RELEASE_UNKNOWN" });
    expect(existsSync(home)).toBe(false);
    const releases = await open();
    await start(releases, asking());
    for (const each of [home, join(home, "releases")]) expect(statSync(each).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, "rutter.db")).mode & 0o077).toBe(0);
  });

  it("that cannot be written is refused by its name", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(open({ home: join(folder, "file", "home") })).rejects.toMatchObject({
      code: "HOME_UNWRITABLE",
      what: expect.stringContaining("file/home"),
    });
  });

  it("is where RUTTER_HOME says, and releases are of whom RUTTER_USER says", async () => {
    const state = join(folder, "state");
    mkdirSync(state);
    const env = { XDG_STATE_HOME: state, HOME: folder };
    const by = null;
    const home = null;
    expect((await open({ home, by, env: { ...env, RUTTER_HOME: join(folder, "h") } })).home).toBe(
      join(folder, "h"),
    );
    const releases = await open({ home, by, env });
    expect(releases.home).toBe(join(state, "rutter"));
    expect(releases.by).toEqual({ who: userInfo().username, signed: false });
    expect((await open({ home, by, env: { ...env, RUTTER_USER: "bo" } })).by.who).toBe("bo");
  });

  it("finds a release by its first letters", async () => {
    const releases = await open();
    const ids = [];
    for (let at = 0; at < 30; at += 1) ids.push(await start(releases, asking()));
    const [id = ""] = ids;
    expect(await releases.find(id)).toBe(id);
    expect(await releases.find(id.toUpperCase())).toBe(id);
    expect(await releases.find(id.slice(0, 5))).toBe(id);
    const twice =
      ids.map((each) => each.charAt(0)).find((letter, at, all) => all.indexOf(letter) !== at) ?? "";
    await expect(releases.find(twice)).rejects.toMatchObject({ code: "RELEASE_AMBIGUOUS" });
    await expect(releases.find("")).rejects.toMatchObject({ code: "RELEASE_AMBIGUOUS" });
    await expect(releases.find("iiiiii")).rejects.toMatchObject({ code: "RELEASE_UNKNOWN" });
  });
});

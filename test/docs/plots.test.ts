/** The plots of the documents are what `npm run plots` draws, and small enough to be read on a train. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FOLDER, plots } from "../../scripts/plots.ts";

const kept = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

describe("the plots", () => {
  it("are all kept, and no others", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(plots).sort());
  });

  it.each(Object.entries(plots))(
    "%s comes out as it is kept: `npm run plots` if it should not",
    {
      timeout: 30_000,
    },
    async (name, draw) => {
      expect((await draw()) === kept(name)).toBe(true);
      expect(kept(name).length).toBeLessThan(30_000);
    },
  );

  it.each(Object.keys(plots))("%s says in words what it shows, and fits a dark page", (name) => {
    expect(kept(name)).toMatch(/<title id="t">[^<]{10,}<\/title><desc id="d">[^<]{40,}<\/desc>/);
    expect(kept(name)).toContain("prefers-color-scheme:dark");
    expect(kept(name)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

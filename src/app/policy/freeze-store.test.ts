import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instant } from "../../base/index.ts";
import { openFreezes } from "./freeze-store.ts";

let home = "";
beforeEach(() => {
  home = join(mkdtempSync(join(tmpdir(), "rutter-freezes-")), "home");
});
afterEach(() => rmSync(join(home, ".."), { recursive: true, force: true }));

const freeze = (from: number) => ({
  service: null,
  environment: "production",
  from: instant(from),
  to: instant(from + 1000),
  why: "stocktaking",
  except: ["hotfix"],
  by: "ana",
  at: instant(0),
});
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "nothing was thrown";
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
};

describe("freezes added by hand", () => {
  it("are none where nobody added one, and nothing is written for a look", () => {
    expect(openFreezes(home).list()).toEqual([]);
    expect(() => statSync(home)).toThrow();
  });

  it("are kept whole, for this user alone", async () => {
    const added = await openFreezes(home).add(freeze(5));
    expect(openFreezes(home).list()).toEqual([{ ...freeze(5), id: added.id, ended: null }]);
    const [name = ""] = readdirSync(join(home, "freezes"));
    expect(statSync(join(home, "freezes", name)).mode & 0o777).toBe(0o600);
  });

  it("of many writers at once are all there", async () => {
    await Promise.all(Array.from({ length: 40 }, (_, at) => openFreezes(home).add(freeze(at))));
    expect(
      openFreezes(home)
        .list()
        .map(({ from }) => Number(from)),
    ).toEqual(Array.from({ length: 40 }, (_, at) => at));
  });

  it("end once, by whoever was first, and stay to be read", async () => {
    const { id } = await openFreezes(home).add(freeze(5));
    const bo = { by: "bo", at: instant(7) };
    expect(openFreezes(home).end(id.slice(0, 3), bo).ended).toEqual(bo);
    expect(codeOf(() => openFreezes(home).end(id, { by: "carl", at: instant(8) }))).toBe("FREEZE_UNKNOWN");
    expect(openFreezes(home).list()[0]?.ended).toEqual(bo);
  });

  it("are not ended by a name that is none of them, or no name", async () => {
    await openFreezes(home).add(freeze(5));
    for (const typed of ["", "aeiou", "../x"])
      expect(codeOf(() => openFreezes(home).end(typed, { by: "bo", at: instant(0) }))).toBe("FREEZE_UNKNOWN");
  });

  it.each(["", "{", "{}", '{"id":"x","from":"soon"}'])(
    "that cannot be read (%j) are never passed over",
    async (text) => {
      await openFreezes(home).add(freeze(5));
      writeFileSync(join(home, "freezes", "broken.json"), text);
      expect(codeOf(() => openFreezes(home).list())).toBe("FREEZE_UNREADABLE");
    },
  );
});

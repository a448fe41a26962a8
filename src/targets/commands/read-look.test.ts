import { describe, expect, it } from "vitest";
import { readLook } from "./read-look.ts";

const read = (value: unknown) => readLook(typeof value === "string" ? value : JSON.stringify(value), true);

describe("readLook", () => {
  it("fills in what is missing, the serving version first", () => {
    expect(read({ serving: "1", versions: [{ version: "2", percent: 5 }, { version: "1" }] })).toEqual({
      look: {
        versions: [
          { version: "1", percent: 95, healthy: null, says: null },
          { version: "2", percent: 5, healthy: null, says: null },
        ],
        serving: "1",
        again: null,
        leaseEndsMs: null,
        leases: true,
      },
    });
    expect(read({})).toMatchObject({ look: { versions: [], serving: null } });
  });

  it.each([
    ["", /printed nothing/],
    ["ok\n", /printed no JSON: ok/],
    [[], /what the look command printed is not/],
    [{ versions: [{ version: 1.1 }] }, /versions\.0\.version of what the look command printed is not a text/],
    [{ versions: [{ version: "1", percent: "5" }] }, /versions\.0\.percent .* is not a number/],
    [{ versions: [{ version: "1", percent: 500 }] }, /versions\.0\.percent/],
    [{ versions: [{ version: "1", healthy: "yes" }] }, /healthy .* is not true or false/],
    [{ leaseEndsMs: "soon" }, /leaseEndsMs .* is not milliseconds/],
  ])("says what is wrong with %j", (value, why) => {
    const found = read(value);
    expect("why" in found ? found.why : "").toMatch(why);
  });
});

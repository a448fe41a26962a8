import { describe, expect, it } from "vitest";
import type { Probed, Repeat } from "../../effect/index.ts";
import type { Performer } from "./performer.ts";
import { recovery } from "./recover.ts";

const hand = (repeat: Repeat): Performer => ({
  name: "shell",
  repeat,
  describe: () => "",
  perform: async () => ({ state: "done", data: {}, evidence: [] }),
  probe: null,
});

const unknown: Probed = { state: "unknown", why: "its keeper is gone", evidence: ["> rm -r /srv"] };

const how = async (repeat: Repeat, onCrash: "repeat" | "ask", probed: Probed | null): Promise<string> => {
  const probe = probed === null ? null : async () => probed;
  const found = await recovery({ hand: hand(repeat), name: "shell", work: { onCrash }, probe });
  return found.how === "perform" ? found.as : found.how;
};

describe("recovery", () => {
  it("takes the hand's word for what happened, and for what never began", async () => {
    const outcome = { state: "failed" as const, data: {}, evidence: [] };
    expect(await how("never", "ask", { state: "happened", outcome })).toBe("found");
    expect(await how("never", "ask", { state: "not-begun" })).toBe("not-begun");
  });

  it("does again only what may be done again", async () => {
    expect(await how("never", "ask", unknown)).toBe("doubt");
    expect(await how("never", "ask", null)).toBe("doubt");
    expect(await how("never", "repeat", unknown)).toBe("repeated");
    expect(await how("safe", "ask", null)).toBe("repeated");
    expect(await how("keyed", "ask", null)).toBe("repeated");
  });

  it("doubts what no hand here knows anything of", async () => {
    const found = await recovery({
      hand: undefined,
      name: "teleport",
      work: { onCrash: "repeat" },
      probe: null,
    });
    expect(found).toMatchObject({ how: "doubt", why: expect.stringContaining("teleport") });
  });
});

/** Questions asked line by line, with somebody who answers badly first. */
import { describe, expect, it } from "vitest";
import { lineAsker } from "./line-asker.ts";
import { sampleScene, sampleWait } from "./sample-scene.ts";
import type { Scene } from "./scene.ts";
import type { Told } from "./wait-actions.ts";

/** `fails`: so many answers cannot be passed on. */
async function answering(first: Scene, typed: readonly (string | null)[], fails = 0) {
  const told: Told[] = [];
  const said: string[] = [];
  let failures = 0;
  const asked: string[] = [];
  const lines = [...typed];
  let scene = first;
  let left = false;
  const asker = lineAsker({
    scene: () => scene,
    prompt: {
      ask: async (text) => {
        asked.push(text);
        return lines.length === 0 ? null : (lines.shift() ?? null);
      },
      close: () => {},
    },
    look: { columns: 80, colour: false, unicode: true },
    say: (shown) => void said.push(...shown),
    tell: async (one) => {
      if (failures < fails) {
        failures += 1;
        throw new Error("the journal is locked");
      }
      told.push(one);
      scene = { ...scene, waits: scene.waits.filter(({ id, item }) => ![id, item].includes(one.about)) };
      return null;
    },
    leave: () => {
      left = true;
    },
  });
  asker.changed();
  asker.changed();
  await new Promise((done) => setTimeout(done, 5));
  return { told, asked, left, said };
}

describe("lineAsker", () => {
  it("asks one after the other, again where it was not understood", async () => {
    const scene = sampleScene({ waits: [sampleWait("a", "A"), sampleWait("b", "B", { item: "bi" })] });
    const { told, asked, left } = await answering(scene, ["perhaps", "YES", "w", "docs only"]);
    expect(told).toEqual([
      { kind: "answer", about: "a", value: "yes", note: null },
      { kind: "waive", about: "bi", value: null, note: "docs only" },
    ]);
    expect(asked).toEqual([
      "  y yes, n no: ",
      "  y yes, n no: ",
      "  y yes, n no, w waive: ",
      "  reason to waive: ",
    ]);
    expect(left).toBe(false);
  });

  it("says that an answer could not be passed on, and asks again", async () => {
    const scene = sampleScene({ waits: [sampleWait("a", "A")] });
    const { told, asked, said } = await answering(scene, ["y", "y"], 1);
    expect(said).toContain("  the journal is locked");
    expect(asked).toHaveLength(2);
    expect(told).toMatchObject([{ about: "a", value: "yes" }]);
  });

  it("takes a value, asks before it approves, and leaves where the person does", async () => {
    const scene = sampleScene({
      waits: [
        sampleWait("tag", "Which tag?", { answers: [] }),
        sampleWait("ok", "Approve", { kind: "approval" }),
        sampleWait("c", "C"),
      ],
    });
    const { told, left } = await answering(scene, ["v1.3", "a", "n", "approve", "y", null]);
    expect(told.map(({ kind, value }) => [kind, value])).toEqual([
      ["answer", "v1.3"],
      ["approve", "sha256:4f2a9c1e00000000"],
    ]);
    expect(left).toBe(true);
  });
});

/** What a driver's contract asks of the order of writing, and of hands that break. */
import { expect, it } from "vitest";
import type { Script } from "../../drivers/scripted-world.ts";
import { planOf } from "../../drivers/step-plan.ts";
import { RELEASE, row, type Theatre } from "./scene.ts";

export function writing(theatre: () => Theatre): void {
  it("writes what it asks for before it is done, and what came of it before anything else", async () => {
    const scene = await theatre().sceneOf(row(["told", "blind", "safe"]));
    const seen: string[] = [];
    const script: Script = async (act, context) => {
      const events = await scene.events();
      // The hand looks into the journal: it is asked for there, and the one before has ended there.
      const last = events.findLast((event) => event.type === "effect.asked");
      seen.push(last?.effect.id === context.effect.id ? "asked" : "not asked");
      const open = events.filter((each) => each.type === "effect.asked").length;
      seen.push(String(open - events.filter((each) => each.type === "effect.ended").length));
      return act();
    };
    const driver = await scene.process(script);
    const driving = await driver.drive(RELEASE, { whenWaiting: "leave" });
    expect(await driving.end).toMatchObject({ as: "ended", state: { state: "done" } });
    expect(seen).toEqual(["asked", "1", "asked", "1", "asked", "1"]);
    expect(scene.world.done.map(({ id }) => id)).toEqual(["n1", "n2", "n3"]);
  });

  it("does side by side what need not wait for each other", async () => {
    const scene = await theatre().sceneOf(
      planOf({
        n1: { hand: "told" },
        n2: { hand: "told", after: ["n1"] },
        n3: { hand: "told", after: ["n1"] },
        n4: { hand: "told", after: ["n2", "n3"] },
      }),
    );
    let inside = 0;
    let most = 0;
    const script: Script = async (act) => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 30));
      inside -= 1;
      return act();
    };
    const driving = await (await scene.process(script)).drive(RELEASE, { whenWaiting: "leave" });
    expect((await driving.end).state.state).toBe("done");
    expect(most).toBe(2);
    expect(scene.world.done.map(({ id }) => id).sort()).toEqual(["n1", "n2", "n3", "n4"]);
  });

  it("takes a hand that breaks, one that is not there and one that answers nonsense for failed steps", async () => {
    for (const broken of ["throws", "nonsense", "missing"]) {
      const scene = await theatre().sceneOf(row([broken === "missing" ? "teleport" : "told"]));
      const script: Script = async () => {
        if (broken === "throws") throw new TypeError("cannot read properties of undefined");
        return { state: "great" } as never;
      };
      const driving = await (await scene.process(script)).drive(RELEASE, { whenWaiting: "leave" });
      await driving.end;
      const ended = (await scene.events()).find((event) => event.type === "effect.ended");
      expect(ended).toMatchObject({ outcome: { state: "failed" } });
      const said = ended?.type === "effect.ended" ? ended.outcome.evidence.join("\n") : "";
      expect(said).toMatch(broken === "missing" ? /nothing here performs "teleport"/ : /^bug$/m);
    }
  });
}

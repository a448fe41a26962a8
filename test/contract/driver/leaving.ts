/** What a driver's contract asks of leaving, of losing the lease, and of two that want one release. */
import { expect, it } from "vitest";
import { instant } from "../../../src/base/index.ts";
import type { LeaveHow } from "../../../src/drivers/loop/index.ts";
import { fine, type Script } from "../../drivers/scripted-world.ts";
import { planOf, question } from "../../drivers/step-plan.ts";
import { RELEASE, row, type Theatre } from "./scene.ts";

export function leaving(theatre: () => Theatre): void {
  it("leaves after the step under way, or at once, and stops when it is told to", async () => {
    const leaving = async (how: LeaveHow, takesMs: number) => {
      const scene = await theatre().sceneOf(row(["told", "told"]));
      let leave: (how: LeaveHow) => void = () => {};
      const script: Script = async (act, { signal }, id) => {
        if (id !== "n1") return act();
        leave(how);
        await new Promise<void>((resolve) => {
          setTimeout(resolve, takesMs);
          signal.addEventListener("abort", () => resolve());
        });
        return signal.aborted ? { ...fine, state: "cancelled" } : act();
      };
      const driving = await (await scene.process(script)).drive(RELEASE, { whenWaiting: "stay" });
      leave = driving.leave;
      const { as, state } = await driving.end;
      const done = scene.world.done.map(({ id }) => id);
      return { as, paused: state.paused !== null, ended: state.ended?.as ?? null, done };
    };
    expect(await leaving("pause", 60)).toEqual({ as: "left", paused: true, ended: null, done: ["n1"] });
    expect(await leaving("now", 5_000)).toEqual({ as: "left", paused: false, ended: null, done: [] });
    expect(await leaving("stop", 5_000)).toMatchObject({ as: "ended", ended: "stopped", done: [] });
  });

  it("writes nothing after its lease was lost", async () => {
    const scene = await theatre().sceneOf(row(["told", "told"]));
    const driver = await scene.process(async (act) => {
      const lease = await scene.journal.lease(RELEASE);
      await scene.journal.leave(RELEASE, lease?.holder ?? "");
      const other = { release: RELEASE, holder: "other", host: "elsewhere", pid: 1 };
      await scene.journal.take({ ...other, at: instant(Date.now()), forMs: 60_000 });
      return act();
    });
    const driving = await driver.drive(RELEASE, { whenWaiting: "stay" });
    await expect(driving.end).rejects.toMatchObject({ code: "RELEASE_LEASE_LOST" });
    const events = await scene.events();
    expect(events.filter(({ type }) => type === "effect.asked")).toHaveLength(1);
    expect(events.filter(({ type }) => type === "effect.ended")).toEqual([]);
    expect((await scene.journal.lease(RELEASE))?.holder).toBe("other");
  });

  it("refuses to drive what another process drives", async () => {
    const scene = await theatre().sceneOf(planOf({ q: question("All well?") }));
    const first = await (await scene.process()).drive(RELEASE, { whenWaiting: "stay" });
    const second = await scene.process();
    await expect(second.drive(RELEASE, { whenWaiting: "leave" })).rejects.toMatchObject({
      code: "RELEASE_DRIVEN",
    });
    first.leave("now");
    expect((await first.end).as).toBe("left");
    const third = await second.drive(RELEASE, { whenWaiting: "leave" });
    expect((await third.end).as).toBe("waiting");
  });
}

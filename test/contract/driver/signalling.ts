/** What a driver's contract asks where a release waits: signals and resuming. */
import { expect, it } from "vitest";
import { planOf, question } from "../../drivers/step-plan.ts";
import { RELEASE, type Theatre } from "./scene.ts";

export function signalling(theatre: () => Theatre): void {
  it("ends where only a person can carry it on, and goes on when it is resumed", async () => {
    const scene = await theatre().sceneOf(
      planOf({ n1: { hand: "told" }, q: question("All well?"), n2: { hand: "told" } }),
    );
    const first = await (await scene.process()).drive(RELEASE, { whenWaiting: "leave" });
    const waiting = await first.end;
    expect(waiting.as).toBe("waiting");
    const [wait] = [...waiting.state.waits.values()];
    await scene.signal("answer", { about: wait?.id ?? "?", value: "yes" });
    const second = await (await scene.process()).drive(RELEASE, { whenWaiting: "leave" });
    expect(await second.end).toMatchObject({ as: "ended", state: { state: "done" } });
    const events = await scene.events();
    expect(
      events.filter((event) => event.type === "driver.took").map((event) => event.gapMs === null),
    ).toEqual([true, false]);
    expect(events.filter((event) => event.type === "driver.left")).toHaveLength(1);
  });

  // Again where the machine was busy with something else.
  it("takes a signal from another process within 250 ms, and one that comes twice once", {
    retry: 2,
  }, async () => {
    const scene = await theatre().sceneOf(planOf({ q: question("All well?"), n1: { hand: "told" } }));
    let opened: () => void = () => {};
    let wait = "";
    let heardAt = 0;
    const isOpen = new Promise<void>((resolve) => {
      opened = resolve;
    });
    const driving = await (await scene.process()).drive(RELEASE, {
      whenWaiting: "stay",
      onRecorded: ({ event }) => {
        if (event.type === "wait.opened") {
          wait = event.wait.id;
          opened();
        }
        if (event.type === "signal.received") heardAt = performance.now();
      },
    });
    await isOpen;
    const putAt = performance.now();
    await scene.signal("answer", { id: "same", about: wait, value: "yes" });
    await scene.signal("answer", { id: "same", about: wait, value: "yes" });
    expect((await driving.end).state.state).toBe("done");
    await scene.signal("answer", { id: "same", about: wait, value: "yes" });
    expect(heardAt - putAt).toBeLessThan(250);
    const received = (await scene.events()).filter((event) => event.type === "signal.received");
    expect(received).toHaveLength(1);
  });
}

import { describe, expect, it } from "vitest";
import { OVER } from "./bell.ts";
import { GRACE_MS, inTime } from "./in-time.ts";
import type { World } from "./world.ts";

/** A clock that is moved by hand. */
function clock() {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    pass: async (ms: number): Promise<void> => {
      await settle();
      now += ms;
      for (const { at, wake } of [...sleepers]) if (at <= now) wake();
      await settle();
    },
    sleep: (ms: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        sleepers.push({ at: now + ms, wake: resolve });
        signal.addEventListener("abort", () => resolve());
      }),
  };
}

const started = () => {
  const time = clock();
  const controller = new AbortController();
  const over = new AbortController();
  let answer: (given: string) => void = () => {};
  const late: string[] = [];
  const result = inTime<string>({
    world: { sleep: time.sleep } as World,
    limitMs: 1000,
    over: over.signal,
    controller,
    give: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    instead: (why) => why,
    late: (given) => late.push(given),
  });
  return { time, controller, over, result, late, answer: (given: string) => answer(given) };
};

describe("inTime", () => {
  it("gives what comes in time, and tells nobody to end", async () => {
    const { time, result, answer, controller } = started();
    await time.pass(1000 + GRACE_MS - 1);
    answer("done");
    expect(await result).toBe("done");
    expect(controller.signal.aborted).toBe(false);
  });

  it("counts a hand that hangs as hanging, tells it to end, and hears what comes later", async () => {
    const { time, result, answer, controller, late } = started();
    await time.pass(1000 + GRACE_MS);
    expect(await result).toBe("hangs");
    expect(controller.signal.aborted).toBe(true);
    answer("done");
    await time.pass(0);
    expect(late).toEqual(["done"]);
  });

  it("waits for nothing once it is left, and tells the hand nothing", async () => {
    const { time, result, over, answer, controller, late } = started();
    over.abort();
    await expect(result).rejects.toBe(OVER);
    answer("done");
    await time.pass(1000 + GRACE_MS);
    expect([controller.signal.aborted, late]).toEqual([false, []]);
  });

  it("gives one that was told to end its grace, and no more", async () => {
    const calm = started();
    calm.controller.abort();
    await calm.time.pass(GRACE_MS - 1);
    calm.answer("cancelled");
    expect(await calm.result).toBe("cancelled");
    const stubborn = started();
    stubborn.controller.abort();
    await stubborn.time.pass(GRACE_MS);
    expect(await stubborn.result).toBe("does-not-end");
  });
});

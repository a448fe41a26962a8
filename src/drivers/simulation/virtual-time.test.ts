import { describe, expect, it } from "vitest";
import { addMs, instant } from "../../base/index.ts";
import { openTime } from "./virtual-time.ts";

const WEEK_MS = 7 * 86_400_000;
const START = instant(1_000);

describe("virtual time", () => {
  it("lets a week pass at once, with what comes of each waking done before the next", async () => {
    const time = openTime(START);
    const said: string[] = [];
    const wakes = async (ms: number, name: string): Promise<void> => {
      await time.sleep(ms);
      said.push(`${name} ${time.now() - START}`);
      await time.sleep(1);
      said.push(`${name} again ${time.now() - START}`);
    };
    wakes(WEEK_MS, "late");
    wakes(5, "early");
    const startedMs = performance.now();
    expect(await time.pass(() => false, addMs(START, 2 * WEEK_MS))).toBe("idle");
    expect(performance.now() - startedMs).toBeLessThan(1_000);
    expect(said).toEqual(["early 5", "early again 6", `late ${WEEK_MS}`, `late again ${WEEK_MS + 1}`]);
  });

  it("wakes early whom a signal wakes, and does not go beyond the time given", async () => {
    const time = openTime(START);
    const controller = new AbortController();
    let woken = 0;
    time.sleep(WEEK_MS, controller.signal).then(() => {
      woken += 1;
    });
    time.after(10, () => controller.abort());
    time.after(WEEK_MS, () => undefined);
    expect(await time.pass(() => false, addMs(START, 100))).toBe("over");
    expect([woken, time.now() - START]).toEqual([1, 10]);
  });

  it("says so where somebody goes round and round in no time", async () => {
    const time = openTime(START);
    const again = (): void => void time.after(0, again);
    again();
    await expect(time.pass(() => false, addMs(START, 1))).rejects.toThrow(/round and round/);
  });
});

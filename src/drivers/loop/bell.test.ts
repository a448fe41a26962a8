import { describe, expect, it } from "vitest";
import { makeBell } from "./bell.ts";

const never = new AbortController().signal;

const isOver = async (waiting: Promise<void>): Promise<boolean> =>
  Promise.race([
    waiting.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(() => resolve(false))),
  ]);

describe("makeBell", () => {
  it("keeps a ring for whoever comes next, once", async () => {
    const bell = makeBell();
    bell.ring();
    bell.ring();
    expect(await isOver(bell.rung(never))).toBe(true);
    const second = bell.rung(never);
    expect(await isOver(second)).toBe(false);
    bell.ring();
    expect(await isOver(second)).toBe(true);
    expect(await isOver(bell.rung(never))).toBe(false);
  });

  it("keeps a ring that comes after somebody stopped waiting", async () => {
    const bell = makeBell();
    const controller = new AbortController();
    const waiting = bell.rung(controller.signal);
    controller.abort();
    expect(await isOver(waiting)).toBe(true);
    bell.ring();
    expect(await isOver(bell.rung(never))).toBe(true);
  });
});

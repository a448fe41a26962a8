import { describe, expect, it } from "vitest";
import { openAccount, pValue, restart, settle } from "./account.ts";

describe("an account", () => {
  it("is worth the same after a restart, however long it was silent", () => {
    const bet = settle(openAccount(3), 0, [1, -1, 0]);
    for (const fromMs of [60_000, 3_600_000, 365 * 86_400_000]) {
      expect(settle(bet, fromMs, [0, 0, 0]).logM).toBeCloseTo(bet.logM, 12);
      expect(settle(bet, fromMs, [0, 0, 0]).rest).toBeGreaterThan(0);
    }
  });

  it("restarts as often after one long gap as after many short ones", () => {
    let often = settle(openAccount(2), 0, [0, 0]);
    for (let minute = 1; minute <= 10; minute += 1) often = settle(often, minute * 60_000, [0, 0]);
    const once = settle(settle(openAccount(2), 0, [0, 0]), 600_000, [0, 0]);
    expect(once.rest).toBeCloseTo(often.rest, 12);
    expect(once.lastMs).toBe(often.lastMs);
  });

  it("holds a million either way without losing itself", () => {
    const down = settle(openAccount(2), 0, [-1e6, -1e6]);
    expect(down.logM).toBeCloseTo(Math.log(0.5), 9);
    const up = settle(openAccount(2), 0, [1e6, -1e6]);
    expect(up.logM).toBeCloseTo(1e6 + Math.log(0.25), 6);
    expect(settle(up, 60_000, [-1e6, 0]).logM).toBeLessThan(1);
    expect(pValue(settle(up, 60_000, [-1e6, 0]))).toBe(0);
  });

  it("keeps nothing back for a pass, and so never restarts", () => {
    const pass = settle(openAccount(2, 1), 0, [1, 2]);
    expect(restart(pass, 0.2)).toBe(pass);
    expect(settle(pass, 1e9, [0, 0]).logs).toEqual(pass.logs);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { instant } from "../../base/index.ts";
import { type Journal, openMemoryJournal } from "../../journal/index.ts";
import { openLeases } from "./leases.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

const now = () => instant(Date.now());
const open = (journal: Journal, pid: number) =>
  openLeases({ journal, holder: `h${pid}`, host: "here", pid, now });

const alive = () => openMemoryJournal({ isAlive: () => true });

describe("openLeases", () => {
  it("holds a lease as long as it lives, and gives it back", async () => {
    const journal = alive();
    const [mine, other] = [open(journal, 1), open(journal, 2)];
    expect(await mine.take("r")).toMatchObject({ taken: true, held: { before: null } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await other.take("r")).toMatchObject({ taken: false, by: { pid: 1 } });
    await mine.leave("r");
    expect(await other.take("r")).toMatchObject({ taken: true });
    // Nothing goes on where nothing is held.
    await other.leave("r");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("knows that it lost one that was taken while it slept", async () => {
    const journal = alive();
    const [mine, other] = [open(journal, 1), open(journal, 2)];
    const answer = await mine.take("r");
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(await other.take("r")).toMatchObject({ taken: true, held: { before: { pid: 1 } } });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(answer.taken && answer.held.lost.aborted).toBe(true);
    expect(mine.held("r")).toBeNull();
    await other.leave("r");
  });

  it("keeps one that nobody took while it slept, or while the journal refused", async () => {
    const journal = alive();
    let refuses = true;
    const renew: Journal["renew"] = async (asked) => {
      if (refuses) throw new Error("the disk is full");
      return journal.renew(asked);
    };
    const mine = open({ ...journal, renew }, 1);
    const answer = await mine.take("r");
    await vi.advanceTimersByTimeAsync(60_000);
    refuses = false;
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(answer.taken && answer.held.lost.aborted).toBe(false);
    expect(await open(journal, 2).take("r")).toMatchObject({ taken: false });
    await mine.leave("r");
  });
});

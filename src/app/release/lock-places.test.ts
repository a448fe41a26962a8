/** Who holds a lock, in the words that whoever waits for it is shown. */
import { describe, expect, it } from "vitest";
import { instant } from "../../base/index.ts";
import { lockPlaces } from "./lock-places.ts";
import type { Locks } from "./locks.ts";
import { realNow } from "./this-process.ts";

const since = instant(1000);
const locks = { take: async () => ({ release: "r1", since }), holder: async () => null } satisfies Locks;
const wanted = { service: "shop", environment: "production" };

type Looked = Parameters<typeof lockPlaces>[1];

const STARTED = { type: "release.started", plan: { nodes: { n2: { title: "Deploy" } } } };
const EVENTS = [
  STARTED,
  { type: "node.began", node: "n1" },
  { type: "node.ended", node: "n1" },
  { type: "node.began", node: "n2" },
];

function journalWith({ ended = null as string | null, driven = true, before = 0 }) {
  const asked: [number, number][] = [];
  const all = [
    STARTED,
    ...Array.from({ length: before }, () => ({ type: "release.moved" })),
    ...EVENTS.slice(1),
  ];
  const journal = {
    row: async () => ({ release: "r1", startedBy: "ana", ended, lastSeq: all.length }),
    lease: async () =>
      driven ? { holder: "p", host: "elsewhere", pid: 1, until: instant(realNow() + 10_000) } : null,
    read: async (_: string, after: number, limit: number) => {
      asked.push([after, limit]);
      return all.slice(after, after + limit).map((event, index) => ({ seq: after + index + 1, event }));
    },
  } as unknown as Looked;
  return { journal, asked };
}

describe("lockPlaces", () => {
  it("names the holder and its step, and reads no more than the end of a long release", async () => {
    const { journal, asked } = journalWith({ before: 5_000 });
    const places = lockPlaces(locks, journal);
    for (let turn = 0; turn < 3; turn += 1)
      expect(await places.take(wanted, "r2")).toEqual({
        taken: false,
        by: "release r1 of ana",
        since,
        at: "Deploy",
      });
    expect(asked.filter(([after]) => after === 0)).toEqual([[0, 1]]);
    expect(asked.every(([, limit]) => limit <= 100)).toBe(true);
  });

  it("says what has to be done where the holder failed, and that nobody drives it", async () => {
    const failed = await lockPlaces(locks, journalWith({ ended: "failed", driven: false }).journal).take(
      wanted,
      "r2",
    );
    expect(failed).toMatchObject({ by: "release r1 of ana (which failed: stop it or roll it back first)" });
    const left = await lockPlaces(locks, journalWith({ driven: false }).journal).take(wanted, "r2");
    expect(left).toMatchObject({ by: "release r1 of ana (which nobody drives now)" });
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { openQueue } from "./event-queue.ts";

it("gives what is due in order of time, and of two at once the earlier put, but for what was cancelled", () => {
  const puts = fc.array(fc.record({ at: fc.nat(20), cancelled: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(puts, (given) => {
      const queue = openQueue();
      const taken: number[] = [];
      for (const [index, { at, cancelled }] of given.entries()) {
        const due = queue.put(at, () => taken.push(index));
        due.cancelled = cancelled;
      }
      for (let due = queue.take(); due !== null; due = queue.take()) due.act();
      const wanted = given
        .map(({ at, cancelled }, index) => ({ at, cancelled, index }))
        .filter(({ cancelled }) => !cancelled)
        .sort((a, b) => a.at - b.at || a.index - b.index)
        .map(({ index }) => index);
      expect(taken).toEqual(wanted);
    }),
  );
});

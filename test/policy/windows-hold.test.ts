/** Windows never open outside their rule, for any zone and any instant, as told by clocks on walls alone. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Instant, instant } from "../../src/base/index.ts";
import { type ClockRules, nextOpenings, openAt } from "../../src/policy/index.ts";
import { anyTime, anyWindow, anyZone, changesOf, mayBeOpen, showsOpen } from "./wall-clock.ts";

const rules = (more: Partial<ClockRules>): ClockRules => ({
  windows: [],
  freezes: [],
  closed: [],
  class: "standard",
  glass: false,
  ...more,
});

/** Any instant, and instants around the changes of that zone's clock. */
const zoneAndTime = anyZone.chain((zone) =>
  fc.tuple(
    fc.constant(zone),
    fc.oneof(
      anyTime,
      fc
        .tuple(fc.integer({ min: 1990, max: 2033 }), fc.nat(3), fc.integer({ min: -200, max: 200 }))
        .map(([year, which, off]) => {
          const changes = changesOf(zone, year);
          return (changes[which % Math.max(1, changes.length)] ?? Date.UTC(year, 5, 1)) + off * 60_000;
        }),
    ),
  ),
);

const windowAndTime = zoneAndTime.chain(([zone, at]) =>
  fc.tuple(anyWindow(fc.constant(zone)), fc.constant(instant(at))),
);

describe("a window", () => {
  it("is never open outside its rule, and never shut where a clock shows it open", () => {
    fc.assert(
      fc.property(windowAndTime, ([window, at]) => {
        const { open } = openAt(rules({ windows: [window] }), at);
        if (open) expect(mayBeOpen(window, at)).toBe(true);
        else expect(showsOpen(window, at)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("that is a freeze is open where it would be shut", () => {
    fc.assert(
      fc.property(windowAndTime, ([window, at]) => {
        const asFreeze = openAt(rules({ freezes: [window] }), at).open;
        expect(asFreeze).toBe(!openAt(rules({ windows: [window] }), at).open);
      }),
      { numRuns: 150 },
    );
  });
});

const anyRules = zoneAndTime.chain(([zone, at]) =>
  fc.tuple(
    fc.record({
      windows: fc.array(anyWindow(fc.option(fc.constant(zone))), { maxLength: 2 }),
      freezes: fc.array(anyWindow(fc.constant(zone)), { maxLength: 2 }),
      closed: fc.array(
        fc
          .tuple(fc.integer({ min: -5000, max: 20_000 }), fc.option(fc.integer({ min: 1, max: 20_000 })))
          .map(([from, length]) => ({
            id: "f1",
            from: instant(at + from * 60_000),
            to: length === null ? null : instant(at + (from + length) * 60_000),
            why: "",
            except: [],
            by: "ana",
          })),
        { maxLength: 2 },
      ),
    }),
    fc.constant(instant(at)),
  ),
);

describe("the next openings", () => {
  it("begin where it opens, end where it shuts, and leave nothing out", () => {
    fc.assert(
      fc.property(anyRules, ([more, from]) => {
        const all = rules(more);
        const isOpen = (at: number): boolean => openAt(all, at as Instant).open;
        let last = from as number;
        for (const { from: begins, until } of nextOpenings(all, from, 4)) {
          expect(isOpen(begins)).toBe(true);
          if (begins > from) expect(isOpen(begins - 1)).toBe(false);
          expect(
            isOpen(Math.floor((last + begins) / 2)) &&
              last < begins &&
              Math.floor((last + begins) / 2) < begins,
          ).toBe(false);
          if (until === null) return;
          expect([isOpen(until - 1), isOpen(until), until > begins]).toEqual([true, false, true]);
          expect(isOpen(Math.floor((begins + until) / 2))).toBe(true);
          last = until;
        }
      }),
      { numRuns: 150 },
    );
  });
});

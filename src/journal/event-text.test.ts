import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../base/index.ts";
import type { ReleaseEvent } from "../conductor/index.ts";
import { eventText, readEvent, readEventText } from "./event-text.ts";
import { EVENT_VERSION, type EventBody, lift, type Upcasters, upcasters } from "./upcasters.ts";

const event: ReleaseEvent = { type: "node.began", node: "step-1" };

describe("an event's text", () => {
  it("is canonical, with the version it was written in", () => {
    expect(eventText(event)).toBe(`{"node":"step-1","type":"node.began","v":${EVENT_VERSION}}`);
    expect(readEventText(eventText(event))).toEqual({ state: "read", event });
  });

  it.each([
    ["nothing", ""],
    ["half of it", '{"node":"step-1","ty'],
    ["a list", "[]"],
    ["null", "null"],
    ["no version", '{"type":"node.began"}'],
    ["a version that is none", '{"type":"node.began","v":0}'],
    ["half a version", '{"type":"node.began","v":1.5}'],
    ["no type", '{"v":1}'],
    ["a type that nobody knows", '{"type":"node.vanished","v":1}'],
    ["a type that every object has", '{"type":"toString","v":1}'],
  ])("is damaged where it is %s", (_, text) => {
    expect(readEventText(text)).toMatchObject({ state: "damaged" });
  });

  it("is of a newer Rutter, whatever else is in it", () => {
    const version = EVENT_VERSION + 1;
    expect(readEvent({ v: version })).toEqual({ state: "newer", version });
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(["read", "newer", "damaged"]).toContain(readEventText(text).state);
      }),
    );
  });
});

describe("upcasters", () => {
  it("lead from every older version to the next", () => {
    const older = Array.from({ length: EVENT_VERSION - 1 }, (_, index) => String(index + 1));
    expect(Object.keys(upcasters)).toEqual(older);
  });

  it("lift an event step by step, and the text stays as it was written", () => {
    const table: Upcasters = {
      1: (old) => (old.type === "node.started" ? { ...old, type: "node.began" } : old),
      2: (old) => ({ ...old, attempt: 1 }),
    };
    const old: EventBody = { type: "node.started", node: "step-1" };
    const before = canonicalJson(old);
    expect(lift({ event: old, from: 1, to: 3, table })).toEqual({
      type: "node.began",
      node: "step-1",
      attempt: 1,
    });
    expect(lift({ event: old, from: 2, to: 3, table })).toMatchObject({ type: "node.started", attempt: 1 });
    expect(lift({ event: old, from: 3, to: 3, table })).toBe(old);
    expect(canonicalJson(old)).toBe(before);
  });

  it("say so where a step is missing", () => {
    const event: EventBody = { type: "node.began" };
    expect(lift({ event, from: 1, to: 3, table: { 1: (old) => old } })).toBe(null);
  });
});

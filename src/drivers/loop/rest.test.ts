import { describe, expect, it } from "vitest";
import { type Instant, instant } from "../../base/index.ts";
import { emptyState, type OpenWait, type ReleaseState, type WaitKind } from "../../conductor/index.ts";
import { waitsForOthers } from "./rest.ts";

const AT = instant(1_700_000_000_000);
const later = (ms: number): Instant => instant(AT + ms);

function waitingFor(kind: WaitKind, until: Instant | null): ReleaseState {
  const wait: OpenWait = {
    id: "w",
    kind,
    text: "",
    node: "w",
    item: null,
    answers: [],
    who: null,
    until,
    shows: null,
    since: AT,
  };
  return { ...emptyState(), waits: new Map([["w", wait]]) };
}

describe("a process that is not to wait for people", () => {
  it("leaves a release that waits for its window, though the calendar is asked each minute", () => {
    expect(waitsForOthers(waitingFor("window", later(3_600_000)), later(3_600_000))).toBe(true);
    expect(waitsForOthers(waitingFor("freeze", later(3_600_000)), later(60_000))).toBe(true);
    expect(waitsForOthers(waitingFor("ready", null), later(60_000))).toBe(true);
  });

  it("stays with what ends by itself, and with what is tried again", () => {
    expect(waitsForOthers(waitingFor("soak", later(1000)), later(1000))).toBe(false);
    expect(waitsForOthers(waitingFor("question", null), later(1000))).toBe(false);
  });
});

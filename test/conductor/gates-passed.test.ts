/** What people let past a shut window counts for a while, and then no more. */
import { describe, expect, it } from "vitest";
import { beginAt, moveTo, OFFICE, policed } from "./gates-policy.ts";
import { approval, gate, step } from "./plan-of.ts";
import { asked, type Play, say, waits } from "./play.ts";

const SATURDAY = "2026-03-07T12:00:00Z";

describe("what was let past", () => {
  const plan = policed(
    { main: { w: gate("window"), ok: approval(), z: step("deploy") } },
    { windows: [OFFICE] },
  );
  const approvedAt = (time: string): Play => {
    const play = say(beginAt(plan, SATURDAY), "waive", ["w"], { note: "today only" });
    moveTo(play, time);
    return say(play, "approve", [null, plan.hash], { by: "bo" });
  };

  it("counts for twelve hours, and is asked anew after them", () => {
    expect(asked(approvedAt("2026-03-07T23:59:59Z"))).toEqual(["z#1"]);
    const play = approvedAt("2026-03-08T00:00:00Z");
    expect([asked(play), waits(play)]).toEqual([[], ["window w-2"]]);
    expect(asked(say(play, "waive", ["w-2"], { note: "tomorrow too" }))).toEqual(["z#1"]);
  });
});

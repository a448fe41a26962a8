/** Approvals that count, classes that are raised, and a way back that is ready. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginAt, moveTo, policed, textOf } from "./gates-policy.ts";
import { approval, gate, ladder, read, step } from "./plan-of.ts";
import { asked, end, reply, say, stands, waits, wake } from "./play.ts";

const NOW = "2026-03-05T15:00:00Z";
const roles = { sre: ["ana", "bo", "cy"] };

describe("an approval", () => {
  const main = { ok: approval(2, { who: "SREs", not: "starter" }), z: step("deploy") };
  const plan = policed({ main }, { roles });

  it("counts from people of the role, but not from who began it", () => {
    const play = beginAt(plan, NOW);
    const approve = (by: string, hash: string = plan.hash) =>
      reply(say(play, "approve", [null, hash], { by }));
    expect(approve("ana")).toBe("ana started this release, so another person must approve it");
    expect(approve("dee")).toBe("dee is not in SREs: ana, bo or cy may approve");
    expect(approve("bo", "sha256:other")).toBe(
      `that is another plan than the one of this release, which is ${plan.hash} | approve ${plan.hash}`,
    );
    expect(approve("bo")).toBe("taken");
    expect(approve("BO")).toBe("BO has approved it already: another person must");
    expect([approve("cy"), asked(play)]).toEqual(["taken", ["z#1"]]);
  });

  it("by a name alone is refused where it must be signed", () => {
    const signed = policed({ main: { ok: approval(1, { signed: true }), z: step("deploy") } }, { roles });
    const play = beginAt(signed, NOW);
    expect(reply(say(play, "approve", [null, signed.hash], { by: "bo" }))).toBe(
      "bo is only a name here: this approval must be signed with a key that is among the signers",
    );
  });

  it("of one key, or of one person by two forms of a name, counts once", () => {
    const two = policed({ main: { ok: approval(2), z: step("deploy") } }, { roles });
    const play = beginAt(two, NOW);
    const approve = (who: string, key?: string) => {
      say(play, "approve", [null, two.hash], { by: who, ...(key === undefined ? {} : { key }) });
      return reply(play);
    };
    expect(approve("bo@example.com", "SHA256:b")).toBe("taken");
    expect(approve("bo")).toMatch(/^bo has approved it already/);
    expect(approve("robert", "SHA256:b")).toMatch(/^robert has approved it already/);
    expect([approve("cy", "SHA256:c"), asked(play)]).toEqual(["taken", ["z#1"]]);
  });

  it("of a role that nobody was put into is taken at its word", () => {
    const open = policed({ main: { ok: approval(1, { who: "Tech Lead" }), z: step("deploy") } }, { roles });
    expect(asked(say(beginAt(open, NOW), "approve", [null, open.hash], { by: "dee" }))).toEqual(["z#1"]);
  });
});

describe("a gate", () => {
  it("is never opened by approvals of another plan, of the starter, or of the same person twice", () => {
    const plan = policed(
      { main: { ok: approval(2, { who: "sre", not: "starter" }), z: step("deploy") } },
      { roles },
    );
    const said = fc.record({
      by: fc.constantFrom("ana", "bo", "BO", "cy", "dee", "sre"),
      hash: fc.constantFrom(plan.hash, plan.hash, `${plan.hash}0`, "", "sha256:"),
      as: fc.constantFrom("approve" as const, "approve" as const, "reject" as const),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (all) => {
        const play = beginAt(plan, NOW);
        let counted = new Set<string>();
        for (const { by, hash, as } of all) {
          if (asked(play).length > 0) break;
          say(play, as, as === "approve" ? [null, hash] : [], { by, note: "because" });
          if (as === "reject") counted = new Set();
          else if (hash === plan.hash && /^(?:bo|cy)$/i.test(by)) counted.add(by.toLowerCase());
        }
        expect(asked(play).length > 0).toBe(counted.size >= 2);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a class", () => {
  const raised = {
    "high-risk": [{ count: 1, who: "sre", for: "high-risk changes", not: null, signed: false }],
  };
  const plan = policed(
    { main: { look: read("look"), z: step("deploy"), y: step("more") } },
    { roles, raised },
  );

  it("is raised for a reason, and never lowered", () => {
    const play = beginAt(plan, NOW);
    const raise = (to: string, note?: string) =>
      reply(say(play, "raise-class", [null, to], { note: note ?? "" }));
    expect(raise("urgent", "x")).toMatch(
      /^a class is standard, hotfix, high-risk or emergency, not "urgent"/,
    );
    expect(raise("hotfix")).toBe('a class is raised for a reason | raise-class hotfix "why"');
    expect(raise("high-risk", "touches money")).toBe("taken");
    expect(raise("hotfix", "x")).toMatch(/^it is of the class high-risk, and lowering that needs approval/);
    expect(raise("high-risk", "x")).toMatch(/^it is of the class high-risk already/);
  });

  it("asks for its approvals before the first change, of those who began after it too", () => {
    const play = say(beginAt(plan, NOW), "raise-class", [null, "high-risk"], { note: "touches money" });
    end(play, "look#1");
    expect([asked(play), waits(play), stands(play)]).toEqual([[], ["approval z-approval"], "waiting 4"]);
    expect(reply(say(play, "approve", [null, plan.hash], { by: "dee" }))).toMatch(/^dee is not in sre/);
    expect(asked(say(play, "approve", [null, plan.hash], { by: "bo" }))).toEqual(["z#1"]);
  });

  it("asks for nothing more once something was changed", () => {
    const play = end(beginAt(plan, NOW), "look#1");
    say(play, "raise-class", [null, "high-risk"], { note: "touches money" });
    expect(asked(end(play, "z#1"))).toEqual(["y#1"]);
  });

  it("that asks for approvals asks nobody any more once the release goes back or stops", () => {
    const play = say(beginAt(plan, NOW), "raise-class", [null, "high-risk"], { note: "touches money" });
    end(play, "look#1");
    expect(stands(say(play, "stop", [], { note: "tomorrow" }))).toBe("stopped 10");
  });

  it("that is an emergency passes a window, with a review due", () => {
    const shut = { days: ["mon"], from: "09:00", to: "10:00", zone: null } as const;
    const windowed = policed({ main: { w: gate("window"), z: step("deploy") } }, { windows: [shut] });
    const play = beginAt(windowed, NOW);
    expect(textOf(play)).toMatch(/\(UTC, for no zone is given\)/);
    expect(asked(say(play, "raise-class", [null, "emergency"], { note: "down" }))).toEqual(["z#1"]);
    end(play, "z#1");
    expect(play.state.ended?.why).toBe("ana called it an emergency (down): a review is due");
  });
});

describe("readiness", () => {
  const item = (holds: boolean | null) => ({ id: "way-back", what: "nothing takes back deploy", holds });
  const main = { r: gate("ready"), z: step("deploy") };

  it("passes by itself where everything is so", () => {
    expect(asked(beginAt(policed({ main }, { ready: [item(true)] }), NOW))).toEqual(["z#1"]);
  });

  it("keeps it from beginning where a line is not so, until somebody who may does without", () => {
    const plan = policed({ main }, { ready: [item(false)], overrides: "sre", roles: { sre: ["bo"] } });
    const play = beginAt(plan, NOW);
    expect([waits(play), textOf(play)]).toEqual([["ready r"], "Not ready: nothing takes back deploy"]);
    expect(reply(say(play, "answer", ["r", "yes"]))).toMatch(/^r is not answered/);
    expect(reply(say(play, "waive", ["r"], { note: "x" }))).toBe("ana may not: bo may");
    expect(asked(say(play, "waive", ["r"], { by: "bo", note: "forward only" }))).toEqual(["z#1"]);
  });

  it("asks about what cannot be told", () => {
    const play = beginAt(policed({ main }, { ready: [item(null)] }), NOW);
    expect(stands(say(play, "answer", ["r", "no"]))).toBe("held 4");
    expect(asked(say(play, "answer", ["r-2", "yes"]))).toEqual(["z#1"]);
  });

  const shifted = policed(
    { main: { ...main, l: { ...ladder([50, null]), target: "shop/staging" }, e: read("end") } },
    {},
  );
  const looked = (more: object) => ({
    versions: [],
    serving: "1.3.2",
    again: true,
    leaseEndsMs: null,
    leases: true,
    ...more,
  });

  it("looks at what runs now, and whether it can be had again", () => {
    const play = beginAt(shifted, NOW);
    expect([asked(play), stands(play)]).toEqual([["~ready-l#1"], "waiting 4"]);
    expect(play.state.effects.get("~ready-l#1")?.effect).toMatchObject({
      hand: "target",
      input: { do: "look", service: "shop", environment: "staging", target: "shop/staging", version: null },
    });
    expect(asked(end(play, "~ready-l#1", "done", looked({})))).toEqual(["z#1"]);
  });

  it("looks again while it is not so", () => {
    const play = end(beginAt(shifted, NOW), "~ready-l#1", "done", looked({ again: false }));
    expect(textOf(play)).toMatch(/^Not ready: way back of shop: 1.3.2 runs and cannot be had again/);
    expect(asked(wake(play))).toEqual(["~ready-l#2"]);
    expect([asked(end(play, "~ready-l#2", "done", looked({}))), waits(play)]).toEqual([["z#1"], []]);
  });

  it("asks where the target does not say", () => {
    const play = end(beginAt(shifted, NOW), "~ready-l#1", "failed");
    expect(textOf(play)).toMatch(/\n\? way back of shop: shop\/staging does not say \(failed: boom\)$/);
    expect(asked(say(play, "confirm"))).toEqual(["z#1"]);
    moveTo(play, "2026-03-05T16:00:00Z");
    expect(asked(play)).toEqual(["z#1"]);
  });
});

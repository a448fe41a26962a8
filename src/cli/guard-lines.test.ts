import { describe, expect, it } from "vitest";
import type { FigureCondition } from "../base/index.ts";
import type { GuardView } from "../conductor/index.ts";
import { guardLines } from "./guard-lines.ts";
import type { Look } from "./look.ts";
import { second } from "./sample-scene.ts";

const look = (columns: number, unicode = true): Look => ({ columns, colour: false, unicode });

const figure = (name: string, changes: Partial<FigureCondition> = {}): FigureCondition => ({
  figure: name,
  stat: null,
  is: ">",
  value: 2,
  unit: "percent",
  of: null,
  holdMs: null,
  windowMs: null,
  ...changes,
});

const guard = (id: string, changes: Partial<GuardView> = {}): GuardView => ({
  id,
  state: "quiet",
  title: id,
  lines: null,
  when: figure("error rate"),
  action: "rollback",
  value: 0.3,
  since: null,
  actsAt: null,
  evidence: null,
  why: null,
  against: null,
  trail: [0.1, 0.1, 0.2, null, 1, 2, 0.3],
  ...changes,
});

const latency = guard("latency", {
  state: "rising",
  when: figure("latency", { stat: "p99", value: 2500, unit: "ms", holdMs: 60_000 }),
  value: 2710,
  since: second(0),
  actsAt: second(60),
  evidence: 0.4237,
  against: "1.3.2, at the same time",
  trail: [1900, 2000, 2600, 2710],
});

const shown = (guards: readonly GuardView[], on: Look, most = 20): string =>
  guardLines(guards, { look: on, now: second(14), most }).join("\n");

describe("the guards on a terminal", () => {
  const silent = guard("lag", {
    state: "undecided",
    value: null,
    why: "no series has the label version",
    trail: [],
  });

  it("show the figure, where it has been, the limit, and when one that rises acts", () => {
    expect(shown([guard("errors"), latency, silent], look(80))).toMatchInlineSnapshot(`
      "          error rate      0.3 %  ▁▁▂·▅█▂  back if > 2 %
                p99 latency    2.71 s  ▆▆██  back if > 2.5 s for 1 min
                  rising for 14 s, acts in 46 s, evidence 42.3 %, against 1.3.2, at
                  the same time
                error rate               back if > 2 %
                  no figure: no series has the label version"
    `);
  });

  it("wrap under themselves where it is narrow, and have plain stand-ins", () => {
    const lines = shown([guard("errors"), latency], look(60, false));
    expect(lines).toMatchInlineSnapshot(`
      "           error rate      0.3 %  __..=#.  back if > 2 %
                 p99 latency    2.71 s  ++##
                   back if > 2.5 s for 1 min
                   rising for 14 s, acts in 46 s, evidence 42.3 %,
                   against 1.3.2, at the same time"
    `);
    for (const line of lines.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  });

  it("keep those that move where there is no room, and say how many are left out", () => {
    const quiet = Array.from({ length: 9 }, (_, index) => guard(`g${index}`));
    const lines = shown([...quiet, latency], look(80), 4).split("\n");
    expect(lines.length).toBeLessThanOrEqual(4);
    expect(lines.join("\n")).toContain("p99 latency");
    expect(lines.at(-1)?.trim()).toMatch(/^and \d more guards$/);
  });

  it("says nothing where nothing is watched, and never shows a control character", () => {
    expect(shown([], look(80))).toBe("");
    const nasty = guard("x", { state: "tripped", why: "a\u001b[31mb\nc" });
    expect(shown([nasty], look(80))).not.toContain("\u001b");
  });
});

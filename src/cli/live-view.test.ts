/** The whole view on a terminal of our own: what is drawn, what keys send, how it ends, and how often it draws. */
import { describe, expect, it } from "vitest";
import type { Terminal } from "./live-terminal.ts";
import { liveView } from "./live-view.ts";
import { sampleRow, sampleScene, sampleWait, second } from "./sample-scene.ts";
import type { Scene } from "./scene.ts";
import type { Told } from "./wait-actions.ts";

function viewOn(first: Scene | null) {
  let written = "";
  let frames = 0;
  let closed = false;
  let left = 0;
  let scene = first;
  const size = { columns: 80 };
  const told: Told[] = [];
  const takers: { typed: (text: string) => void; resize: () => void } = { typed: () => {}, resize: () => {} };
  const terminal: Terminal = {
    write: (text) => {
      written += text;
      frames += 1;
    },
    columns: () => size.columns,
    rows: () => 24,
    onTyped: (take) => {
      takers.typed = take;
    },
    onResize: (take) => {
      takers.resize = take;
    },
    close: () => {
      closed = true;
    },
  };
  const view = liveView({
    terminal,
    look: { columns: 80, colour: false, unicode: true },
    scene: () => scene,
    now: () => second(1),
    tell: (one) => told.push(one),
    leave: () => {
      left += 1;
    },
  });
  return {
    view,
    told,
    takers,
    size,
    put: (next: Scene) => {
      scene = next;
      view.changed();
    },
    seen: () => ({ written, frames, closed, left }),
  };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe("liveView", () => {
  it("leaves what has ended above, once, and nothing below when it closes", async () => {
    const done = sampleRow("1", "Build", { state: "done", beganAt: second(0), endedAt: second(1) });
    const on = viewOn(sampleScene({ rows: [done, sampleRow("2", "Deploy", { state: "running" })] }));
    on.view.changed();
    await pause(20);
    on.view.printed("n2", "copying\n");
    await pause(150);
    expect(on.seen().written).toContain("copying");
    on.view.close();
    const { written, closed } = on.seen();
    expect(written.split("✓ 1   Build")).toHaveLength(2);
    expect([closed, written.endsWith("\u001b[J\u001b[?7h\u001b[?2026l")]).toEqual([true, true]);
    on.view.changed();
    await pause(150);
    expect(on.seen().written).toBe(written);
  });

  it("draws at most ten times a second, however much comes", async () => {
    const on = viewOn(sampleScene({ rows: [sampleRow("1", "Build", { state: "running" })] }));
    for (let round = 0; round < 60; round += 1) {
      for (let line = 0; line < 50; line += 1) on.view.printed("n1", `${round} ${line}\n`);
      await pause(5);
    }
    on.view.close();
    // The time it took may be longer on a busy machine; a frame for each piece would be 3,000.
    expect(on.seen().frames).toBeLessThan(60);
  });

  it("sends what keys mean, and what was typed before there was a question means nothing", async () => {
    const on = viewOn(null);
    on.takers.typed("y");
    on.put(sampleScene({ waits: [sampleWait("green", "Tests are green")] }));
    await pause(20);
    expect(on.told).toEqual([]);
    on.takers.typed("y");
    on.takers.typed("\u0003");
    on.view.close();
    expect(on.told).toMatchObject([{ about: "green", value: "yes" }]);
    expect(on.seen().left).toBe(1);
  });

  it("begins anew on a screen of another width", async () => {
    const done = sampleRow("1", "Build", { state: "done", beganAt: second(0), endedAt: second(1) });
    const on = viewOn(sampleScene({ rows: [done, sampleRow("2", "Deploy")] }));
    on.view.changed();
    await pause(20);
    on.size.columns = 40;
    on.takers.resize();
    await pause(150);
    on.view.close();
    expect(on.seen().written.split("\u001b[H\u001b[2J")[1]).toContain("✓ 1   Build");
  });
});

/** The last word of a process about its release: what waits with the command for each, where things stand, what to type next. */
import type { Releases } from "../app/index.ts";
import { nowInstant } from "./clock.ts";
import { EXIT } from "./codes.ts";
import type { Following } from "./following.ts";
import { harmText } from "./harm-text.ts";
import type { Io } from "./io.ts";
import { nodeTitle } from "./node-title.ts";
import { type EndGiven, endLines } from "./render-end.ts";
import { waitLines } from "./render-waits.ts";

export interface SayingEnd {
  readonly releases: Releases;
  readonly follow: Following;
  readonly io: Io;
  readonly exit: number;
  readonly json: boolean;
}

export async function sayEnd({ releases, follow, io, exit, json }: SayingEnd): Promise<void> {
  const scene = follow.scene();
  if (json) {
    const { leftJson } = await import("./front-json.ts");
    if (scene.ended === null)
      await io.raw(leftJson(scene.release, scene.paused === null ? scene.state : "paused", exit));
    return;
  }
  const given = { look: io.look, now: nowInstant() };
  const waits = scene.ended === null ? waitLines(scene, { ...given, timers: false }) : [];
  const report = scene.ended === null ? null : await reportOf(releases, follow);
  const harm = await harmText({ releases, scene, plan: follow.plan, numbers: follow.numbers });
  const heldByLock = exit === EXIT.lock;
  await io.out([
    "",
    ...(waits.length === 0 ? [] : [...waits, ""]),
    ...endLines(scene, {
      ...given,
      report,
      harm,
      next: heldByLock ? [["rutter list", "shows who holds the lock"]] : [],
    }),
  ]);
}

/** How much of the runbook's own form a person still has to fill; null: it has none. */
async function reportOf(
  releases: Releases,
  { plan, numbers, state }: Following,
): Promise<EndGiven["report"]> {
  if (plan.templates.length === 0) return null;
  const { report, storyOf, usualReport } = await import("../reports/index.ts");
  const recordeds = await releases.log(state().release);
  const story = storyOf({ plan, recordeds, numbers, titleOf: (id) => nodeTitle(plan, id) });
  const { kind, left, ownTemplate } = report(story, usualReport(story));
  return ownTemplate ? { kind, left } : null;
}

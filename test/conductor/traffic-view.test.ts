/** What a release shows of a ladder under way. */
import { expect, it } from "vitest";
import { viewOf } from "../../src/conductor/index.ts";
import { MINUTE, passing, planWith, pool, start } from "./traffic-play.ts";

it("shows the rung of a ladder while it climbs, and none before and after", () => {
  const plan = planWith();
  const world = pool();
  const play = start(plan, world);
  const rung = () => viewOf(plan, play.state, play.at).steps.map((step) => step.rung);
  expect(rung().find((each) => each !== null)).toEqual({
    number: 1,
    of: 3,
    percent: 5,
    has: 5,
    version: "1.4.0",
  });
  passing(play, world, 5 * MINUTE);
  expect(rung().find((each) => each !== null)).toMatchObject({ number: 2, percent: 50, has: 50 });
  passing(play, world, 60 * MINUTE);
  expect(rung().every((each) => each === null)).toBe(true);
});

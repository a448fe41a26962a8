/** The door of the simulation: releases against a world that is made up, in time that costs nothing. */
export { type FakeGiven, fakeHand, fakeHands } from "./fake-hands.ts";
export type { Asked, Death, Fate, Moment, Script } from "./fate.ts";
export { type Move, nobody, type People, type Saying } from "./people.ts";
export { openQuickJournal } from "./quick-journal.ts";
export { type Chance, chanceOf } from "./random.ts";
export { SECRET, type Simulated, simulate } from "./simulate.ts";
export { asTarget, openTarget, type SimulatedTarget } from "./simulated-target.ts";
export { openTraffic, type SimulatedTraffic } from "./simulated-traffic.ts";
export { type Deed, openWorld, type SimulatedWorld, type Standing, type Version } from "./simulated-world.ts";
export { RELEASE, type SimulationGiven, takesBack } from "./stage.ts";
export {
  type Serves,
  simulateTraffic,
  type TargetFault,
  type TrafficGiven,
  type TrafficScript,
} from "./traffic-script.ts";
export { openTime, type Pause, type VirtualTime } from "./virtual-time.ts";
export { keyOf, nothingTouched, type Touched, type Touches, type WorldObject } from "./world-object.ts";

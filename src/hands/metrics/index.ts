/** The door of the hand that reads figures. */
export { type Difference, difference } from "./difference.ts";
export { isHeldBack } from "./memory.ts";
export { readFigure, readPast } from "./read-figure.ts";
export {
  isUnread,
  type Read,
  type Reading,
  type Series,
  seriesOf,
  shownLabels,
  type Unread,
} from "./reading.ts";
export { type SampleHandGiven, sampleHand } from "./sample-hand.ts";
export { sideOf, valuesSeen } from "./sides.ts";
export { type CommandRun, openTick, type RunCommand, type Tick } from "./tick.ts";

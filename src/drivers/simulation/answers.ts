/** What hands answer that are asked what the world is like: targets, figures, the calendar. The others only do. */
import {
  type CalendarData,
  type Outcome,
  type SampleData,
  sampleInput,
  targetInput,
} from "../../effect/index.ts";
import type { SimulatedTraffic } from "./simulated-traffic.ts";

const NOTHING_IN_THE_WAY: CalendarData = { freezes: [], incidents: [] };

const done = (data: SampleData | CalendarData): Outcome => ({
  state: "done",
  data: { ...data },
  evidence: [],
});

/** For one process: what it has read is forgotten with it. */
export function answersOf(traffic: SimulatedTraffic) {
  const read = traffic.reader();
  return (hand: string, input: unknown): Outcome | null => {
    switch (hand) {
      case "target":
        return traffic.act(targetInput.parse(input));
      case "sample":
        return done(read(sampleInput.parse(input)));
      case "calendar":
        return done(NOTHING_IN_THE_WAY);
      default:
        return null;
    }
  };
}

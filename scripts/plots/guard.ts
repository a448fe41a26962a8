/** A guard on a share of requests beside its line and its hold, on a busy service and on two that few people use. */
import type { TrafficGiven } from "../../src/drivers/simulation/index.ts";
import { axes, level, moment, type Panel, type Point, page, placeOf, stairs, tint, words } from "./chart.ts";
import { type Released, released } from "./released.ts";

const TURNS_MS = 180_000;

interface Scene {
  readonly title: string;
  readonly most: number;
  readonly traffic: TrafficGiven;
}

const from = (rps: number, errorRate: number, seed: number): TrafficGiven => ({
  rps,
  seed,
  usual: { errorRate: 0 },
  startsBadAt: { version: "1", afterMs: TURNS_MS, becomes: { errorRate } },
});

const SCENES: readonly Scene[] = [
  {
    title: "20 requests a second; from minute 3 on 8 % fail: it rolls back at the end of its hold",
    most: 12,
    traffic: from(20, 0.08, 1),
  },
  {
    title: "6 requests a minute; from minute 3 on 3 % fail: it rises at each failure, and nothing follows",
    most: 60,
    traffic: from(0.1, 0.03, 5),
  },
  {
    title: "9 requests a minute; from minute 3 on 15 % fail: it asks first, and rolls back once it is sure",
    most: 60,
    traffic: from(0.15, 0.15, 10),
  },
];

const panelAt = (index: number, { title, most }: Scene): Panel => ({
  left: 76,
  top: 88 + index * 166,
  width: 664,
  height: 96,
  title,
  x: {
    title: index === SCENES.length - 1 ? "minutes of the release" : "",
    from: 0,
    to: 15,
    ticks: [0, 3, 6, 9, 12, 15].map((minute) => [minute, String(minute)] as const),
  },
  y: {
    title: index === 1 ? "requests that failed in the last minute" : "",
    from: 0,
    to: most,
    ticks: (most > 20 ? [0, 20, 40, 60] : [0, 5, 10]).map((each) => [each, `${each} %`] as const),
  },
});

export async function guardPlot(): Promise<string> {
  const parts: string[] = [];
  const told: string[] = [];
  for (const [index, scene] of SCENES.entries()) {
    const release = await released("guard.md", scene.traffic);
    parts.push(...drawn(panelAt(index, scene), release));
    told.push(`${scene.title}.`);
  }
  return page({
    title: "“Roll back if the error rate is above 5 % for more than 2 minutes”",
    tells: `Three releases with the same guard. ${told.join(" ")} Shaded: the figure is above the line, and the hold runs.`,
    width: 760,
    height: 566,
    parts: [
      ...parts,
      words({
        at: [20, 48],
        text: "Dashed across: the line of 5 %. Shaded: above it, the hold runs. Dashed upright: the guard acts.",
        tone: "muted",
        kind: "small",
      }),
    ],
  });
}

function drawn(panel: Panel, { ticks, startMs, events, plan }: Released): readonly string[] {
  const minutes = (at: number): number => (at - startMs) / 60_000;
  const guard = plan.guards[0]?.id ?? "";
  const looks = ticks.flatMap(({ atMs, state }) => {
    const seen = state.watch.guards[guard];
    return seen === undefined ? [] : [{ at: minutes(atMs), seen }];
  });
  const points = looks.flatMap(({ at, seen }): readonly Point[] =>
    seen.value === null ? [] : [[at, seen.value]],
  );
  const trips = events.flatMap(({ at, event }) =>
    event.type === "guard.tripped" ? [{ at: minutes(at), does: event.does, evidence: event.evidence }] : [],
  );
  return [
    axes(panel),
    ...stretches(looks).map(([begin, end]) => tint(panel, begin, end)),
    level(panel, 5, "c"),
    stairs(panel, thinned(points), "a"),
    ...trips.map(({ at }) => moment(panel, at, "b")),
    ...trips.map(({ at, does, evidence }, which) => {
      const [x, y] = placeOf(panel, [at, panel.y.to]);
      const before = which < trips.length - 1;
      const text = `${does === "ask" ? "asks a person" : "rolls back"}, evidence ${shown(evidence)}`;
      return words({
        at: [before ? x - 6 : x + 6, y + 14],
        text,
        tone: "b",
        anchor: before ? "end" : "start",
      });
    }),
  ];
}

/** From when to when it was above its line. */
function stretches(
  looks: readonly { readonly at: number; readonly seen: { readonly state: string } }[],
): readonly Point[] {
  const found: [number, number][] = [];
  let open = false;
  for (const { at, seen } of looks) {
    const above = seen.state === "rising" || seen.state === "tripped";
    const last = found.at(-1);
    if (above && (!open || last === undefined)) found.push([at, at]);
    else if (open && last !== undefined) last[1] = at;
    open = above;
  }
  return found;
}

/** What does not change is not drawn again. */
const thinned = (points: readonly Point[]): readonly Point[] =>
  points.filter(([, y], at) => at === 0 || at === points.length - 1 || points[at - 1]?.[1] !== y);

/** Rounded down: 99.96 % is not certainty. */
const shown = (evidence: number | null): string =>
  evidence === null ? "none" : `${Math.min(99.9, Math.floor(evidence * 1000) / 10)} %`;

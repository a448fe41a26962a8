/** The account of the judge over time: good releases, and three that are worse by more and more. */

import { openedFor } from "../../bench/judge/rutter-judge.ts";
import { TICK_MS } from "../../bench/judge/scenarios.ts";
import { streamOf } from "../../bench/judge/stream.ts";
import { judgeTick } from "../../src/judge/index.ts";
import {
  type Anchor,
  axes,
  curve,
  dot,
  faint,
  level,
  type Panel,
  type Point,
  page,
  placeOf,
  type Tone,
  words,
} from "./chart.ts";

const SERVICE = { rps: 100, share: 0.05, rate: 0.005, onsetMs: 0 };
const MINUTES = 10;

interface Run {
  readonly points: readonly Point[];
  /** Seconds after which it is rolled back; null: it is not. */
  readonly backAfter: number | null;
}

/** What the account holds after each look, by seconds. */
export function accountOf(effect: number, seed: number): Run {
  const stream = streamOf({ ...SERVICE, effect }, seed);
  const points: Point[] = [[0, 1]];
  let judge = openedFor(stream);
  for (let tick = 0; tick < (MINUTES * 60_000) / TICK_MS; tick += 1) {
    const toMs = (tick + 1) * TICK_MS;
    const { nc, xc, nb, xb } = stream;
    const sample = {
      is: "share" as const,
      new: { n: nc[tick] ?? 0, x: xc[tick] ?? 0 },
      old: { n: nb[tick] ?? 0, x: xb[tick] ?? 0 },
    };
    const said = judgeTick(judge, {
      fromMs: toMs - TICK_MS,
      toMs,
      stepAgeMs: toMs,
      samples: { errors: sample },
    });
    points.push([toMs / 1000, Math.exp(said.logM)]);
    if (said.says === "roll-back") return { points, backAfter: toMs / 1000 };
    judge = said.judge;
  }
  return { points, backAfter: null };
}

const PANEL: Panel = {
  left: 76,
  top: 64,
  width: 650,
  height: 300,
  x: {
    title: "minutes since the new version got 5 % of the traffic",
    from: 0,
    to: MINUTES * 60,
    ticks: [0, 2, 4, 6, 8, 10].map((minute) => [minute * 60, String(minute)] as const),
  },
  y: {
    title: "what the account holds",
    from: 0.3,
    to: 400,
    log: true,
    ticks: [
      [1, "1"],
      [5, "5"],
      [10, "10"],
      [100, "100"],
    ],
  },
};

const BAD: readonly {
  readonly effect: number;
  readonly seed: number;
  readonly tone: Tone;
  readonly anchor: Anchor;
}[] = [
  { effect: 0.05, seed: 4, tone: "b", anchor: "start" },
  { effect: 0.02, seed: 4, tone: "c", anchor: "start" },
  { effect: 0.01, seed: 4, tone: "d", anchor: "start" },
];
const GOOD_SEEDS = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20];

export function accountPlot(): string {
  const good = GOOD_SEEDS.map((seed) => accountOf(0, seed).points.filter((_, at) => at % 2 === 0));
  const bad = BAD.map((each) => ({ ...each, ...accountOf(each.effect, each.seed) }));
  const times = bad.map(({ effect, backAfter }) => `${effect * 100} points more: ${backAfter ?? "never"} s`);
  return page({
    title: "The judge's account: ten good releases and three bad ones",
    tells: `Good releases stay near or below 1 for all ten minutes. Bad ones climb to 100, where they are rolled back: ${times.join("; ")}.`,
    width: 760,
    height: 420,
    parts: [
      axes(PANEL),
      level(PANEL, 100, "b"),
      level(PANEL, 5, "muted"),
      ...good.map((points) => faint(PANEL, points, "a")),
      ...bad.map(({ points, tone }) => curve(PANEL, points, tone)),
      ...bad.flatMap(({ points, tone, anchor, effect, backAfter }) => {
        const last = points.at(-1) ?? [0, 1];
        const [x, y] = placeOf(PANEL, last);
        const text = `+${effect * 100} ${effect === 0.01 ? "point" : "points"}: ${backAfter === null ? "not yet" : inWords(backAfter)}`;
        return [dot(PANEL, last, tone), words({ at: [x + 9, y - 7], text, tone, anchor })];
      }),
      words({
        at: [PANEL.left + PANEL.width, placeOf(PANEL, [0, 100])[1] + 16],
        text: "100: rolled back",
        tone: "b",
        anchor: "end",
      }),
      words({
        at: [PANEL.left + PANEL.width, placeOf(PANEL, [0, 5])[1] - 6],
        text: "5: it does not go up",
        tone: "muted",
        anchor: "end",
      }),
      words({
        at: [PANEL.left + PANEL.width, placeOf(PANEL, [0, 1])[1] - 6],
        text: "ten good releases",
        tone: "a",
        anchor: "end",
      }),
    ],
  });
}

const inWords = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
};

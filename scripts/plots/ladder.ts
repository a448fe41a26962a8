/** A ladder with a version that turns bad on its way up: its share of the traffic, what users notice, and the judge's account. */
import {
  axes,
  curve,
  dot,
  level,
  moment,
  type Panel,
  type Point,
  page,
  placeOf,
  stairs,
  words,
} from "./chart.ts";
import { type Looked, type Released, released } from "./released.ts";

const TURNS_MS = 210_000;
const WINDOW_TICKS = 6;

const X = {
  from: 0,
  to: 5,
  ticks: [0, 1, 2, 3, 4, 5].map((minute) => [minute, String(minute)] as const),
};

const SHARE: Panel = {
  left: 76,
  top: 70,
  width: 664,
  height: 90,
  title: "the new version's share of the traffic",
  x: { ...X, title: "" },
  y: { title: "", from: 0, to: 30, ticks: [0, 5, 25].map((each) => [each, `${each} %`] as const) },
};

const ERRORS: Panel = {
  ...SHARE,
  top: 216,
  title: "requests that failed in the last 30 seconds",
  y: { title: "", from: 0, to: 4, ticks: [0, 1, 2, 3, 4].map((each) => [each, `${each} %`] as const) },
};

const ACCOUNT: Panel = {
  ...SHARE,
  top: 362,
  title: "what the judge's account holds",
  x: { ...X, title: "minutes of the release" },
  y: {
    title: "",
    from: 0.3,
    to: 400,
    log: true,
    ticks: [
      [1, "1"],
      [10, "10"],
      [100, "100"],
    ],
  },
};

export async function ladderPlot(): Promise<string> {
  const release = await released("ladder.md", {
    rps: 100,
    usual: { errorRate: 0.002 },
    startsBadAt: { version: "2", afterMs: TURNS_MS, becomes: { errorRate: 0.03 } },
  });
  const minutes = (at: number): number => (at - release.startMs) / 60_000;
  const shares = sharesOf(release);
  const rose = shares[1]?.[0] ?? 0;
  const bad = rose + TURNS_MS / 60_000;
  const back = shares.at(-1)?.[0] ?? 0;
  const fresh = errorsOf(release, "new").map(([at, rate]): Point => [minutes(at), rate]);
  const all = errorsOf(release, "all").map(([at, rate]): Point => [minutes(at), rate]);
  const account = release.ticks.map(
    ({ atMs, state }): Point => [minutes(atMs), Math.exp(state.watch.judge?.logM ?? 0)],
  );
  const seconds = Math.round((back - bad) * 60);
  return page({
    title: `5 % → 25 % → 100 %: it turns bad at 25 %, and ${seconds} s later nobody is on it`,
    tells: `The new version has 5 % of the traffic, then 25 %. At minute ${bad.toFixed(1)} it begins to fail 3 % of its requests. ${seconds} seconds later the account reaches 100 and its share goes to 0.`,
    width: 760,
    height: 520,
    parts: [
      ...[SHARE, ERRORS, ACCOUNT].flatMap((panel) => [
        axes(panel),
        moment(panel, bad, "c"),
        moment(panel, back, "b"),
      ]),
      stairs(SHARE, [...shares, [X.to, 0]], "a"),
      curve(ERRORS, all, "a"),
      curve(ERRORS, fresh, "d"),
      level(ACCOUNT, 100, "b"),
      curve(ACCOUNT, account, "d"),
      ...[account.at(-1)].flatMap((last) => (last === undefined ? [] : [dot(ACCOUNT, last, "b")])),
      words({
        at: beside(SHARE, bad, { right: false, below: 44 }),
        text: "from here on 3 % fail",
        tone: "c",
        anchor: "end",
      }),
      words({ at: beside(SHARE, back, { right: true }), text: "it goes back", tone: "b" }),
      words({ at: beside(ERRORS, back, { right: true }), text: "new version", tone: "d" }),
      words({
        at: [beside(ERRORS, back, { right: true })[0], placeOf(ERRORS, [0, 0.75])[1]],
        text: "all versions",
        tone: "a",
      }),
      words({ at: beside(ACCOUNT, back, { right: true, below: 32 }), text: "100: rolled back", tone: "b" }),
    ],
  });
}

interface Beside {
  readonly right: boolean;
  readonly below?: number;
}

/** On the left or on the right of a moment, so far below the top. */
const beside = (panel: Panel, at: number, { right, below = 14 }: Beside): Point => {
  const [x, y] = placeOf(panel, [at, panel.y.to]);
  return [right ? x + 8 : x - 8, y + below];
};

/** Where the shares came about, by minutes. */
function sharesOf({ events, startMs }: Released): readonly Point[] {
  const wished = new Map<string, number>();
  const found: Point[] = [[0, 0]];
  for (const { at, event } of events) {
    if (event.type === "effect.asked" && event.effect.input.do === "weight")
      wished.set(event.effect.id, Number(event.effect.input.percent));
    const percent = event.type === "effect.ended" ? wished.get(event.effect) : undefined;
    if (percent !== undefined) found.push([(at - startMs) / 60_000, percent]);
  }
  return found;
}

/** In percent, over the last ticks. */
function errorsOf({ ticks }: Released, side: "new" | "all"): readonly Point[] {
  return ticks.flatMap(({ atMs }, at): readonly Point[] => {
    const { n, x } = sumOf(ticks.slice(Math.max(0, at - WINDOW_TICKS + 1), at + 1), side);
    return n === 0 ? [] : [[atMs, (100 * x) / n]];
  });
}

function sumOf(ticks: readonly Looked[], side: "new" | "all"): { readonly n: number; readonly x: number } {
  let n = 0;
  let x = 0;
  for (const { sample } of ticks) {
    const counted = sample?.is === "share" ? sample[side] : null;
    n += counted?.n ?? 0;
    x += counted?.x ?? 0;
  }
  return { n, x };
}

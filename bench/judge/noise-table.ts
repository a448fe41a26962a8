/** Good releases whose requests are not independent: false rollbacks where failures scatter, cluster, swell and strike both sides. */
import { rare, table } from "./cells.ts";
import { peeking } from "./classical-tests.ts";
import { kayenta } from "./kayenta.ts";
import { type Judges, replay } from "./replay.ts";
import { rutter, rutterExact, rutterNoHistory } from "./rutter-judge.ts";
import { SHOWN, TICK_MS, TICKS } from "./scenarios.ts";
import { calm, type Noise, type Shake } from "./stream.ts";
import { argo, flagger } from "./threshold-rules.ts";

const JUDGES: Judges = {
  "**Rutter**": rutter,
  "Rutter, no history": rutterNoHistory,
  "Rutter, no margin, no guard": rutterExact,
  "z-test each minute": peeking,
  "Argo ≤ 1 %, limit 0": argo(0.01, 0),
  "Flagger 99 %, threshold 5": flagger(0.01, 5),
  Kayenta: kayenta,
};

const STEADY: Shake = { newRate: 1, oldRate: 1, traffic: 1, cluster: 1 };

/** Each side's rate is drawn anew for each stretch of time, by itself. */
const scattered = (variation: number, seconds: number): Noise => ({
  name: `rates scatter by ${variation * 100} % every ${seconds < 60 ? `${seconds} s` : `${seconds / 60} min`}`,
  begin: (draws) => {
    let shake = STEADY;
    return (tick) => {
      if (tick % ((seconds * 1000) / TICK_MS) === 0)
        shake = { ...STEADY, newRate: draws.gamma(1, variation), oldRate: draws.gamma(1, variation) };
      return shake;
    };
  },
});

const clustered = (size: number): Noise => ({
  name: `failures come ${size} at a time`,
  begin: () => () => ({ ...STEADY, cluster: size }),
});

/** A day in half an hour: harder than a real one, in which a release sees little of the swell. */
const swelling: Noise = {
  name: "traffic and failures swell and ebb",
  begin: () => (tick) => {
    const wave = Math.sin((2 * Math.PI * tick) / TICKS);
    return { ...STEADY, traffic: 1 + 0.5 * wave, newRate: 1 + 0.5 * wave, oldRate: 1 + 0.5 * wave };
  },
};

const incident: Noise = {
  name: "15 times the failures for 3 min, on both sides",
  begin: () => (tick) => {
    const minute = (tick * TICK_MS) / 60_000;
    const rate = minute >= 10 && minute < 13 ? 15 : 1;
    return { ...STEADY, newRate: rate, oldRate: rate };
  },
};

export const NOISES: readonly Noise[] = [
  calm,
  scattered(0.5, 5),
  scattered(1, 5),
  scattered(0.5, 30),
  scattered(1, 30),
  scattered(0.5, 180),
  clustered(3),
  clustered(10),
  swelling,
  incident,
];

export function noiseTable(releases: number): string {
  const rows = NOISES.map((noise, which) => {
    const all = SHOWN.map((configuration, at) =>
      replay({
        scenario: { ...configuration, effect: 0, onsetMs: 0 },
        judges: JUDGES,
        releases,
        seed: 50_000 + which * 10 + at,
        noise,
      }),
    );
    const worst = Object.keys(JUDGES).map((_, judge) =>
      Math.max(...all.map((outcomes) => outcomes[judge]?.rolledBack ?? 0)),
    );
    return [noise.name, ...worst.map(rare)];
  });
  return table(["good releases, whose", ...Object.keys(JUDGES)], rows);
}

/** The releases that are replayed: how much traffic, how much of it on the new version, how often it fails, and how much worse. */

export interface Configuration {
  readonly rps: number;
  /** Of the traffic, on the new version. */
  readonly share: number;
  /** Of requests, failing on the old version. */
  readonly rate: number;
}

export interface Scenario extends Configuration {
  /** Of requests, failing on the new version beyond that. */
  readonly effect: number;
  /** From when on; before it the new version is as good as the old. */
  readonly onsetMs: number;
}

export const TICK_MS = 5_000;
export const HORIZON_MS = 1_800_000;
export const TICKS = HORIZON_MS / TICK_MS;
/** The history from which the scatter is told. */
export const PAST_BLOCKS = 60;
export const BLOCK_MS = 60_000;

export const EFFECTS: readonly number[] = [0.005, 0.01, 0.02, 0.05, 0.2];

export const CONFIGURATIONS: readonly Configuration[] = [100, 1000].flatMap((rps) =>
  [0.05, 0.1, 0.5].flatMap((share) => [0.001, 0.005].map((rate) => ({ rps, share, rate }))),
);

/** Those whose cells are shown one by one. */
export const SHOWN: readonly Configuration[] = [
  { rps: 100, share: 0.05, rate: 0.005 },
  { rps: 100, share: 0.1, rate: 0.001 },
  { rps: 1000, share: 0.05, rate: 0.001 },
  { rps: 1000, share: 0.5, rate: 0.005 },
];

export const isShown = (configuration: Configuration): boolean =>
  SHOWN.some(
    ({ rps, share, rate }) =>
      rps === configuration.rps && share === configuration.share && rate === configuration.rate,
  );

export const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;

export const nameOf = ({ rps, share, rate }: Configuration): string =>
  `${rps} requests/s, ${percent(share)} on the new version, ${percent(rate)} of requests fail`;

/** How each table of the vectors is checked. Each check says how many numbers it compared, so that none passes by being empty. */
import { expect } from "vitest";
import {
  type Account,
  addToPhi,
  type Bet,
  type Block,
  capAt,
  combine,
  evidenceOf,
  GRID_DOWN,
  GRID_LATENCY,
  GRID_PASS,
  GRID_UP,
  logFactor,
  MARGIN_ERRORS,
  type Observation,
  openAccount,
  openLivePhi,
  openThreshold,
  PASSES,
  phiFromHistory,
  phiFromTotals,
  pValue,
  restart,
  settle,
  updateThreshold,
} from "../../src/judge/index.ts";

export type Vectors = Readonly<Record<string, unknown>>;

const ALPHA = 0.01;
const ROLLBACK = -Math.log(ALPHA);
const SCRAPE_MS = 5000;

let compared = 0;

function near(found: number | null | undefined, expected: number): void {
  expect(Math.abs((found ?? Number.NaN) - expected), `${found} and ${expected}`).toBeLessThanOrEqual(1e-9);
  compared += 1;
}

function same(found: unknown, expected: unknown): void {
  expect(found).toEqual(expected);
  compared += 1;
}

interface Step {
  readonly seen: Observation;
  readonly fromMs: number;
  readonly phi?: number;
}

interface Manner {
  readonly grid: readonly number[];
  readonly bet?: Partial<Bet>;
}

const ERRORS: Manner = { grid: GRID_UP, bet: { delta: MARGIN_ERRORS } };

function after(account: Account, { grid, bet }: Manner, { seen, fromMs, phi = 1 }: Step): Account {
  if (seen.nc === 0 || seen.nb === 0) return account;
  const gains = grid.map((o) => Math.min(logFactor(o, seen, bet) / phi, capAt(ALPHA)));
  return settle(account, fromMs, gains);
}

interface Row {
  readonly t: number;
  readonly k: number;
  readonly o: number;
  readonly n: number;
  readonly x: number;
  readonly xc: number;
  readonly xb: number;
  readonly phi: number;
  readonly p: number;
  readonly E: number;
  readonly logE: number;
  readonly logM: number;
  readonly evidence: number;
  readonly obs: Observation;
  readonly opt: Partial<Bet>;
  readonly rollback: boolean;
  readonly pass: boolean;
  readonly canary: readonly number[];
  readonly baseline: readonly number[];
}

const rowsOf = (table: unknown): readonly Row[] => table as readonly Row[];

function checkErrors(table: unknown): void {
  let account = openAccount(GRID_UP.length);
  for (const row of rowsOf(table)) {
    account = after(account, ERRORS, { seen: row.obs, fromMs: row.t * 1000 });
    near(account.logM, row.logM);
    near(Math.exp(account.logM) / row.E, 1);
    near(pValue(account), row.p);
    same(account.logM >= ROLLBACK, row.rollback);
  }
}

function checkLate(table: unknown): void {
  const rows = rowsOf(table);
  let account = openAccount(GRID_UP.length);
  for (let k = 0; k <= (rows.at(-1)?.k ?? 0); k += 1) {
    const early = k < 24;
    const seen = { nc: 25, xc: early ? 0 : 4, nb: 475, xb: early && k % 4 !== 0 ? 0 : 1 };
    account = after(account, ERRORS, { seen, fromMs: k * SCRAPE_MS });
    const row = rows.find((each) => each.k === k);
    if (row === undefined) continue;
    same([row.t * 1000, row.xc, row.xb], [k * SCRAPE_MS, seen.xc, seen.xb]);
    near(account.logM, row.logM);
    same(account.logM >= ROLLBACK, row.rollback);
  }
}

function checkInTurn(table: unknown, manner: Manner): void {
  let account = openAccount(manner.grid.length);
  for (const [at, row] of rowsOf(table).entries()) {
    account = after(account, manner, { seen: row.obs, fromMs: at * SCRAPE_MS, phi: row.phi ?? 1 });
    near(account.logM, row.logM);
    if (row.rollback !== undefined) same(account.logM >= ROLLBACK, row.rollback);
  }
}

function checkPass(table: unknown): void {
  let account = openAccount(GRID_PASS.length, 1);
  for (const row of rowsOf(table)) {
    const gains = GRID_PASS.map((o) => logFactor(o, row.obs, { delta: 0.005 }));
    account = settle(account, 0, gains);
    near(account.logM, row.logM);
    same(account.logM >= PASSES, row.pass);
  }
}

function checkLatency(table: unknown): void {
  let account = openAccount(3 * GRID_LATENCY.length);
  for (const [at, row] of rowsOf(table).entries()) {
    const gains = [0.5, 0.05, 0.01].flatMap((p0, cut) => {
      const seen = { nc: 25, xc: row.canary[cut] ?? -1, nb: 475, xb: row.baseline[cut] ?? -1 };
      return GRID_LATENCY.map((o) => Math.min(logFactor(o, seen, { p0 }), capAt(ALPHA)));
    });
    account = settle(account, at * SCRAPE_MS, gains);
    near(account.logM, row.logM);
    same(account.logM >= ROLLBACK, row.rollback);
  }
}

function checkThreshold(table: unknown): void {
  for (const { n, x, logM, evidence } of rowsOf(table)) {
    const state = updateThreshold(openThreshold(0.05), 0, { n, x });
    near(state.account.logM, logM);
    near(evidenceOf(state), evidence);
  }
}

function checkNoData(table: unknown): void {
  const seen = [
    { nc: 26, xc: 1, nb: 470, xb: 1 },
    { nc: 0, xc: 0, nb: 470, xb: 9 },
    { nc: 25, xc: 1, nb: 0, xb: 0 },
  ];
  let account = openAccount(GRID_UP.length);
  for (const [at, logM] of (table as readonly number[]).entries()) {
    const next = seen[at] ?? { nc: 0, xc: 0, nb: 0, xb: 0 };
    for (const o of GRID_UP) if (at > 0) same(logFactor(o, next, { delta: MARGIN_ERRORS }), 0);
    account = after(account, ERRORS, { seen: next, fromMs: at * SCRAPE_MS });
    near(account.logM, logM);
  }
}

interface PhiTable {
  readonly hist: readonly Block[];
  readonly phi0: number;
  readonly phiTotals: number;
  readonly live: number;
}

function checkPhi(table: unknown): void {
  const { hist, phi0, phiTotals, live } = table as PhiTable;
  near(phiFromHistory(hist), phi0);
  near(phiFromTotals(hist.map(({ nb, xb }) => ({ n: nb, x: xb }))), phiTotals);
  let own = openLivePhi({ phi0: 1.2, shrink: 10, time: false });
  for (let i = 0; i < 36; i += 1) {
    const seen = { nc: 25, xc: i === 0 || i === 25 ? 9 : 0, nb: 475, xb: i % 3 };
    own = addToPhi(own, seen, SCRAPE_MS);
  }
  near(own.phi, live);
}

function checkStep(table: unknown): void {
  const { remaining, logM } = table as { readonly remaining: number; readonly logM: number };
  const first = { seen: { nc: 25, xc: 0, nb: 475, xb: 1 }, fromMs: 0 };
  const fifth = { seen: { nc: 25, xc: 3, nb: 474, xb: 1 }, fromMs: 20_000 };
  const stepped = restart(after(openAccount(GRID_UP.length), ERRORS, first), 0.2);
  near(stepped.rest, remaining);
  near(after(stepped, ERRORS, fifth).logM, logM);
}

function counting(check: (table: unknown) => void): (table: unknown) => number {
  return (table) => {
    compared = 0;
    check(table);
    return compared;
  };
}

export const TABLES: Readonly<Record<string, (table: unknown) => number>> = {
  T1_factor: counting((table) => {
    for (const { o, obs, opt, logE } of rowsOf(table)) near(logFactor(o, obs, opt), logE);
  }),
  T2_errors: counting(checkErrors),
  T3_late: counting(checkLate),
  T4_cap: counting((table) => checkInTurn(table, ERRORS)),
  T5_pass: counting(checkPass),
  T6_latency: counting(checkLatency),
  T7_threshold: counting(checkThreshold),
  T8_orders: counting((table) => checkInTurn(table, { grid: GRID_DOWN, bet: { rho0: 0.9 } })),
  T9_nodata: counting(checkNoData),
  T10_combine: counting((table) => {
    const { in: accounts, logM } = table as {
      readonly in: Parameters<typeof combine>[0];
      readonly logM: number;
    };
    near(combine(accounts), logM);
  }),
  T11_phi: counting(checkPhi),
  T12_step: counting(checkStep),
};

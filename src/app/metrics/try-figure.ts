/**
 * A figure tried out: what is sent to its source, two readings of it, and what happened between them. It changes nothing and
 * judges nothing.
 */
import { type FigureAsked, type FigureSample, formsToHide, hide } from "../../effect/index.ts";
import {
  difference,
  isHeldBack,
  isUnread,
  openTick,
  type Reading,
  type RunCommand,
  readFigure,
  seriesOf,
  type Unread,
  valuesSeen,
} from "../../hands/metrics/index.ts";
import type { MetricRule } from "../../planner/index.ts";
import { openSecrets } from "../release/secrets.ts";
import { findFigure } from "./find-figure.ts";
import { type FiguresGiven, onlyService, openFigures } from "./open-figures.ts";
import { runCommand } from "./run-command.ts";
import { placeOfSource } from "./service-metrics.ts";

export interface TryGiven extends FiguresGiven {
  readonly figure: string;
  readonly settings: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stopped: AbortSignal;
  /** Something is waited for: the next reading. */
  readonly onWait: (words: string) => void;
}

export interface TriedFigure {
  readonly service: string;
  readonly environment: string | null;
  readonly id: string;
  readonly name: string;
  /** The words that were typed, where the figure is called otherwise. */
  readonly taken: string | null;
  readonly rule: MetricRule;
  readonly source: { readonly name: string; readonly kind: string; readonly place: string };
  readonly queries: readonly string[];
  readonly readings: readonly { readonly atMs: number; readonly series: number }[];
  readonly result: FigureSample;
  /** Null: no label tells the versions apart. */
  readonly sides: {
    readonly label: string;
    readonly version: string | null;
    readonly values: readonly string[];
  } | null;
}

/** One reading may take this long. */
const READ_MS = 15_000;
/** A target that is looked at once a minute is waited for. */
const LONGEST_WAIT_MS = 75_000;

export async function tryFigure(given: TryGiven): Promise<TriedFigure> {
  const opened = await openFigures(given);
  const service = onlyService(opened);
  const { id, rule, taken } = findFigure(given.figure, service);
  const version = given.settings.get(service.version) ?? null;
  const label = rule.side;
  const asked: FigureAsked = {
    ...rule.asked,
    side: label === null ? null : { label, version: version ?? "?" },
  };
  const secrets = openSecrets({ env: given.env, folder: opened.folder });
  const reads = await readTwice({
    asked,
    everyMs: service.tickMs,
    secret: secrets.resolve,
    commands: runCommand({ cwd: opened.folder, env: given.env }),
    stopped: given.stopped,
    onWait: given.onWait,
  });
  const last = reads.readings.at(-1);
  const values = last === undefined || label === null ? [] : valuesSeen(seriesOf(last.read), asked.side);
  return {
    service: service.service,
    environment: given.environment,
    id,
    name: rule.name,
    taken: taken ? given.figure : null,
    rule,
    source: {
      name: service.sources[id] ?? "",
      kind: rule.asked.source.kind,
      place: placeOfSource(rule.asked.source),
    },
    queries: reads.sent.map((each) => hide(each, secrets.values())),
    readings: reads.readings.map(({ atMs, read }) => ({ atMs, series: seriesOf(read).length })),
    result: masked(withoutVersion(reads.result, version), secrets.values()),
    sides: label === null ? null : { label, version, values },
  };
}

/** Without a version nobody can say which side is new. */
const withoutVersion = (sample: FigureSample, version: string | null): FigureSample =>
  "new" in sample && version === null ? { ...sample, new: null, old: null } : sample;

const masked = (sample: FigureSample, hidden: readonly string[]): FigureSample =>
  sample.is === "none" ? { ...sample, why: hide(sample.why, hidden.flatMap(formsToHide)) } : sample;

interface Twice {
  readonly asked: FigureAsked;
  readonly everyMs: number;
  readonly secret: Parameters<typeof openTick>[0]["secret"];
  readonly commands: RunCommand;
  readonly stopped: AbortSignal;
  readonly onWait: (words: string) => void;
}

interface ReadTwice {
  readonly sent: readonly string[];
  readonly readings: readonly Reading[];
  readonly result: FigureSample;
}

async function readTwice(given: Twice): Promise<ReadTwice> {
  const sent: string[] = [];
  const read = (): Promise<Reading | Unread> => {
    const signal = AbortSignal.any([given.stopped, AbortSignal.timeout(READ_MS)]);
    const { secret, commands } = given;
    const queries: string[] = [];
    const reading = readFigure(given.asked, openTick({ signal, now: Date.now, commands, secret }), queries);
    return reading.finally(() => sent.splice(0, sent.length, ...queries));
  };
  const first = await read();
  if (isUnread(first)) return { sent, readings: [], result: { is: "none", ...first } };
  if (first.read.is === "value") {
    const { atMs, read: found } = first;
    return { sent, readings: [first], result: { is: "value", atMs, value: found.value } };
  }
  const began = Date.now();
  for (;;) {
    given.onWait("reading it again…");
    await pause(given.everyMs, given.stopped);
    const next = await read();
    if (isUnread(next)) return { sent, readings: [first], result: { is: "none", ...next } };
    const isOver = given.stopped.aborted || Date.now() - began > LONGEST_WAIT_MS;
    if (isHeldBack(first, next) && !isOver) continue;
    return { sent, readings: [first, next], result: between(first, next, given.asked.side) };
  }
}

function between(first: Reading, next: Reading, side: FigureAsked["side"]): FigureSample {
  if (next.atMs <= first.atMs)
    return { is: "none", why: "the clock of its source stood still or went back", silent: false };
  const found = difference({
    before: first.read,
    now: next.read,
    side,
    between: { fromMs: first.atMs, toMs: next.atMs },
  });
  return isUnread(found) ? { is: "none", ...found } : found;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

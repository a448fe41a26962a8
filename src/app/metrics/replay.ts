/**
 * The figures of a plan as they were between two instants of the past, tick by tick, read from one Prometheus. What comes from
 * other sources keeps no past, and is left out. It changes nothing.
 */
import { type Instant, instant } from "../../base/index.ts";
import type { FigureAsked, FigureSample } from "../../effect/index.ts";
import type { Plan } from "../../plan/index.ts";

export interface ReplayAsked {
  readonly plan: Plan;
  /** The address of the Prometheus that holds the past. */
  readonly url: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Where references to files are looked up. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ReplayedFigures {
  readonly ticks: readonly {
    readonly at: Instant;
    readonly figures: Readonly<Record<string, FigureSample>>;
  }[];
  /** The ten minutes before, in blocks. */
  readonly past: Readonly<Record<string, readonly FigureSample[]>>;
  /** Why nothing is known of a metric in all that time, by its id. */
  readonly unread: Readonly<Record<string, string>>;
}

const PAST = { ms: 600_000, blockMs: 60_000 };
/** Answers stay small, and no server refuses them. */
const MOST_AT_ONCE = 1_000;
const READ_MS = 60_000;

interface Span {
  readonly toMs: number;
  readonly ms: number;
  readonly blockMs: number;
}

type Read = (asked: FigureAsked, span: Span) => Promise<readonly FigureSample[]>;

export async function replayFigures(asked: ReplayAsked): Promise<ReplayedFigures> {
  const { plan, from, to } = asked;
  const read = await openReader(asked);
  const blockMs = plan.tickMs;
  const count = Math.floor((to - from) / blockMs);
  const times = Array.from({ length: count }, (_, at) => instant(from + (at + 1) * blockMs));
  const figures: Record<string, FigureSample>[] = times.map(() => ({}));
  const past: Record<string, readonly FigureSample[]> = {};
  const unread: Record<string, string> = {};
  for (const [id, metric] of Object.entries(plan.metrics)) {
    const here = metric.asked.source.kind === "prometheus" ? onPrometheus(metric.asked, asked.url) : null;
    if (here === null) {
      unread[id] = `it is read by ${metric.asked.source.kind}, which keeps no past`;
      continue;
    }
    past[id] = await read(here, { toMs: from, ...PAST });
    const samples = await samplesOf(here, { from, count, blockMs }, read);
    samples.forEach((sample, at) => {
      const tick = figures[at];
      if (tick !== undefined) tick[id] = sample;
    });
    const [last] = samples;
    if (last?.is === "none" && samples.every((each) => each.is === "none")) unread[id] = last.why;
  }
  return { ticks: times.map((at, i) => ({ at, figures: figures[i] ?? {} })), past, unread };
}

/** A token is for the server that it was written beside. */
function onPrometheus(asked: FigureAsked, url: string): FigureAsked {
  const { source } = asked;
  if (source.kind !== "prometheus") return asked;
  return { ...asked, source: { ...source, url, token: source.url === url ? source.token : null } };
}

interface Ticks {
  readonly from: number;
  readonly count: number;
  readonly blockMs: number;
}

async function samplesOf(
  asked: FigureAsked,
  { from, count, blockMs }: Ticks,
  read: Read,
): Promise<readonly FigureSample[]> {
  const samples: FigureSample[] = [];
  while (samples.length < count) {
    const most = Math.min(MOST_AT_ONCE, count - samples.length);
    const toMs = from + (samples.length + most) * blockMs;
    const found = await read(asked, { toMs, ms: most * blockMs, blockMs });
    const [first] = found;
    // One reason for all of it, and of numbers the one at the edge before.
    const fitting = found.length === most + 1 ? found.slice(1) : found;
    for (let at = 0; at < most; at += 1) {
      const sample = fitting.length === most ? fitting[at] : first;
      samples.push(sample ?? { is: "none", why: "nothing was read", silent: false });
    }
  }
  return samples;
}

/** Blocks of the past end at the server's own time: it is told to be the end of what is asked for. */
async function openReader({ folder, env }: ReplayAsked): Promise<Read> {
  const { openTick, readPast } = await import("../../hands/metrics/index.ts");
  const { openSecrets } = await import("../release/secrets.ts");
  const { resolve: secret } = openSecrets({ env, folder });
  const commands = () => Promise.resolve({ status: null, out: "", err: "" });
  return (asked, { toMs, ms, blockMs }) => {
    const tick = openTick({ signal: AbortSignal.timeout(READ_MS), now: () => toMs, commands, secret });
    const seconds = (toMs / 1000).toFixed(3);
    const result = { resultType: "scalar", result: [Number(seconds), seconds] };
    const time = {
      status: 200,
      type: "application/json",
      text: JSON.stringify({ status: "success", data: result }),
    };
    const get: typeof tick.get = (wanted) =>
      wanted.url.searchParams.get("query") === "time()" ? Promise.resolve(time) : tick.get(wanted);
    return readPast(asked, { ms, blockMs }, { ...tick, get });
  };
}

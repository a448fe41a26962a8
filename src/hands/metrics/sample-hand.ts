/**
 * A tick: every figure is read beside the others, each within the deadline and on its own, and every exposure has its lease
 * renewed meanwhile, without waiting for a figure. It judges nothing; what could not be read is told with the reason.
 */
import {
  type ExposureHeld,
  type FigureSample,
  type Hand,
  type HandContext,
  type HeldExposure,
  notBegun,
  type Outcome,
  type SampleData,
  type SampleInput,
  sampleInput,
  unjudged,
} from "../../effect/index.ts";
import { type Memory, openMemory } from "./memory.ts";
import { readFigure, readPast } from "./read-figure.ts";
import { unread } from "./reading.ts";
import { openTick, type RunCommand, type Tick } from "./tick.ts";

export interface RenewalCall {
  readonly signal: AbortSignal;
  /** Milliseconds from now. */
  readonly deadlineMs: number;
}

export interface SampleHandGiven {
  /** It keeps to the deadline, and at the abort it ends what it began before it answers. */
  readonly renew: (held: HeldExposure, call: RenewalCall) => Promise<ExposureHeld>;
  readonly commands: RunCommand;
  /** Milliseconds of our own clock; the one of the machine if not given. */
  readonly clock?: () => number;
}

export function sampleHand(given: SampleHandGiven): Hand<SampleInput> {
  const memory = openMemory();
  return {
    name: "sample",
    input: sampleInput,
    repeat: "safe",
    probes: false,
    describe: describeTick,
    perform: async (input, context) => {
      if (context.signal.aborted) return notBegun();
      const wrong = unjudged(context.expect, []);
      if (wrong !== null) return { state: "failed", data: {}, evidence: [wrong] };
      return perform({ given, memory, input, context });
    },
  };
}

function describeTick({ figures, past, hold }: SampleInput): string {
  const names = Object.keys(figures).join(", ");
  if (past !== null) return `read what ${names} did before`;
  return (
    [
      names === "" ? "" : `read ${names}`,
      ...hold.map(({ percent, service }) => `hold ${percent} % of ${service}`),
    ]
      .filter((each) => each !== "")
      .join("; ") || "read nothing"
  );
}

interface Job {
  readonly given: SampleHandGiven;
  readonly memory: Memory;
  readonly input: SampleInput;
  readonly context: HandContext;
}

/** The outcome itself needs a moment too. */
const SPARE = 0.9;
/** A source that hangs must not hold up the next tick for ever. */
const LONGEST_MS = 30_000;
/** What a command needs at most between being asked to end and being ended. */
const ENDING_MS = 2_000;

async function perform({ given, memory, input, context }: Job): Promise<Outcome> {
  const now = given.clock ?? Date.now;
  const atMs = now();
  const limitMs = Math.max(1, Math.min(LONGEST_MS, Math.floor(context.deadlineMs * SPARE)));
  const late = AbortSignal.timeout(limitMs);
  const signal = AbortSignal.any([context.signal, late]);
  const tick = openTick({ signal, now, commands: given.commands, secret: context.secret });
  // Before anything is read: a lease that ends while figures are awaited gives the traffic back.
  const call = { signal, deadlineMs: Math.max(limitMs / 2, limitMs - ENDING_MS) };
  const renewing =
    input.past === null ? Promise.all(input.hold.map((each) => renewed(each, given, call))) : [];
  const [figures, past] = await Promise.all([
    input.past === null ? figuresOf(input, tick, { memory, release: context.release }) : {},
    input.past === null ? null : pastsOf(input, input.past, tick),
  ]);
  const held = await renewing;
  if (context.signal.aborted) return { state: "cancelled", data: {}, evidence: ["it was called off"] };
  const data: SampleData = { atMs, figures, held, past };
  return { state: "done", data, evidence: evidenceOf(data) };
}

interface Into {
  readonly memory: Memory;
  readonly release: string;
}

async function figuresOf(
  { figures }: SampleInput,
  tick: Tick,
  { memory, release }: Into,
): Promise<SampleData["figures"]> {
  const found = await Promise.all(
    Object.entries(figures).map(async ([id, asked]) => {
      const reading = await inTime(readFigure(asked, tick), tick, unread("no answer in time", true));
      return [id, memory.add(release, id, { asked, reading })] as const;
    }),
  );
  return Object.fromEntries(found);
}

async function pastsOf(
  { figures }: SampleInput,
  past: NonNullable<SampleInput["past"]>,
  tick: Tick,
): Promise<SampleData["past"]> {
  const late: readonly FigureSample[] = [{ is: "none", why: "no answer in time", silent: true }];
  const found = await Promise.all(
    Object.entries(figures).map(
      async ([id, asked]) => [id, await inTime(readPast(asked, past, tick), tick, late)] as const,
    ),
  );
  return Object.fromEntries(found);
}

interface Until {
  readonly signal: AbortSignal;
  /** How long after it an answer still counts. */
  readonly graceMs?: number;
}

/** The deadline is kept here, whatever a reader does with its signal. */
function inTime<Value>(
  work: Promise<Value>,
  { signal, graceMs = GRACE_MS }: Until,
  late: Value,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    // A reader that ends by the signal says more than that it was late.
    const stop = (): void => {
      timer = setTimeout(() => resolve(late), graceMs);
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    });
  });
}

const GRACE_MS = 20;
const SPARE_MS = 500;

/**
 * What could not be renewed counts on until its lease ends, so nobody may take it for held. One that is late is waited for
 * until it is ended: after its tick it would raise a share that was taken back meanwhile.
 */
async function renewed(
  held: HeldExposure,
  { renew }: SampleHandGiven,
  call: RenewalCall,
): Promise<ExposureHeld> {
  const { service, target, percent } = held;
  const not = (why: string): ExposureHeld => ({ service, target, percent, leaseEndsMs: null, why });
  try {
    const late = not("its target did not answer in time");
    return await inTime(renew(held, call), { signal: call.signal, graceMs: ENDING_MS + SPARE_MS }, late);
  } catch (error) {
    return not(error instanceof Error ? error.message : String(error));
  }
}

function evidenceOf({ figures, held, past }: SampleData): readonly string[] {
  const all: readonly (readonly [string, FigureSample])[] = [
    ...Object.entries(figures),
    ...Object.entries(past ?? {}).flatMap(([id, blocks]) =>
      blocks.slice(0, 1).map((block) => [id, block] as const),
    ),
  ];
  const none = all.flatMap(([id, each]) => (each.is === "none" ? [`${id}: ${each.why}`] : []));
  const lost = held.flatMap(({ service, why }) => (why === null ? [] : [`${service}: ${why}`]));
  const many = all.length - none.length;
  return [...none, ...lost, `${many} of ${all.length} figures read`].map((line) => line.replace(/\s+/g, " "));
}

/**
 * The users of a simulated world, the targets that share them out, and the figures that they leave: what the hands `target` and
 * `sample` of a simulation act on and read. It outlives the processes of a release, as the world does.
 */
import type {
  ExposureHeld,
  FigureSample,
  HeldExposure,
  Outcome,
  SampleData,
  SampleInput,
  TargetInput,
} from "../../effect/index.ts";
import type { Quiet } from "./quiet-values.ts";
import { chanceOf } from "./random.ts";
import { figureOf, type Reading, sidesOf } from "./simulated-figures.ts";
import { pastOf } from "./simulated-past.ts";
import { openPool, type Pool, settle } from "./simulated-pool.ts";
import { openTarget, type SimulatedTarget, type Wish } from "./simulated-target.ts";
import { placedOutcome } from "./target-outcome.ts";
import type { TrafficScript } from "./traffic-script.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface SimulatedTraffic {
  readonly targetOf: (name: string) => SimulatedTarget;
  /** What comes of an effect of the hand `target`. */
  readonly act: (input: TargetInput) => Outcome;
  /** One for each process: its first reading has nothing before it. */
  readonly reader: () => (input: SampleInput) => SampleData;
}

export interface SimulatedTrafficGiven {
  readonly script: TrafficScript;
  readonly time: VirtualTime;
  readonly quiet: (metric: string) => Quiet;
}

/** Where no target takes the traffic, one service that nothing shifts has it. */
const UNTARGETED = "";

export function openTraffic({ script, time, quiet }: SimulatedTrafficGiven): SimulatedTraffic {
  const chance = chanceOf(script.seed).apart("traffic");
  const startMs: number = time.now();
  const pools = new Map<string, Pool>([[UNTARGETED, openPool(script.serving, startMs)]]);
  const targets = new Map<string, SimulatedTarget>();
  const counts = new Map<string, number>();
  const faultOf = (wish: Wish["do"]) => {
    const count = (counts.get(wish) ?? 0) + 1;
    counts.set(wish, count);
    return script.faultOf?.(wish, count) ?? null;
  };
  const targetOf = (name: string): SimulatedTarget => {
    const known = targets.get(name);
    if (known !== undefined) return known;
    const first = targets.size === 0 ? pools.get(UNTARGETED) : undefined;
    pools.delete(UNTARGETED);
    const pool = first ?? openPool(script.serving, time.now());
    const target = openTarget({ pool, time, script, chance, faultOf });
    pools.set(name, pool);
    targets.set(name, target);
    return target;
  };
  const isSilent = (): boolean => {
    const at = time.now() - startMs;
    return script.silent?.some(({ fromMs, toMs }) => at >= fromMs && at < toMs) ?? false;
  };
  const held = (exposure: HeldExposure): ExposureHeld => heldBy(targetOf(exposure.target), exposure);
  const reader = () => {
    const before = new Map<string, Reading>();
    return (input: SampleInput): SampleData => {
      const atMs: number = time.now();
      for (const pool of pools.values()) settle(pool, atMs, { script, chance });
      const given = Object.entries(input.figures).map(([id, asked]): readonly [string, FigureSample] => {
        if (isSilent()) return [id, { is: "none", why: "the source does not answer", silent: true }];
        const own = script.figure?.(id, asked, atMs - startMs) ?? null;
        const now: Reading = { atMs, sides: sidesOf([...pools.values()], asked) };
        const sample = own ?? figureOf(asked, { before: before.get(id) ?? null, now }, quiet(id));
        before.set(id, now);
        return [id, sample];
      });
      const past =
        input.past === null ? null : pastOf(input, { script, chance, quiet, startMs, ...input.past });
      return { atMs, figures: Object.fromEntries(given), held: input.hold.map(held), past };
    };
  };
  return { targetOf, reader, act: (input) => placedOutcome(targetOf(input.target), input) };
}

/** The lease of an exposure anew, and how it stands after that. */
function heldBy(target: SimulatedTarget, exposure: HeldExposure): ExposureHeld {
  const { service, target: name, version, percent, leaseMs } = exposure;
  const { answer } = target.act({ do: "renew", version, percent, leaseMs });
  const { look } = answer;
  if (look === null)
    return { service, target: name, percent, leaseEndsMs: null, why: answer.evidence.join("; ") };
  const has = look.versions.find((each) => each.version === version)?.percent ?? 0;
  const why = answer.state === "done" ? null : answer.evidence.join("; ");
  return { service, target: name, percent: has, leaseEndsMs: look.leaseEndsMs, why };
}

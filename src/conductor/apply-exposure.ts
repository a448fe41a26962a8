/** What targets said of the traffic, put into a state: with the end of each effect on one, and with each tick. */
import type { Instant } from "../base/index.ts";
import {
  type ExposureHeld,
  exposureHeld,
  type HeldExposure,
  heldExposure,
  type TargetInput,
  type TargetLook,
  targetInput,
  targetLook,
} from "../effect/index.ts";
import { lowered } from "./apply-lowered.ts";
import { type Draft, own } from "./draft.ts";
import {
  type ExposureState,
  freshExposure,
  type Misses,
  noMisses,
  ROUNDING,
  type Wish,
} from "./exposure-state.ts";
import type { EffectState } from "./state.ts";
import { isReadyNode, isZeroNode, ladderOf } from "./traffic-nodes.ts";
import { after } from "./waits.ts";

/** A `target` effect ended. */
export function applyTarget(draft: Draft, ended: EffectState): void {
  // A look before anything was begun moves nothing, and names no version.
  if (isReadyNode(ended.node)) return;
  const input = targetInput.safeParse(ended.effect.input).data;
  const { outcome, endedAt: at } = ended;
  if (input === undefined || outcome === null || at === null) return;
  const ladder = ladderOf(ended.node);
  const known =
    draft.state.exposures.get(ladder) ??
    freshExposure({ ladder, service: input.service, target: input.target, version: input.version ?? "" });
  const look = targetLook.safeParse(outcome.data).data ?? null;
  const seen = look === null ? known : looked(known, look, at);
  own(draft, "exposures").set(
    ladder,
    told(seen, { known, ended, input, look, at, gap: draft.state.gaps.at(-1) }),
  );
}

interface Ended {
  readonly known: ExposureState;
  readonly ended: EffectState;
  readonly input: TargetInput;
  readonly look: TargetLook | null;
  readonly at: Instant;
  /** The last time in which nobody drove. */
  readonly gap: { readonly to: Instant } | undefined;
}

function told(seen: ExposureState, given: Ended): ExposureState {
  const { ended, input, at } = given;
  const done = ended.outcome?.state === "done";
  if (isZeroNode(ended.node) && (input.do === "place" || input.do === "keep"))
    return servedAgain(seen, given);
  switch (input.do) {
    case "look":
      return done && given.look !== null
        ? settled(lowered(lapsed(seen, at, null), given), at)
        : { ...seen, lookMisses: missed(seen.lookMisses, given) };
    case "place":
      return done
        ? { ...seen, placed: true, doubted: null, misses: noMisses }
        : { ...seen, ...failed(seen, given) };
    case "weight":
      return weighed(seen, given);
    case "keep":
      return done ? { ...seen, kept: true, leaseEndsAt: null, leaseAtMost: null } : seen;
    case "retire":
      return { ...seen, retired: true, placed: done ? false : seen.placed };
  }
}

/** The version of before was asked to serve again, in place of the one that was kept. */
function servedAgain(seen: ExposureState, given: Ended): ExposureState {
  if (given.ended.outcome?.state !== "done") return { ...seen, zeroMisses: missed(seen.zeroMisses, given) };
  if (given.input.do === "place") return seen;
  const kept = given.look !== null && seen.kept;
  const percent = given.look === null ? 0 : seen.percent;
  return { ...seen, kept, percent, aim: 0, doubted: null, zeroMisses: noMisses };
}

/** How it stands, by what the target shows; what it means is for the effect that showed it. */
function looked(known: ExposureState, look: TargetLook, at: Instant): ExposureState {
  const { version } = known;
  const mine = look.versions.find((each) => each.version === version);
  const kept = look.serving === version;
  const before = known.before ?? (known.look === null && !kept ? look.serving : null);
  const leaseEndsAt = kept || look.leaseEndsMs === null ? null : (look.leaseEndsMs as Instant);
  const placed = known.placed && mine !== undefined;
  return { ...known, percent: mine?.percent ?? 0, placed, kept, look, before, leaseEndsAt, saidAt: at };
}

/** Nothing is left of a share that was to be there: its side went back. */
const lapsed = (seen: ExposureState, at: Instant, why: string | null): ExposureState =>
  seen.aim > 0 && seen.percent === 0 && !seen.kept
    ? { ...seen, aim: 0, risenAt: null, leaseEndsAt: null, lapsedAt: at, misses: { ...noMisses, why } }
    : seen;

/** A look tells whether a doubted wish came about. */
function settled(seen: ExposureState, at: Instant): ExposureState {
  const known = { ...seen, doubted: null, lookMisses: noMisses };
  const wish = seen.doubted;
  if (wish === null || !cameAbout(seen, wish)) return known;
  if (wish.do === "place") return { ...known, placed: true, misses: noMisses };
  return { ...known, aim: wish.percent, risenAt: at, lapsedAt: null, misses: noMisses };
}

function cameAbout({ look, version, percent }: ExposureState, wish: Wish): boolean {
  if (wish.do === "weight")
    return wish.percent >= wish.from
      ? percent > 0 && percent >= wish.percent - ROUNDING
      : percent <= wish.percent + ROUNDING;
  const mine = look?.versions.find((each) => each.version === version);
  return mine !== undefined && mine.healthy !== false && (mine.says === null || mine.says === version);
}

function weighed(seen: ExposureState, given: Ended): ExposureState {
  const { known, ended, input, look, at } = given;
  const percent = input.percent ?? 0;
  const most = leaseAtMost(seen, input, at);
  if (ended.outcome?.state !== "done") return { ...seen, ...failed(seen, given), leaseAtMost: most };
  const isZero = isZeroNode(ended.node);
  return {
    ...seen,
    percent: look === null ? percent : seen.percent,
    aim: percent,
    risenAt: isZero ? known.risenAt : at,
    doubted: null,
    lapsedAt: isOutdated(given) ? at : null,
    misses: noMisses,
    zeroMisses: noMisses,
    lowered: null,
    overtaken: false,
    saidAt: at,
    leaseEndsAt: look !== null ? seen.leaseEndsAt : percent === 0 ? null : most,
    leaseAtMost: percent === 0 ? null : most,
  };
}

/** Asked for before nobody drove, and repeated after: what stood before it had gone back by then, so the climb begins anew. */
const isOutdated = ({ known, ended, gap }: Ended): boolean =>
  gap !== undefined &&
  !isZeroNode(ended.node) &&
  ended.askedAt < gap.to &&
  known.leaseEndsAt !== null &&
  known.leaseEndsAt <= gap.to;

/** A wish for a share may have been heard as late as it ended. */
const leaseAtMost = (
  { leaseAtMost: known }: ExposureState,
  { percent, leaseMs }: Pick<TargetInput, "percent" | "leaseMs">,
  at: Instant,
): Instant | null => {
  if (leaseMs === null || (percent ?? 0) === 0) return known;
  const until = after(at, leaseMs);
  return known === null || until > known ? until : known;
};

function failed(seen: ExposureState, given: Ended): Partial<ExposureState> {
  const { known, ended, input, look } = given;
  // Without a look nobody can tell how much of it came about, unless it never began.
  const isDoubted = look === null && ended.outcome?.data.begun !== false;
  const wish: Wish = {
    do: input.do === "place" ? "place" : "weight",
    percent: input.percent ?? 0,
    from: known.aim,
  };
  const doubted = isDoubted ? wish : look === null ? seen.doubted : null;
  return isZeroNode(ended.node)
    ? { doubted, zeroMisses: missed(seen.zeroMisses, given) }
    : { doubted, misses: missed(seen.misses, given) };
}

const missed = ({ count }: Misses, { ended, at }: Ended): Misses => ({
  count: count + 1,
  at,
  why: ended.outcome?.evidence.at(-1)?.slice(0, 200) ?? null,
});

/** A tick ended: what it said of the exposures that it held. */
export function applyHeld(draft: Draft, ended: EffectState): void {
  const { hold } = ended.effect.input;
  if (!Array.isArray(hold) || hold.length === 0 || ended.endedAt === null) return;
  const held = heldExposure.array().safeParse(hold).data ?? [];
  const said =
    ended.outcome?.state === "done"
      ? exposureHeld.array().safeParse(ended.outcome.data.held).data
      : undefined;
  for (const wish of held) {
    const found = said?.find((each) => each.target === wish.target && each.service === wish.service);
    for (const known of [...draft.state.exposures.values()]) {
      if (known.target !== wish.target || known.version !== wish.version || known.kept) continue;
      const next = renewed(known, { wish, found, ended, at: ended.endedAt });
      if (next !== known) own(draft, "exposures").set(known.ladder, next);
    }
  }
}

interface Renewed {
  readonly wish: HeldExposure;
  readonly found: ExposureHeld | undefined;
  readonly ended: EffectState;
  readonly at: Instant;
}

function renewed(known: ExposureState, { wish, found, ended, at }: Renewed): ExposureState {
  const most = leaseAtMost(known, wish, at);
  if (known.aim === 0) {
    // It was taken back meanwhile: what was renewed beside that may have brought it again.
    if (known.risenAt === null || found?.percent === 0 || wish.percent === 0) return known;
    const doubted: Wish = { do: "weight", percent: wish.percent, from: 0 };
    return { ...known, percent: found?.percent ?? known.percent, doubted, leaseAtMost: most };
  }
  // Asked before the share was changed, it tells of what was before.
  const isOld = known.risenAt !== null && ended.askedAt < known.risenAt;
  if (found === undefined || isSilent(found)) return { ...known, leaseAtMost: most };
  if (isOld) return { ...known, overtaken: known.overtaken || isLess(known, found), leaseAtMost: most };
  if (found.percent === 0) return lapsed({ ...known, percent: 0, saidAt: at }, at, found.why);
  const leaseEndsAt = found.leaseEndsMs === null ? null : (found.leaseEndsMs as Instant);
  const seen = { ...known, percent: found.percent, leaseEndsAt, saidAt: at, leaseAtMost: most };
  return lowered(seen, { known, at });
}

const isLess = ({ aim }: ExposureState, { percent }: ExposureHeld): boolean =>
  percent > 0 && percent < aim - ROUNDING;

/** Its target did not answer: what it was asked for is said again, and it is no news. */
const isSilent = ({ percent, leaseEndsMs, why }: ExposureHeld): boolean =>
  percent > 0 && leaseEndsMs === null && why !== null;

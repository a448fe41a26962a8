/**
 * The way back of a version that was kept: no lease brings it back, and the one of before may be gone. That one is placed
 * again where it is, and made the serving one; until then the new version serves, and nobody says anything else.
 */
import type { Instant } from "../base/index.ts";
import { askTarget } from "./asking-targets.ts";
import type { ExposureState } from "./exposure-state.ts";
import { type Held, isOpenAt, type Shifted } from "./shifted.ts";
import { lastEffect } from "./standing.ts";
import type { ReleaseState } from "./state.ts";
import { zeroNode } from "./traffic-nodes.ts";
import type { Turn } from "./turn.ts";
import { after, answersAbout, closeWait, openWait, waitAbout } from "./waits.ts";
import { ending } from "./words.ts";

/** So often it is tried before a person is asked, who may be faster. */
export const BEFORE_ASKING = 5;
const SOON_MS = 2_000;
const LATER_MS = 10_000;

/** When traffic is asked to go back once more. Null: at once. */
export const zeroAgainAt = ({ zeroMisses: { count, at } }: ExposureState): Instant | null =>
  at === null ? null : after(at, count < BEFORE_ASKING ? SOON_MS : LATER_MS);

/** It is tried: what served before is known, and no person has said that it stays. */
export const isServedAgain = ({ state }: Pick<Turn, "state">, { shifted, exposure }: Held): boolean =>
  exposure.kept && versionBefore(exposure) !== null && !isLeft(state, shifted);

const versionBefore = ({ before, version }: ExposureState): string | null =>
  before === version ? null : before;

const aboutOf = ({ ladder }: Shifted) => ({ node: zeroNode(ladder), kind: "rung" }) as const;

const isLeft = (state: ReleaseState, shifted: Shifted): boolean =>
  answersAbout(state, aboutOf(shifted)).some(({ as }) => as === "leave");

export function serveAgain(turn: Turn, held: Held): void {
  const { shifted, exposure } = held;
  const node = zeroNode(shifted.ladder);
  const version = versionBefore(exposure);
  const open = waitAbout(turn.state, aboutOf(shifted));
  if (version === null || !isServedAgain(turn, held)) {
    if (open !== undefined) closeWait(turn, open.id, { as: "gone" });
    return;
  }
  if (isOpenAt(turn.state, node)) return;
  if ((zeroAgainAt(exposure) ?? turn.at) <= turn.at)
    askTarget(turn, shifted, { node, do: isGone(turn, held, version) ? "place" : "keep", version });
  const { count, why } = exposure.zeroMisses;
  if (count < BEFORE_ASKING || open !== undefined) return;
  const text = `${shifted.version} serves all traffic of ${shifted.service}, and ${version} could not be made to serve again${ending(why)}. It is tried again and again, and seen where somebody does it by hand; or leave it so`;
  openWait(turn, { about: `${shifted.ladder}-serves`, ...aboutOf(shifted), text, answers: ["leave"] });
}

/** What was placed just now is there, whatever a look says. */
function isGone({ state }: Turn, { shifted, exposure }: Held, version: string): boolean {
  const last = lastEffect(state, zeroNode(shifted.ladder));
  if (last?.effect.input.do === "place" && last.outcome?.state === "done") return false;
  return exposure.look?.versions.every((each) => each.version !== version) ?? false;
}

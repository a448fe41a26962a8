/** What the tests of a target do again and again: wishes by way of the hand, and users who ask. */
import { expect } from "vitest";
import type { HandContext, Outcome, TargetInput, TargetLook } from "../../src/effect/index.ts";
import { targetLook } from "../../src/effect/index.ts";
import { targetHand } from "../../src/hands/target/index.ts";
import type { TargetScene } from "./target.ts";

export interface Asked extends Partial<Pick<TargetInput, "version" | "percent" | "leaseMs" | "sticky">> {
  readonly do: TargetInput["do"];
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

export interface Now {
  readonly scene: TargetScene;
  readonly ask: (asked: Asked) => Promise<Outcome>;
  /** What must be done, and how it stands then. */
  readonly done: (asked: Asked) => Promise<TargetLook>;
  readonly look: () => Promise<TargetLook>;
  readonly renew: (percent: number) => Promise<void>;
  readonly passes: (ms: number) => Promise<void>;
  /** Of many users, those who are on the next version. */
  readonly moved: () => Promise<ReadonlySet<string>>;
}

export const USERS: readonly string[] = Array.from({ length: 400 }, (_, at) => `user-${at}`);

const never = new AbortController().signal;

export function actsOn(scene: TargetScene): Now {
  const hand = targetHand({ open: scene.open, clock: scene.clock });
  const context = (more: Partial<HandContext>): HandContext => ({
    release: "contract",
    effect: { id: "step-1", hand: "target" },
    deadlineMs: 30_000,
    signal: never,
    expect: [],
    aside: false,
    log: () => undefined,
    progress: () => undefined,
    secret: async () => "",
    ...more,
  });
  const ask: Now["ask"] = ({ deadlineMs = 30_000, signal = never, ...asked }) =>
    hand.perform(
      {
        service: "orders",
        environment: "test",
        target: scene.name,
        version: scene.next,
        percent: null,
        leaseMs: null,
        sticky: true,
        ...asked,
      },
      context({ deadlineMs, signal }),
    );
  const done: Now["done"] = async (asked) => {
    const outcome = await ask(asked);
    expect(outcome, outcome.evidence.join("\n")).toMatchObject({ state: "done" });
    return targetLook.parse(outcome.data);
  };
  return {
    scene,
    ask,
    done,
    look: () => done({ do: "look" }),
    renew: async (percent) => {
      const target = await scene.open(scene.name);
      const wish = { version: scene.next, percent, leaseMs: scene.leaseMs };
      await target?.renew(wish, { deadlineMs: 10_000, signal: never, log: () => undefined });
    },
    passes: scene.passes,
    moved: async () => {
      const answers = await scene.answers(USERS);
      return new Set(USERS.filter((_, at) => answers[at] === scene.next));
    },
  };
}

export const shareOf = (look: TargetLook, version: string): number | undefined =>
  look.versions.find((each) => each.version === version)?.percent;

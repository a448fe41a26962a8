/**
 * A hand for every kind of effect, which acts on a simulated world and keeps the promises of the real one: it ends at its
 * deadline, stops when nobody wants it any more, and says afterwards what became of it where its card says that it can.
 */
import type { z } from "zod";
import { RutterError } from "../../base/index.ts";
import {
  type Hand,
  type HandCard,
  type HandCatalog,
  type HandContext,
  type Outcome,
  type Probed,
  secretRef,
  targetInput,
  targetLook,
} from "../../effect/index.ts";
import type { Asked, Fate, Script } from "./fate.ts";
import { outputFor } from "./output-text.ts";
import type { Deed, SimulatedWorld } from "./simulated-world.ts";
import { whyNotSo } from "./target-outcome.ts";
import type { VirtualTime } from "./virtual-time.ts";
import { keyOf } from "./world-object.ts";

type Input = Readonly<Record<string, unknown>>;

export interface FakeGiven {
  readonly time: VirtualTime;
  readonly world: SimulatedWorld;
  readonly fateOf: Script["fateOf"];
  /** Which node and attempt an effect belongs to. */
  readonly placeOf: (effect: string) => Omit<Asked, "effect" | "hand"> | null;
  /** What comes of an effect that works, for hands whose answers say more than that; null: nothing more. */
  readonly answerOf?: (hand: string, input: Input) => Outcome | null;
}

const ended = (state: Outcome["state"], data: Outcome["data"], ...evidence: readonly string[]): Outcome => ({
  state,
  data,
  evidence,
});

const textOf = (input: Input): string => {
  const said =
    input.run ?? input.sql ?? input.url ?? input.path ?? input.flag ?? input.service ?? input.to ?? "";
  return typeof said === "string" ? (said.split("\n")[0] ?? "").slice(0, 200) : "";
};

/** It never returns by itself: it is watched for its time, and then it is done. */
const isEndless = (input: Input): boolean => input.endless === true;

export function fakeHand(card: HandCard, given: FakeGiven): Hand<Input> {
  const { world } = given;
  const asPlaced = (context: HandContext): Asked => ({
    ...(given.placeOf(context.effect.id) ?? {
      node: context.effect.id,
      item: null,
      attempt: 1,
      timeoutMs: context.deadlineMs,
    }),
    effect: context.effect.id,
    hand: card.name,
  });
  const perform = async (input: Input, context: HandContext): Promise<Outcome> => {
    const asked = asPlaced(context);
    const before = world.last(asked.effect);
    // The same key again is the same deed: what is known of it is given back.
    if (card.repeat === "keyed" && before !== null && before.outcome !== null) return before.outcome;
    if (context.signal.aborted) return ended("cancelled", { begun: false }, "called off before it began");
    const lacks = await lackedSecret(input, context);
    if (lacks !== null) return ended("failed", { begun: false }, lacks);
    const fate = given.fateOf(asked);
    const deed = world.begin(asked, fate.kind === "lies");
    return carryOut({ input, context, fate, deed }, given);
  };
  const probe = async (input: Input, context: HandContext): Promise<Probed> => {
    if (card.name === "target" && given.answerOf !== undefined) return probeTarget(input, given);
    const deed = world.last(context.effect.id);
    if (deed === null) return { state: "not-begun" };
    // What is cut off meanwhile never ends: nobody waits for it.
    while (deed.state === "under-way" && !context.signal.aborted) await given.time.sleep(100, context.signal);
    if (deed.outcome !== null) return { state: "happened", outcome: deed.outcome };
    const why = deed.state === "cut" ? "what carried it out died under it" : "it is still under way";
    return { state: "unknown", why, evidence: [] };
  };
  return {
    ...card,
    input: card.input as z.ZodType<Input>,
    describe: (input) => `${card.name} ${textOf(input)}`.trim(),
    perform,
    ...(card.probes ? { probe } : {}),
  };
}

/** As the real hand does: a share is looked at and never asked for again, anything else may be. */
function probeTarget(given: unknown, { answerOf }: FakeGiven): Probed {
  const input = targetInput.parse(given);
  const look = { ...input, do: "look", version: null, percent: null, leaseMs: null };
  const seen = targetLook.safeParse(answerOf?.("target", look)?.data).data;
  if (seen === undefined) return { state: "not-begun" };
  const why = whyNotSo(input, seen);
  if (why === null) return { state: "happened", outcome: ended("done", seen) };
  return input.do === "weight"
    ? { state: "happened", outcome: ended("failed", seen, why) }
    : { state: "not-begun" };
}

/** Why a secret of the input cannot be had; null: all can. None of them is looked at. */
async function lackedSecret(input: unknown, context: HandContext): Promise<string | null> {
  if (typeof input !== "object" || input === null) return null;
  const ref = secretRef.safeParse(input);
  if (!ref.success || Object.keys(input).length !== 1) {
    for (const part of Object.values(input)) {
      const lacks = await lackedSecret(part, context);
      if (lacks !== null) return lacks;
    }
    return null;
  }
  try {
    await context.secret(ref.data);
    return null;
  } catch (error) {
    return error instanceof RutterError ? error.what : String(error);
  }
}

interface Carried {
  readonly input: Input;
  readonly context: HandContext;
  readonly fate: Fate;
  readonly deed: Deed;
}

function carryOut({ input, context, fate, deed }: Carried, given: FakeGiven): Promise<Outcome> {
  const { time, world } = given;
  const { signal, deadlineMs } = context;
  return new Promise((resolve) => {
    const over: (() => void)[] = [];
    const end = (outcome: Outcome): void => {
      for (const cancel of over) cancel();
      signal.removeEventListener("abort", cancelled);
      world.end(deed, outcome);
      resolve(deed.outcome ?? outcome);
    };
    const cancelled = (): void => end(ended("cancelled", {}, "ended on request"));
    signal.addEventListener("abort", cancelled, { once: true });
    const endless = isEndless(input);
    over.push(
      time.after(deadlineMs, () =>
        end(
          endless && fate.kind !== "fails"
            ? ended("done", { ms: deadlineMs })
            : ended("timed-out", { ms: deadlineMs }, "no answer in its time"),
        ),
      ),
    );
    if (fate.kind === "hangs" || (endless && fate.kind !== "fails")) return;
    if (fate.ms === 0) return end(outcomeOf({ input, context, fate, deed }, given));
    over.push(time.after(fate.ms, () => end(outcomeOf({ input, context, fate, deed }, given))));
  });
}

function outcomeOf({ input, context, fate, deed }: Carried, { world, answerOf }: FakeGiven): Outcome {
  const ms = fate.kind === "hangs" ? 0 : fate.ms;
  if (fate.kind === "loses") {
    world.cutOff((each) => each === deed);
    return ended("failed", { lost: true }, "what carried it out died under it");
  }
  if (fate.kind === "fails")
    return ended(
      "failed",
      { exit: 1, ms, command: lastCommand(input) },
      `${textOf(input)}: it was made to fail here`,
    );
  const lie = world.lieSeenBy(deed.node, deed.item);
  if (lie !== null)
    return ended(
      "failed",
      { exit: 1, ms, saw: keyOf(lie) },
      `${lie.kind} ${lie.name} is not what it should be`,
    );
  const own = fate.kind === "works" ? (answerOf?.(deed.hand, input) ?? null) : null;
  if (own !== null) return own;
  for (const line of outputFor(context.expect)) context.log(line);
  return ended("done", { exit: 0, ms }, ...outputFor(context.expect));
}

/** The last of its commands is the one that fails: the ones before it have been done by then. */
const lastCommand = (input: Input): number =>
  Array.isArray(input.commands) ? Math.max(0, input.commands.length - 1) : 0;

/** One for each card of the catalog, by its name. */
export const fakeHands = (catalog: HandCatalog, given: FakeGiven): readonly Hand<Input>[] =>
  Object.values(catalog).map((card) => fakeHand(card, given));

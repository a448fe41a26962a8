/**
 * What every hand must keep, whatever it does to the world: a refusal is an outcome, a deadline and a call to stop are
 * heard, a secret is never shown, and what its card says of repeating and probing is so. A hand's own test hands in the
 * hand with inputs that fit it, and a way to see the world that it acts on.
 */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RutterError } from "../../src/base/index.ts";
import { builtInHands, type Hand, type HandContext, type Outcome } from "../../src/effect/index.ts";

export interface HandScene<Input> {
  readonly hand: Hand<Input>;
  /** Fits, and is done in no time. It changes the world, where the hand can. */
  readonly good: Input;
  /** What does not fit, each with the key that is at fault. */
  readonly bad: readonly { readonly input: unknown; readonly key: string }[];
  /** Fits, and the world says no to it. */
  readonly refused: Input;
  /** Takes a minute unless it is ended; null: this hand never takes time. */
  readonly lasting: Input | null;
  /** Uses the secret `env:CONTRACT`, and does what it can to have it shown; null: this hand takes none. */
  readonly secretive: Input | null;
  /** The world gives whatever is expected of it: nothing can be seen not to hold. */
  readonly obliging?: boolean;
  /** The world that it acts on, as it is now. */
  readonly world: () => Promise<unknown>;
  /** What it has written anywhere else than where the context says: logs of its own. */
  readonly logs: () => Promise<string>;
  /** Lets that much time go by. */
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const realTime = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const SECRET = "c0ntract-secret-4711";

interface Asked {
  readonly context: HandContext;
  readonly said: readonly string[];
}

function asked(hand: string, more: Partial<HandContext> = {}): Asked {
  const said: string[] = [];
  const context: HandContext = {
    release: "contract",
    effect: { id: "step-1", hand },
    deadlineMs: 30_000,
    signal: new AbortController().signal,
    expect: [],
    aside: false,
    log: (line) => said.push(line),
    progress: (words) => said.push(words),
    secret: async () => SECRET,
    ...more,
  };
  return { context, said };
}

const refuses = async (): Promise<never> => {
  throw new RutterError({
    code: "SECRET_MISSING",
    what: "no such secret",
    why: "it is gone",
    fix: "put it back",
  });
};

const isPlain = (outcome: Outcome): boolean =>
  JSON.stringify(JSON.parse(JSON.stringify(outcome))) === JSON.stringify(outcome) &&
  outcome.evidence.every((line) => line !== "" && !line.includes("\n"));

/** For a busy machine. */
const SLOW_MS = 40_000;

/** The scene of the test that runs. */
type Now<Input> = () => HandScene<Input>;

const perform = <Input>({ hand }: HandScene<Input>, input: Input, more: Partial<HandContext> = {}) =>
  hand.perform(input, asked(hand.name, more).context);

export function handContract<Input>(name: string, open: () => Promise<HandScene<Input>>): void {
  describe(`${name}, as every hand`, () => {
    let scene: HandScene<Input> | null = null;
    beforeEach(async () => {
      scene = await open();
    });
    afterEach(async () => {
      await scene?.close();
    });
    const now: Now<Input> = () => {
      if (scene === null) throw new Error("no scene was opened");
      return scene;
    };
    isAsItsCardSays(now);
    answersWithOutcomes(now);
    stopsInTime(now);
    keepsSecrets(now);
    keepsItsClaims(now);
  });
}

function isAsItsCardSays<Input>(now: Now<Input>): void {
  it("is as its card says", () => {
    const { hand } = now();
    const card = Object.hasOwn(builtInHands, hand.name) ? builtInHands[hand.name] : undefined;
    if (card !== undefined) expect(hand).toMatchObject({ repeat: card.repeat, probes: card.probes });
    expect(hand.probes).toBe(hand.probe !== undefined);
  });

  it("takes what fits, and says which key does not", () => {
    const { hand, good, refused, bad } = now();
    for (const input of [good, refused]) {
      expect(hand.input.safeParse(input).success).toBe(true);
      expect(hand.describe(input)).toMatch(/^[^\n]+$/);
    }
    expect(bad.length).toBeGreaterThan(0);
    for (const { input, key } of bad) {
      const keys = hand.input.safeParse(input).error?.issues.map((issue) => String(issue.path[0]));
      expect(keys).toContain(key);
    }
  });
}

function answersWithOutcomes<Input>(now: Now<Input>): void {
  it("does what it is asked for, and shows that it did", async () => {
    const outcome = await perform(now(), now().good);
    expect(outcome.state).toBe("done");
    expect(isPlain(outcome)).toBe(true);
  });

  it("answers a refusal with an outcome that says why", async () => {
    const outcome = await perform(now(), now().refused);
    expect(outcome.state).toBe("failed");
    expect(outcome.evidence.length).toBeGreaterThan(0);
    expect(isPlain(outcome)).toBe(true);
  });

  it("is never done where what is expected does not hold, and not begun where it cannot be judged", async () => {
    const { hand, good, world, obliging } = now();
    if (obliging === true) return;
    const before = await world();
    const rows = await perform(now(), good, {
      expect: [{ kind: "rows", count: 4711 }],
      effect: { id: "step-rows", hand: hand.name },
    });
    expect(rows).toMatchObject({ state: "failed", evidence: [expect.stringMatching(/rows/)] });
    expect(await world()).toEqual(before);
    const text = await perform(now(), good, { expect: [{ kind: "contains", text: "no-such-text-4711" }] });
    expect(text.state).toBe("failed");
    expect(text.evidence.length).toBeGreaterThan(0);
  });
}

function stopsInTime<Input>(now: Now<Input>): void {
  it("begins nothing that is called off before", async () => {
    const before = await now().world();
    expect((await perform(now(), now().good, { signal: AbortSignal.abort() })).state).toBe("cancelled");
    expect(await now().world()).toEqual(before);
  });

  it("ends what is called off", { timeout: SLOW_MS }, async () => {
    const { lasting, passes } = now();
    if (lasting === null) return;
    const controller = new AbortController();
    const outcome = perform(now(), lasting, { signal: controller.signal });
    await passes(300);
    controller.abort();
    expect((await outcome).state).toBe("cancelled");
  });

  it("ends what takes longer than it may", { timeout: SLOW_MS }, async () => {
    const { lasting, passes } = now();
    if (lasting === null) return;
    const [outcome] = await Promise.all([perform(now(), lasting, { deadlineMs: 300 }), passes(400)]);
    expect(outcome.state).toBe("timed-out");
  });
}

function keepsSecrets<Input>(now: Now<Input>): void {
  it("shows no secret", async () => {
    const { hand, secretive, logs } = now();
    if (secretive === null) return;
    const { context, said } = asked(hand.name);
    const outcome = await hand.perform(secretive, context);
    expect(JSON.stringify([outcome, said, await logs()])).not.toContain(SECRET);
    if (hand.probe !== undefined)
      expect(JSON.stringify(await hand.probe(secretive, context))).not.toContain(SECRET);
  });

  it("begins nothing without its secret", async () => {
    const { secretive, world } = now();
    if (secretive === null) return;
    const before = await world();
    const outcome = await perform(now(), secretive, { secret: refuses });
    expect(outcome).toMatchObject({ state: "failed", evidence: expect.arrayContaining(["no such secret"]) });
    expect(await world()).toEqual(before);
  });
}

function keepsItsClaims<Input>(now: Now<Input>): void {
  it("leaves the same world when the same effect is asked for twice, where it says so", async () => {
    const { hand, good, world } = now();
    if (hand.repeat === "never") return;
    const first = await perform(now(), good);
    const once = await world();
    const second = await perform(now(), good);
    expect([first.state, second.state]).toEqual(["done", "done"]);
    expect(await world()).toEqual(once);
  });

  it("tells afterwards whether it was done, where it says so, and changes nothing by that", async () => {
    const { hand, good, world } = now();
    if (hand.probe === undefined) return;
    const { context } = asked(hand.name);
    const before = await world();
    expect(await hand.probe(good, context)).toEqual({ state: "not-begun" });
    expect(await world()).toEqual(before);
    await hand.perform(good, context);
    const after = await world();
    expect(await hand.probe(good, context)).toMatchObject({ state: "happened", outcome: { state: "done" } });
    expect(await world()).toEqual(after);
  });
}

/** Sends one message by the notify hand, with channels and secrets as a test says, and servers that end with it. */
import { afterEach } from "vitest";
import type { HandContext, NotifyInput, Outcome, SecretRef } from "../../src/effect/index.ts";
import { type ChannelConfig, notifyHand } from "../../src/hands/notify/index.ts";
import { type Answer, openReceiver, type Receiver } from "./notify-servers.ts";

export const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

export async function receiver(answer?: (request: unknown, count: number) => Answer): Promise<Receiver> {
  const one = await openReceiver(answer);
  open.push(one);
  return one;
}

export const NOW = new Date("2026-03-01T12:00:00.000Z");
export const secret = (name: string): SecretRef => ({ secret: `env:${name}` });

export const about = (
  more: Partial<NonNullable<NotifyInput["about"]>> = {},
): NonNullable<NotifyInput["about"]> => ({
  event: "started",
  key: "rutter/k3f9wz",
  over: false,
  title: "shop 1.4.0 → production: started by ana",
  lines: ["3 steps", "rutter watch k3f9wz"],
  ...more,
});

export interface Sending {
  readonly channels: Readonly<Record<string, ChannelConfig>>;
  readonly to?: string;
  readonly own?: string | null;
  readonly about?: NotifyInput["about"];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly context?: Partial<HandContext>;
}

export async function send(
  sending: Sending,
): Promise<{ readonly outcome: Outcome; readonly said: readonly string[] }> {
  const { channels, to = Object.keys(channels)[0] ?? "", own = null, secrets = {} } = sending;
  const said: string[] = [];
  const hand = notifyHand({
    channels: async () => channels,
    told: async () => ({ own, places: { service: "shop", environment: "production" } }),
    now: () => NOW,
  });
  const context: HandContext = {
    release: "k3f9wz",
    effect: { id: "~tell-started-c0#2", hand: "notify" },
    deadlineMs: 5_000,
    signal: new AbortController().signal,
    expect: [],
    aside: true,
    log: (line) => said.push(line),
    progress: (line) => said.push(line),
    secret: async (ref) => secrets[ref.secret.slice(4)] ?? "",
    ...sending.context,
  };
  const input = {
    to,
    text: null,
    template: null,
    about: sending.about === undefined ? about() : sending.about,
  };
  return { outcome: await hand.perform(input, context), said };
}

export const json = (text: string | undefined): unknown => JSON.parse(text ?? "null");

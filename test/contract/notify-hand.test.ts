/** The notify hand keeps what every hand must keep, with a receiver of signed webhooks on this machine. */
import type { NotifyInput } from "../../src/effect/index.ts";
import { type ChannelConfig, notifyHand } from "../../src/hands/notify/index.ts";
import { openReceiver } from "../hands/notify-servers.ts";
import { type HandScene, handContract, realTime } from "./hand.ts";

async function open(): Promise<HandScene<NotifyInput>> {
  const receiver = await openReceiver(({ path }) => {
    if (path === "/hangs") return { hangs: true };
    return path === "/good" ? { status: 204, body: "" } : { status: 400, body: `refused ${path}` };
  });
  const hook = (path: string): ChannelConfig => ({
    kind: "webhook",
    url: `${receiver.url}${path}`,
    secret: null,
  });
  const channels: Readonly<Record<string, ChannelConfig>> = {
    good: hook("/good"),
    refused: hook("/refused"),
    hangs: hook("/hangs"),
    secretive: { kind: "pagerduty", key: { secret: "env:CONTRACT" }, url: receiver.url },
  };
  const to = (name: string): NotifyInput => ({ to: name, text: null, template: null });
  return {
    hand: notifyHand({ channels: async () => channels, told: async () => ({ own: null, places: {} }) }),
    good: to("good"),
    bad: [
      { input: { to: "", text: null, template: null }, key: "to" },
      { input: { to: "x", text: 3, template: null }, key: "text" },
    ],
    refused: to("refused"),
    lasting: to("hangs"),
    secretive: to("secretive"),
    // Who receives it knows a message again by its id.
    world: async () => [...new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))],
    logs: async () => "",
    passes: realTime,
    close: receiver.close,
  };
}

handContract("notify", open);

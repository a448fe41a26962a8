/**
 * Tells people by the channels of the configuration. It takes 20 seconds at most, whatever it was given: a message is worth
 * no waiting. Nothing that is secret in a channel is ever in what it says.
 */
import { RutterError, redact } from "../../base/index.ts";
import {
  type Hand,
  type HandContext,
  hide,
  type NotifyInput,
  notifyInput,
  type Outcome,
  openSecrets,
  refusedBy,
  unjudged,
} from "../../effect/index.ts";
import { toAlertmanager } from "./alertmanager.ts";
import { type ChannelConfig, secretsOf } from "./channel.ts";
import type { Delivered, Delivery } from "./deliver.ts";
import { type Channels, type Found, findChannel } from "./find-channel.ts";
import { toMailbox } from "./mail.ts";
import { messageOf } from "./message.ts";
import { toPagerduty } from "./pagerduty.ts";
import { toSlack } from "./slack.ts";
import { toWebhook } from "./webhook.ts";

/** What is known of the release that a message is of. */
export interface Told {
  /** The team's own words for it, filled in; null: it has none. */
  readonly own: string | null;
  /** Service and environment, by name. */
  readonly places: Readonly<Record<string, string>>;
}

export interface NotifyGiven {
  /** Asked for each message: what the configuration says may change while a release goes. */
  readonly channels: () => Promise<Channels>;
  readonly told: (input: NotifyInput, release: string) => Promise<Told>;
  readonly now?: () => Date;
}

const LONGEST_MS = 6_000;

export const notifyHand = (given: NotifyGiven): Hand<NotifyInput> => ({
  name: "notify",
  input: notifyInput,
  repeat: "keyed",
  probes: false,
  describe: ({ to }) => `tell ${to.replace(/\s+/g, " ")}`,
  perform: async (input, context) => {
    const why = unjudged(context.expect, []);
    if (why !== null) return failed(why);
    if (context.signal.aborted) return ended("cancelled", "it was called off before it was sent");
    try {
      const found = findChannel(input.to, await given.channels());
      if ("why" in found) return { ...failed(found.why), data: { begun: false, unreachable: true } };
      const told = await given.told(input, context.release);
      return await deliver({ given, input, context, found, told });
    } catch (error) {
      if (error instanceof RutterError) return refusedBy(error);
      throw error;
    }
  },
});

const failed = (why: string): Outcome => ({ state: "failed", data: { begun: false }, evidence: [why] });

const ended = (state: "cancelled" | "timed-out", why: string): Outcome => ({
  state,
  data: {},
  evidence: [why],
});

interface Job {
  readonly given: NotifyGiven;
  readonly input: NotifyInput;
  readonly context: HandContext;
  readonly found: Found;
  readonly told: Told;
}

async function deliver({ given, input, context, found, told }: Job): Promise<Outcome> {
  const { name, channel, mailbox, meant } = found;
  const began = performance.now();
  const opened = await openSecrets(secretsOf(channel), context.secret);
  if ("refused" in opened) return opened.refused;
  const shown = (text: string): string => redact(hide(text, opened.hidden)).replace(/\s+/g, " ");
  const delivered = await by({
    channel,
    message: messageOf({ input, context, own: told.own }),
    values: opened.values,
    limits: {
      until: began + Math.min(context.deadlineMs, LONGEST_MS),
      signal: context.signal,
      log: (line) => context.log(shown(`${name}: ${line}`)),
    },
    mailbox,
    meant,
    places: told.places,
    now: given.now ?? (() => new Date()),
  });
  return outcomeOf(delivered, { name, shown, ms: Math.round(performance.now() - began) });
}

interface Sent {
  readonly name: string;
  readonly shown: (text: string) => string;
  readonly ms: number;
}

function outcomeOf(delivered: Delivered, { name, shown, ms }: Sent): Outcome {
  switch (delivered.is) {
    case "sent":
      return {
        state: "done",
        data: { ms, channel: name, ...delivered.data },
        evidence: [shown(`${name}: ${delivered.words}`)],
      };
    case "failed": {
      const data = { ms, channel: name, ...(delivered.unreachable ? { unreachable: true } : {}) };
      return { state: "failed", data, evidence: [shown(`${name}: ${delivered.words}`)] };
    }
    case "timed-out":
      return ended("timed-out", `${name}: it did not answer in time`);
    case "cancelled":
      return ended("cancelled", `${name}: it was called off`);
  }
}

function by(delivery: Delivery<ChannelConfig>): Promise<Delivered> {
  const { channel } = delivery;
  switch (channel.kind) {
    case "slack":
      return toSlack({ ...delivery, channel });
    case "webhook":
      return toWebhook({ ...delivery, channel });
    case "smtp":
      return toMailbox({ ...delivery, channel });
    case "pagerduty":
      return toPagerduty({ ...delivery, channel });
    case "alertmanager":
      return toAlertmanager({ ...delivery, channel });
  }
}

/** One message to a channel of `rutter.yaml`, to see that it arrives. It pages nobody, and a silence that it makes it ends. */
import { dirname, resolve } from "node:path";
import { RutterError } from "../../base/index.ts";
import type { HandContext, NotifyInput, Outcome } from "../../effect/index.ts";
import { findChannel, notifyHand } from "../../hands/notify/index.ts";
import type { AppCode } from "../codes.ts";
import { findConfiguration } from "../configuration/load-configuration.ts";
import { openSecrets } from "../release/secrets.ts";
import { openChannels } from "./open-channels.ts";

export interface TryGiven {
  /** A name, or an address as a runbook has it. */
  readonly to: string;
  /** The folder from which `rutter.yaml` is looked for. */
  readonly from: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Tried {
  readonly channel: string;
  /** What came back, one line for each message. */
  readonly answers: readonly string[];
}

const MOST_MS = 20_000;

export async function tryChannel({ to, from, env }: TryGiven): Promise<Tried> {
  const channels = await openChannels(from);
  const found = findChannel(to, channels);
  if ("why" in found)
    throw refusal("NOTIFY_CHANNEL_UNKNOWN", {
      what: found.why,
      why: "a message goes to a channel that is set up, and to nobody by a guess",
      fix: `add it to notify in rutter.yaml, or name one of those: ${Object.keys(channels).join(", ") || "there is none yet"}`,
    });
  const configuration = findConfiguration(from);
  const folder = configuration === null ? resolve(from) : dirname(configuration);
  const secrets = openSecrets({ env, folder });
  const hand = notifyHand({
    channels: async () => channels,
    told: async () => ({ own: null, places: { service: "rutter-test", environment: "rutter-test" } }),
  });
  const answers: string[] = [];
  // A silence is taken back at once; everywhere else one message is enough.
  const events = found.channel.kind === "alertmanager" ? ["started", "finished"] : ["started"];
  for (const event of events) {
    const outcome = await hand.perform(inputOf(to, found.name, event), contextOf(secrets));
    const said = outcome.evidence.map((line) => secrets.mask(line));
    if (outcome.state !== "done") throw notSent(found.name, outcome, said);
    answers.push(...said);
  }
  return { channel: found.name, answers };
}

/** A start is no incident anywhere. */
const inputOf = (to: string, name: string, event: string): NotifyInput => ({
  to,
  text: null,
  template: null,
  about: {
    event,
    key: "rutter/try",
    over: event === "finished",
    title: "A test: Rutter can reach this channel",
    lines: [`sent by rutter notify try ${name}; nothing is released`],
  },
});

const contextOf = (secrets: Pick<ReturnType<typeof openSecrets>, "resolve">): HandContext => ({
  release: "try",
  effect: { id: `try-${Date.now()}`, hand: "notify" },
  deadlineMs: MOST_MS,
  signal: new AbortController().signal,
  expect: [],
  aside: true,
  log: () => undefined,
  progress: () => undefined,
  secret: secrets.resolve,
});

function notSent(name: string, { data }: Outcome, said: readonly string[]): RutterError {
  const isSecret = typeof data.code === "string";
  const [what = `${name}: nothing came back`] = said;
  return refusal("NOTIFY_NOT_SENT", {
    what: isSecret ? `${name}: ${what}` : what,
    why: "in a release that is shown and tried again, and holds nothing up; but nobody would have been told",
    fix: isSecret
      ? "put it where the reference says, and try again"
      : "correct it in rutter.yaml or where the reference leads, and try again",
  });
}

const refusal = (
  code: AppCode & `NOTIFY_${string}`,
  said: { readonly what: string; readonly why: string; readonly fix: string },
): RutterError => new RutterError({ code, ...said });

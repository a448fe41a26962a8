/**
 * Alertmanager: alerts are quieted while a release goes, by one silence that is known again by what it says of itself, and
 * that ends by itself where nobody ends it.
 */
import { z } from "zod";
import type { ChannelOf } from "./channel.ts";
import { type Delivered, type Delivery, deliveredBy, postJson } from "./deliver.ts";
import { readMatcher } from "./matchers.ts";
import type { Message } from "./message.ts";
import { post, type Reply } from "./post.ts";

type Quieting = Delivery<ChannelOf<"alertmanager">>;

/** With the end of a release, however it ended, alerts are heard again. */
const ENDS: ReadonlySet<string> = new Set(["finished", "returned", "stopped", "failed"]);

const silences = z.array(
  z.object({ id: z.string(), comment: z.string(), status: z.object({ state: z.string() }) }),
);

export async function toAlertmanager(delivery: Quieting): Promise<Delivered> {
  const { channel, message, values, places, limits } = delivery;
  const matchers = channel.matchers.map((each) => readMatcher(each, places));
  const bad = matchers.indexOf(null);
  if (bad !== -1 || matchers.length === 0)
    return {
      is: "failed",
      words: `no matcher of Alertmanager: ${channel.matchers[bad] ?? "there is none"}`,
      unreachable: true,
    };
  const api = `${(values.url ?? "").replace(/\/+$/, "")}/api/v2`;
  const listed = await post({ method: "GET", url: `${api}/silences`, body: null, headers: none }, limits);
  if (listed.is !== "answer" || listed.status !== 200) return deliveredBy(listed);
  const open = openOf(listed, markOf(message));
  if (open === null)
    return { is: "failed", words: "what it answers is no list of silences", unreachable: false };
  return ENDS.has(message.event) ? expire(delivery, api, open) : silence(delivery, { api, open, matchers });
}

const none = (): Readonly<Record<string, string>> => ({});

const markOf = ({ key }: Message): string => `[${key}]`;

function openOf({ text }: Extract<Reply, { is: "answer" }>, mark: string): readonly string[] | null {
  try {
    const found = silences.safeParse(JSON.parse(text));
    if (!found.success) return null;
    return found.data
      .filter(({ comment, status }) => comment.includes(mark) && status.state !== "expired")
      .map(({ id }) => id);
  } catch {
    return null;
  }
}

interface Asked {
  readonly api: string;
  readonly open: readonly string[];
  readonly matchers: readonly unknown[];
}

async function silence(delivery: Quieting, { api, open, matchers }: Asked): Promise<Delivered> {
  const { channel, message, limits, now } = delivery;
  if (open[0] !== undefined)
    return { is: "sent", words: "alerts are quieted already", data: { silence: open[0] } };
  const from = now();
  const body = JSON.stringify({
    matchers,
    startsAt: from.toISOString(),
    endsAt: new Date(from.getTime() + channel.forMs).toISOString(),
    createdBy: "rutter",
    comment: `${message.title} ${markOf(message)}`,
  });
  const reply = await postJson({ url: `${api}/silences`, body }, limits);
  const delivered = deliveredBy(reply);
  if (delivered.is !== "sent") return delivered;
  const id = /"silenceID"\s*:\s*"([\w-]{1,80})"/.exec(reply.is === "answer" ? reply.text : "")?.[1];
  return { is: "sent", words: "alerts are quieted", ...(id === undefined ? {} : { data: { silence: id } }) };
}

async function expire({ limits }: Quieting, api: string, open: readonly string[]): Promise<Delivered> {
  for (const id of open) {
    const url = `${api}/silence/${encodeURIComponent(id)}`;
    const delivered = deliveredBy(await post({ method: "DELETE", url, body: null, headers: none }, limits));
    if (delivered.is !== "sent") return delivered;
  }
  return { is: "sent", words: open.length === 0 ? "no alerts were quieted" : "alerts are heard again" };
}

/** What every channel is given to deliver a message with, and what it gives back. */
import type { Message } from "./message.ts";
import { type Limits, post, type Reply, type Request, wordsOf } from "./post.ts";

export interface Delivery<Channel> {
  readonly channel: Channel;
  readonly message: Message;
  /** Opened; never to be shown. */
  readonly values: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** Instead of the mailboxes of the channel. */
  readonly mailbox: string | null;
  /** Whom it is for, where the channel does not say so. */
  readonly meant: string | null;
  /** Service and environment of the release, by name. */
  readonly places: Readonly<Record<string, string>>;
  readonly now: () => Date;
}

export type Delivered =
  | { readonly is: "sent"; readonly words: string; readonly data?: Readonly<Record<string, unknown>> }
  /** `unreachable`: it is of no use to try again. */
  | { readonly is: "failed"; readonly words: string; readonly unreachable: boolean }
  | { readonly is: "timed-out" | "cancelled" };

/** An answer that is no success is one for good, unless the other side says that it is only for now. */
export function deliveredBy(reply: Reply): Delivered {
  const words = wordsOf(reply);
  if (reply.is === "trouble") return { is: "failed", words, unreachable: false };
  if (reply.is !== "answer") return { is: reply.is };
  if (reply.status >= 200 && reply.status < 300) return { is: "sent", words };
  return { is: "failed", words, unreachable: reply.status < 500 && reply.status !== 429 };
}

export const postJson = (
  { url, body, headers }: { url: string; body: string; headers?: Request["headers"] },
  limits: Limits,
): Promise<Reply> =>
  post(
    {
      method: "POST",
      url,
      body,
      headers: () => ({ "content-type": "application/json", ...headers?.() }),
    },
    limits,
  );

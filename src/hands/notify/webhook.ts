/** Any receiver of JSON, signed after Standard Webhooks, so that it can tell who sent it and know a message again. */
import type { ChannelOf } from "./channel.ts";
import { type Delivered, type Delivery, deliveredBy, postJson } from "./deliver.ts";
import { keyOf, signatureOf } from "./sign.ts";

export async function toWebhook(delivery: Delivery<ChannelOf<"webhook">>): Promise<Delivered> {
  const { message, values, limits, meant, now } = delivery;
  const key = values.secret === undefined ? null : keyOf(values.secret);
  if (values.secret !== undefined && key === null)
    return {
      is: "failed",
      words: "its secret is not one of Standard Webhooks: whsec_ and at least 16 bytes in base64",
      unreachable: true,
    };
  const { id, release, event, key: about, over, title, lines, own } = message;
  const body = JSON.stringify({
    type: `rutter.release.${event}`,
    timestamp: now().toISOString(),
    data: { id, release, event, key: about, over, title, lines, text: own, to: meant },
  });
  const headers = (): Record<string, string> => {
    const timestamp = Math.floor(now().getTime() / 1000);
    const signed = key === null ? {} : { "webhook-signature": signatureOf(key, { id, timestamp, body }) };
    return { "webhook-id": id, "webhook-timestamp": String(timestamp), ...signed };
  };
  return deliveredBy(await postJson({ url: values.url ?? "", body, headers }, limits));
}

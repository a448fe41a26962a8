/** Slack, by an incoming webhook: text alone, in which nothing that came from elsewhere becomes a link or a call to all. */
import type { ChannelOf } from "./channel.ts";
import { type Delivered, type Delivery, deliveredBy, postJson } from "./deliver.ts";
import { bodyOf } from "./message.ts";

/** The three characters that Slack takes for its own. */
export const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Longer ones are cut into several messages by Slack. */
const MOST_LETTERS = 3_500;

export async function toSlack(delivery: Delivery<ChannelOf<"slack">>): Promise<Delivered> {
  const { message, values, limits, meant } = delivery;
  const body = bodyOf(message);
  const head = message.own === null ? `*${escapeText(message.title)}*\n` : "";
  const whom = meant === null ? "" : `${escapeText(`for ${meant}`)}\n`;
  const text = `${whom}${head}${escapeText(body.slice(0, MOST_LETTERS))}`;
  const payload = { text, mrkdwn: true, unfurl_links: false, unfurl_media: false };
  return deliveredBy(await postJson({ url: values.url ?? "", body: JSON.stringify(payload) }, limits));
}

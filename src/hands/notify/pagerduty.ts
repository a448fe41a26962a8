/**
 * PagerDuty, by its Events API v2: one incident for each key, opened, acknowledged and resolved as the release goes. That a
 * release starts is no incident but a change.
 */
import type { ChannelOf } from "./channel.ts";
import { type Delivered, type Delivery, deliveredBy, postJson } from "./deliver.ts";
import type { Message } from "./message.ts";

const EVENTS_URL = "https://events.pagerduty.com";

const SEVERITY: Readonly<Record<string, "critical" | "error" | "warning" | "info">> = {
  alarm: "critical",
  tripped: "critical",
  failed: "critical",
  gate: "warning",
  message: "info",
};

/** What PagerDuty takes at most. */
const MOST_SUMMARY = 1024;
const MOST_KEY = 255;

export async function toPagerduty(delivery: Delivery<ChannelOf<"pagerduty">>): Promise<Delivered> {
  const { message, values, limits } = delivery;
  const base = (values.url ?? EVENTS_URL).replace(/\/+$/, "");
  const path = message.event === "started" ? "/v2/change/enqueue" : "/v2/enqueue";
  const body = JSON.stringify({ routing_key: values.key ?? "", ...eventOf(delivery) });
  return deliveredBy(await postJson({ url: `${base}${path}`, body }, limits));
}

function eventOf({ message, meant, places, now }: Delivery<ChannelOf<"pagerduty">>): object {
  const about = { dedup_key: message.key.slice(0, MOST_KEY), client: "Rutter" };
  const summary = message.title.slice(0, MOST_SUMMARY);
  const source = `rutter ${message.release}`;
  const custom_details = detailsOf(message, meant);
  if (message.event === "started")
    return { payload: { summary, source, timestamp: now().toISOString(), custom_details } };
  if (message.over) return { event_action: "resolve", ...about };
  if (message.event === "acknowledged") return { event_action: "acknowledge", ...about };
  const severity = SEVERITY[message.event] ?? "error";
  const component = places.service === undefined ? {} : { component: places.service };
  const group = places.environment === undefined ? {} : { group: places.environment };
  const payload = { summary, source, severity, class: message.event, ...component, ...group, custom_details };
  return { event_action: "trigger", ...about, payload };
}

const detailsOf = ({ release, lines, own }: Message, meant: string | null): object => ({
  release,
  lines,
  ...(own === null ? {} : { text: own }),
  ...(meant === null ? {} : { for: meant }),
});

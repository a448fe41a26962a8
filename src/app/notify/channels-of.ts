/** The channels of `rutter.yaml`, as the hand that tells people takes them, and as a plan holds them: without what opens them. */
import type { ChannelConfig } from "../../hands/notify/index.ts";
import type { PlanChannel } from "../../plan/index.ts";
import type { NoticeConfig } from "../configuration/notify-schema.ts";

const HOUR_MS = 3_600_000;

export function channelOf(notice: NoticeConfig): ChannelConfig {
  switch (notice.to) {
    case "slack":
      return { kind: "slack", url: notice.url };
    case "webhook":
      return { kind: "webhook", url: notice.url, secret: notice.secret ?? null };
    case "smtp":
      return {
        kind: "smtp",
        url: notice.url,
        password: notice.password ?? null,
        from: notice.from,
        to: notice.recipients,
        plain: notice.tls === "if-offered",
      };
    case "pagerduty":
      return { kind: "pagerduty", key: notice.key, url: notice.url ?? null };
    case "alertmanager":
      return {
        kind: "alertmanager",
        url: notice.url,
        matchers: notice.matchers,
        forMs: notice.for ?? 2 * HOUR_MS,
      };
  }
}

/** A page wakes somebody, and a silence lasts from the start to the end. */
const USUALLY: Readonly<Partial<Record<NoticeConfig["to"], readonly string[]>>> = {
  pagerduty: ["tripped", "alarm"],
  alertmanager: ["started", "finished"],
};

const EVERYTHING: readonly string[] = ["started", "gate", "tripped", "finished", "alarm"];

const nameOf = ({ name, to }: NoticeConfig): string => name ?? to;

export const channelsOf = (notices: readonly NoticeConfig[]): Readonly<Record<string, ChannelConfig>> =>
  Object.fromEntries(notices.map((notice) => [nameOf(notice), channelOf(notice)]));

export const planChannels = (notices: readonly NoticeConfig[]): readonly PlanChannel[] =>
  notices.map((notice) => ({ to: nameOf(notice), on: notice.on ?? USUALLY[notice.to] ?? EVERYTHING }));

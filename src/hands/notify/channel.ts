/** Where messages can go, as the configuration has it. What is secret in it stands by reference until it is needed. */
import type { TextOrSecret } from "../../effect/index.ts";

export type ChannelConfig =
  /** An incoming webhook, which is bound to one channel of Slack. */
  | { readonly kind: "slack"; readonly url: TextOrSecret }
  /** Signed after Standard Webhooks where there is a secret. */
  | { readonly kind: "webhook"; readonly url: TextOrSecret; readonly secret: TextOrSecret | null }
  | {
      readonly kind: "smtp";
      readonly url: TextOrSecret;
      readonly password: TextOrSecret | null;
      readonly from: string;
      readonly to: readonly string[];
      /** The message goes out though the server offers no encryption. */
      readonly plain: boolean;
    }
  | { readonly kind: "pagerduty"; readonly key: TextOrSecret; readonly url: TextOrSecret | null }
  | {
      readonly kind: "alertmanager";
      readonly url: TextOrSecret;
      /** As Alertmanager writes them: `service="shop"`, `alertname=~"Http.*"`. */
      readonly matchers: readonly string[];
      /** No silence lasts longer than this, whatever becomes of the release. */
      readonly forMs: number;
    };

export type ChannelKind = ChannelConfig["kind"];

export type ChannelOf<Kind extends ChannelKind> = Extract<ChannelConfig, { kind: Kind }>;

/** What a channel must know, by the name under which it is opened. */
export function secretsOf(channel: ChannelConfig): Readonly<Record<string, TextOrSecret>> {
  switch (channel.kind) {
    case "slack":
    case "alertmanager":
      return { url: channel.url };
    case "webhook":
      return { url: channel.url, ...(channel.secret === null ? {} : { secret: channel.secret }) };
    case "smtp":
      return { url: channel.url, ...(channel.password === null ? {} : { password: channel.password }) };
    case "pagerduty":
      return { key: channel.key, ...(channel.url === null ? {} : { url: channel.url }) };
  }
}

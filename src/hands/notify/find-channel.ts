/**
 * Which channel is meant by what a runbook calls it: its name, or an address that one of the channels reaches. A telephone
 * is nobody's channel: that is said, and nothing is guessed.
 */
import { nearest } from "../../base/index.ts";
import type { ChannelConfig, ChannelKind } from "./channel.ts";

export type Channels = Readonly<Record<string, ChannelConfig>>;

export interface Found {
  readonly name: string;
  readonly channel: ChannelConfig;
  /** The mailbox that was meant instead of the channel's own; null: its own. */
  readonly mailbox: string | null;
  /** Whom it is for, where the channel itself does not say so. */
  readonly meant: string | null;
}

const MAILBOX = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/;
const ROOM = /(?:^|\s)#[\w-]{1,80}/;
const TELEPHONE = /(?:\+|\b00|\(|\b)\d[\d ()./-]{5,20}\d\b/;
const KINDS: readonly (readonly [ChannelKind, RegExp])[] = [
  ["pagerduty", /\bpager ?duty\b|\bpager\b/i],
  ["alertmanager", /\balert ?manager\b/i],
  ["slack", /\bslack\b/i],
  ["smtp", /\be-?mail\b|\bsmtp\b/i],
  ["webhook", /\bweb ?hook\b/i],
];

export function findChannel(to: string, channels: Channels): Found | { readonly why: string } {
  const wanted = to.trim();
  const byName = named(wanted, channels);
  if (byName !== null) return byName;
  const mailbox = MAILBOX.exec(wanted)?.[0] ?? null;
  if (mailbox !== null) {
    const found = ofKind("smtp", channels);
    return found === null ? missing(wanted, "is a mailbox", "smtp") : { ...found, mailbox, meant: null };
  }
  if (ROOM.test(wanted)) {
    const found = ofKind("slack", channels);
    return found === null
      ? missing(wanted, "is a channel of Slack", "slack")
      : { ...found, mailbox: null, meant: wanted };
  }
  for (const [kind, words] of KINDS) {
    const found = words.test(wanted) ? ofKind(kind, channels) : null;
    if (found !== null) return { ...found, mailbox: null, meant: wanted };
  }
  if (TELEPHONE.test(wanted)) return { why: `"${wanted}" is a telephone number, and Rutter cannot call it` };
  return unknown(wanted, channels);
}

function named(wanted: string, channels: Channels): Found | null {
  const plain = (name: string): string => name.trim().replace(/^#/, "").toLowerCase();
  const exact = Object.keys(channels).find((name) => name === wanted);
  const name = exact ?? Object.keys(channels).find((each) => plain(each) === plain(wanted));
  const channel = name === undefined ? undefined : channels[name];
  return name === undefined || channel === undefined ? null : { name, channel, mailbox: null, meant: null };
}

/** The first of a kind. */
function ofKind(kind: ChannelKind, channels: Channels): Pick<Found, "name" | "channel"> | null {
  const found = Object.entries(channels).find(([, channel]) => channel.kind === kind);
  return found === undefined ? null : { name: found[0], channel: found[1] };
}

const missing = (wanted: string, is: string, kind: ChannelKind) => ({
  why: `"${wanted}" ${is}, and notify of rutter.yaml has no ${kind} that could reach it`,
});

function unknown(wanted: string, channels: Channels): { readonly why: string } {
  const names = Object.keys(channels);
  if (names.length === 0) return { why: `there is no channel "${wanted}": notify of rutter.yaml names none` };
  const near = nearest(wanted, names);
  const other = near ? `did you mean ${near}?` : `there is ${names.join(", ")}`;
  return { why: `there is no channel "${wanted}" in notify of rutter.yaml; ${other}` };
}

/** The door of the notify hand. */
export type { ChannelConfig, ChannelKind } from "./channel.ts";
export { findChannel } from "./find-channel.ts";
export { type NotifyGiven, notifyHand, type Told } from "./notify-hand.ts";

/**
 * The chain that makes a change of the past visible: each event's hash covers the one before it. It keeps nobody from
 * rewriting the whole of a release who can write the file: whoever must be able to show that, keeps the head elsewhere.
 */
import { sha256Hex } from "../digest/index.ts";

/** An event as it is stored. */
export interface Entry {
  readonly seq: number;
  readonly at: number;
  /** Canonical JSON of the event with its version. */
  readonly text: string;
  readonly hash: string;
}

/** What the first event's hash covers in place of the hash before it. */
export const CHAIN_BEGIN = "0".repeat(64);

export const chainHash = (before: string, { seq, at, text }: Omit<Entry, "hash">): string =>
  sha256Hex(`${before}\n${seq}\n${at}\n${text}`);

export interface Break {
  readonly seq: number;
  readonly why: string;
}

/** Where a run of entries, which is to follow the hash and number `after`, breaks first; null: it is whole. */
export function firstBreak(
  entries: readonly Entry[],
  after: { readonly seq: number; readonly hash: string },
): Break | null {
  let { seq, hash } = after;
  for (const entry of entries) {
    seq += 1;
    if (entry.seq !== seq) return { seq, why: "it is missing" };
    hash = chainHash(hash, entry);
    if (entry.hash !== hash) return { seq, why: "its hash does not fit: it, or the hash, was changed" };
  }
  return null;
}

/** What an annotation says a fence is: its own word, else that of the comment above it. */
import { readFenceInfo } from "./annotations/fence-info.ts";
import type { As } from "./annotations/vocabulary.ts";
import type { Fence } from "./blocks.ts";
import type { Notes } from "./notes.ts";

export const askedAs = (notes: Notes, fence: Fence): As | null =>
  readFenceInfo(fence.info, fence.outer[0]).as ?? notes.of(fence.outer[0])?.as ?? null;

const RUN: ReadonlySet<As> = new Set(["command", "check", "query", "request"]);

/** It is to be run as it stands. */
export const saidToRun = (notes: Notes, fence: Fence): boolean => {
  const as = askedAs(notes, fence);
  return as !== null && RUN.has(as);
};

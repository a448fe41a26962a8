/**
 * A line of a runbook made safe to show, with the place of each of its columns in what is shown: secrets are hidden,
 * and what a rule points at can still be pointed at. It cuts nothing.
 */
import { findSecrets, redact } from "../base/index.ts";
import { cleanLine } from "./clean.ts";

export interface ShownLine {
  readonly text: string;
  /** From a 0-based offset in the line to the one in the text; null where it can no longer be told. */
  readonly at: ((offset: number) => number) | null;
}

interface Part {
  readonly start: number;
  /** The first one after it. */
  readonly end: number;
}

const MASK = "****";

function joined(parts: readonly Part[]): readonly Part[] {
  const found: { start: number; end: number }[] = [];
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last !== undefined && part.start <= last.end) last.end = Math.max(last.end, part.end);
    else found.push({ ...part });
  }
  return found;
}

/** `hidden` are parts of the line, from a 0-based offset to the first one after it. */
export function shownLine(line: string, hidden: readonly Part[] = []): ShownLine {
  const parts = joined([...findSecrets(line), ...hidden]);
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of parts) {
    pieces.push(line.slice(from, start), MASK);
    from = end;
  }
  const masked = [...pieces, line.slice(from)].join("");
  const text = cleanLine(masked);
  // Hiding one may bring to light another, which is hidden too: then the columns no longer fit.
  if (redact(masked) !== masked) return { text, at: null };
  const at = (offset: number): number => {
    let moved = offset;
    for (const { start, end } of parts) {
      if (offset >= end) moved += MASK.length - (end - start);
      else if (offset > start) return moved - offset + start;
    }
    return moved;
  };
  return { text, at };
}

/** Puts the outputs that came out into a document. An output that still matches stays as it is, its `…` included. */
import { matches } from "./match.ts";
import type { Performed } from "./run.ts";

export function updated(document: string, performed: readonly Performed[]): string {
  const lines = document.split("\n");
  for (const { exchange, actual } of [...performed].reverse()) {
    if (matches(exchange.output, actual)) continue;
    const [from, to] = exchange.place;
    lines.splice(from, to - from, ...actual);
  }
  return lines.join("\n");
}

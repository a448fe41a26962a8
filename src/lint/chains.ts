/** The pipelines of one statement, joined by `&&` and `||`, in their order. */
import type { DeepCall } from "./deep.ts";

export interface Chain {
  readonly calls: readonly DeepCall[];
}

/** Statements are numbered within their text; those in quotes within theirs. */
export function chainsOf(calls: readonly DeepCall[]): readonly Chain[] {
  const chains = new Map<string, DeepCall[]>();
  const quotes = new Map<DeepCall, number>();
  for (const call of calls) {
    if (call.outer !== null && !quotes.has(call.outer)) quotes.set(call.outer, quotes.size + 1);
    const key = `${call.text} ${call.outer === null ? 0 : quotes.get(call.outer)} ${call.pipeline.statement}`;
    const chain = chains.get(key);
    if (chain === undefined) chains.set(key, [call]);
    else chain.push(call);
  }
  return [...chains.values()].map((each) => ({ calls: each }));
}

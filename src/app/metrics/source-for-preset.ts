/** The source that a preset is read from: the one that there is, or the one that is called as its kind. It chooses among no others. */
import type { SourceConfig } from "../configuration/configuration-schema.ts";

export function sourceForPreset(
  sources: Readonly<Record<string, SourceConfig>>,
): { readonly name: string } | { readonly why: string } {
  const fit = Object.entries(sources).filter(([, { kind }]) => kind === "prometheus" || kind === "scrape");
  const named = fit.find(([name]) => name === "prometheus") ?? fit.find(([name]) => name === "default");
  const [only, ...others] = fit;
  if (named !== undefined) return { name: named[0] };
  if (only === undefined)
    return { why: "a preset needs a source of kind prometheus or scrape, and sources has none" };
  if (others.length === 0) return { name: only[0] };
  const names = fit.map(([name]) => name).join(", ");
  return {
    why: `a preset is read from the source named prometheus, and there are ${names}: name one of them so`,
  };
}

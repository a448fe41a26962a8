/** What became of a signal, in words: taken, kept for the next driver, or refused with what would fit. */
import type { SignalResult } from "../app/index.ts";
import type { RutterError } from "../base/index.ts";
import { clean } from "./clean.ts";
import { cliError } from "./codes.ts";
import type { Look } from "./look.ts";
import { labelled } from "./row.ts";

export function refusedError(
  { why, would }: Extract<SignalResult, { as: "refused" }>,
  { verb, release }: { readonly verb: string; readonly release: string },
): RutterError {
  return cliError("CLI_SIGNAL_REFUSED", {
    what: `release ${release} refuses ${verb}`,
    why: clean(why),
    fix: would === null ? `rutter status ${release} shows where it stands` : clean(would),
  });
}

/** What is said after it; empty: it was refused, which is an error. */
export function tookLines(result: SignalResult, release: string, look: Look): readonly string[] {
  switch (result.as) {
    case "taken":
      return [];
    case "kept":
      return labelled(look, "  kept  ", `nobody drives it now; rutter resume ${release} carries it on`);
    case "put": {
      const { host, pid } = result.driver;
      return labelled(look, "  sent  ", `process ${pid} on ${clean(host)} drives it and has not read it yet`);
    }
    case "refused":
      return [];
  }
}

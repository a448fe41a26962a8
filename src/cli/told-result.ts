/** What became of a signal, in words: taken, kept for the next driver, or refused with what would fit. */
import type { SignalResult } from "../app/index.ts";
import type { RutterError } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { cliError } from "./codes.ts";
import type { Look } from "./look.ts";
import { nodeTitle } from "./node-title.ts";
import { labelled } from "./row.ts";
import { SIGNAL_VERBS } from "./signal-table.ts";

export interface Refused {
  readonly verb: string;
  readonly release: string;
  readonly plan: Plan;
  readonly numbers: ReadonlyMap<string, string>;
}

export function refusedError(
  { why, would }: Extract<SignalResult, { as: "refused" }>,
  { verb, release, plan, numbers }: Refused,
): RutterError {
  return cliError("CLI_SIGNAL_REFUSED", {
    what: `release ${release} refuses ${verb}`,
    why: clean(withNames(why, plan, numbers)),
    fix: would === null ? `rutter status ${release} shows where it stands` : clean(typed(would, release)),
  });
}

/** Steps by the number and title that people know, where they are named by their ids. */
const withNames = (text: string, plan: Plan, numbers: ReadonlyMap<string, string>): string =>
  text
    .split(" ")
    .map((word) => {
      const id = word.replace(/[,;:.]$/, "");
      if (!Object.hasOwn(plan.nodes, id)) return word;
      return `${numbers.get(id) ?? ""} "${nodeTitle(plan, id)}"${word.slice(id.length)}`.trim();
    })
    .join(" ");

/** `answer before-1 yes|no` as it is typed: with the program before it, and the release. */
function typed(would: string, release: string): string {
  const [verb = "", ...rest] = would.split(" ");
  const isVerb = SIGNAL_VERBS.some(({ name }) => name === verb);
  return isVerb ? ["write rutter", verb, release, ...rest].join(" ") : would;
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

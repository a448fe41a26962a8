/**
 * A subcommand that the tool does not have. Where a word may be a plugin, an alias or a script, only what is nearly a
 * subcommand is taken for one.
 */
import { spanAt } from "../call.ts";
import { atLevel, type Found, gathered } from "../gathered.ts";
import type { Rule } from "../rule.ts";
import { asideLevel } from "../standing.ts";
import type { UsageProblem } from "../tools/check-usage.ts";
import { insteadOf } from "../tools/instead.ts";
import { type BadUsage, badUsages } from "../tools/usage-of-calls.ts";

const MOST_LISTED = 6;

function fixOf({ command, name, near, known, gone }: UsageProblem): string {
  const instead = gone === null ? null : insteadOf(command, name);
  if (instead !== null) return instead;
  if (near !== null) return `did you mean ${command} ${near}?`;
  if (gone === null && known.length > 0 && known.length <= MOST_LISTED)
    return `${command} has ${known.join(", ")}`;
  return `look at what "${command} --help" lists`;
}

function foundOf({ call, words, problems }: BadUsage): Found | null {
  const [problem] = problems;
  const word = words[problem?.index ?? -1];
  if (problem === undefined || word === undefined) return null;
  const { command, name, gone } = problem;
  return {
    call,
    cause: `${command} ${name}`,
    hit: {
      span: spanAt(call, word.mark),
      what:
        gone === null
          ? `${command} has no subcommand "${name}"`
          : `${command} has no subcommand "${name}" any more: ${gone} still had it`,
      fix: fixOf(problem),
      ...atLevel(asideLevel(call)),
    },
  };
}

export const commandSubcommandUnknown: Rule = {
  code: "COMMAND_SUBCOMMAND_UNKNOWN",
  level: "warning",
  title: "a subcommand that the tool does not have",
  why: "the tool stops at the word that it does not know, and nothing is done",
  fix: "look at what its --help lists",
  find: (desk) =>
    gathered(
      badUsages(desk, "subcommand")
        .map(foundOf)
        .filter((found) => found !== null),
    ),
};

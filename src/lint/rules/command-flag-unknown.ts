/** An option that the tool does not have: what is known of tools comes from the tools themselves (`src/lint/tools`). */
import { spanAt } from "../call.ts";
import type { Desk } from "../desk.ts";
import { atLevel, type Found, gathered } from "../gathered.ts";
import type { Rule } from "../rule.ts";
import { asideLevel } from "../standing.ts";
import type { UsageProblem } from "../tools/check-usage.ts";
import { insteadOf } from "../tools/instead.ts";
import { type BadUsage, badUsages } from "../tools/usage-of-calls.ts";

function whatOf({ command, name, word, gone, belongs }: UsageProblem): string {
  if (belongs !== null) return `${name} is an option of ${belongs}, not of ${command}`;
  if (gone !== null) return `${command} has no ${name} any more: ${gone} still had it`;
  const letter = !name.startsWith("--") && name !== word.split("=")[0] ? ` in ${word.split("=")[0]}` : "";
  return `${command} has no option ${name}${letter}`;
}

/** `kubectl exec pod psql -U app`: the option is meant for another program. */
const isPassedOn = ({ command }: UsageProblem, usage: BadUsage): boolean =>
  command === "kubectl exec" && !usage.words.some(({ text }) => text === "--");

function fixOf(problem: UsageProblem, usage: BadUsage): string {
  const { near, belongs, command, name, gone } = problem;
  if (belongs !== null) return `write it before the subcommand: ${belongs} ${name} …`;
  if (isPassedOn(problem, usage)) return "put -- before the command that runs in the container";
  const instead = gone === null ? null : insteadOf(command, name);
  if (instead !== null) return instead;
  return near === null ? `look at what "${command} --help" lists` : `did you mean ${near}?`;
}

function whyOf({ command, version }: UsageProblem): string {
  const [tool] = command.split(" ");
  if (tool === "npm") return `npm ${version} refuses to run with it; older ones pass over it in silence`;
  if (tool === "yarn") return "yarn 1 passes over it in silence; later ones refuse to run with it";
  const named = command.startsWith("docker compose") ? "docker compose" : tool;
  return `${named} ${version} refuses the whole command, and nothing of it is done`;
}

function foundOf(usage: BadUsage): Found | null {
  const { call, words } = usage;
  const [problem] = usage.problems;
  const word = words[problem?.index ?? -1];
  if (problem === undefined || word === undefined) return null;
  return {
    call,
    cause: `${problem.command} ${problem.name}`,
    hit: {
      span: spanAt(call, word.mark),
      what: whatOf(problem),
      why: whyOf(problem),
      fix: fixOf(problem, usage),
      ...atLevel(asideLevel(call)),
    },
  };
}

export const commandFlagUnknown: Rule = {
  code: "COMMAND_FLAG_UNKNOWN",
  level: "warning",
  title: "an option that the tool does not have",
  why: "the tool refuses the whole command, and nothing of it is done",
  fix: "look at what its --help lists",
  find: (desk: Desk) =>
    gathered(
      badUsages(desk, "flag")
        .map(foundOf)
        .filter((found) => found !== null),
    ),
};

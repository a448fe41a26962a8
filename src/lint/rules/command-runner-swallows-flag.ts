/** `npm run x --flag`: npm keeps the option, and the script runs without it. pnpm, yarn and npx pass theirs on. */
import { insertBefore, spanAt } from "../call.ts";
import { atLevel, type Found, gathered } from "../gathered.ts";
import type { Rule } from "../rule.ts";
import { asideLevel } from "../standing.ts";
import { dashesBefore } from "../tools/npm-run.ts";
import { type BadUsage, badUsages } from "../tools/usage-of-calls.ts";

/** Options that npm knows, so that it does not even warn. */
const isQuiet = (name: string): boolean => /^--(?:dry-run|force|tag|depth|scope|message|access)$/.test(name);

/** `npm run x a`: what gets to hear of the option is a script, or a program. */
const targetOf = (command: string): string =>
  /^npm (?:exec|x|init|innit|create) /.test(command) ? "program" : "script";

function foundOf({ call, words, problems }: BadUsage): Found | null {
  const [problem] = problems;
  const word = words[problem?.index ?? -1];
  if (problem === undefined || word === undefined) return null;
  const target = targetOf(problem.command);
  const names = [...new Set(problems.map(({ name }) => name))];
  const before = dashesBefore(
    words.map(({ text }) => text),
    problems,
  );
  const edit = before === null || !call.exact ? null : insertBefore(call, word.mark, "-- ");
  return {
    call,
    cause: problem.command,
    hit: {
      span: spanAt(call, word.mark),
      what: `npm keeps ${names.slice(0, 4).join(", ")} for itself: the ${target} of "${problem.command}" runs without`,
      ...(names.some(isQuiet)
        ? {
            why: `npm has an option of that name too, so it says nothing, and the ${target} does what it always does`,
          }
        : {}),
      fix:
        before === null
          ? `write what is for the ${target} behind --: ${problem.command} -- ${problem.word}`
          : `put -- before it: ${problem.command} -- ${problem.word}`,
      ...(edit === null ? {} : { edits: [edit] }),
      ...atLevel(asideLevel(call)),
    },
  };
}

export const commandRunnerSwallowsFlag: Rule = {
  code: "COMMAND_RUNNER_SWALLOWS_FLAG",
  level: "warning",
  title: "an option that npm keeps from the script it runs",
  why: "npm up to 11 runs the script without it, and at most warns; npm 12 refuses to run it",
  fix: "put -- before what is for the script",
  find: (desk) =>
    gathered(
      badUsages(desk, "swallowed-flag")
        .map(foundOf)
        .filter((found) => found !== null),
    ),
};

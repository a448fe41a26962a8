/**
 * What is wrong with the commands of a runbook by what their tools take: those written out, those behind `ssh host` and
 * `docker exec`, and those that a sentence names. Gone through once for the three rules that tell of it.
 */

import type { Stage, WrittenWord } from "../../shell/index.ts";
import { callsInWords } from "../code-in-words.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { nameOf, ownWords } from "../through.ts";
import { bareWords } from "../words.ts";
import { type UsageProblem, usageProblems } from "./check-usage.ts";

export interface BadUsage {
  readonly call: DeepCall;
  readonly words: readonly WrittenWord[];
  /** Of one command and of one kind, at least one. */
  readonly problems: readonly UsageProblem[];
}

/** `kubectl exec … -- psql …` is two commands in one. */
function commandsOf(stage: Stage): readonly (readonly WrittenWord[])[] {
  const outer = bareWords(stage);
  const inner = ownWords(stage);
  return inner[0] === outer[0] ? [outer] : [outer, inner];
}

function badUsagesOf(desk: Desk): readonly BadUsage[] {
  const found: BadUsage[] = [];
  // A text that became no command is no command; what stands between backticks in a sentence is one.
  const calls = deepCalls(desk).filter(({ item }) => item !== null);
  for (const call of [...calls, ...callsInWords(desk)]) {
    for (const stage of call.pipeline.stages)
      for (const words of commandsOf(stage)) {
        const problems = usageProblems(
          nameOf(words),
          words.map(({ text }) => text),
        );
        if (problems.length > 0) found.push({ call, words, problems });
      }
  }
  return found;
}

const known = new WeakMap<Desk, readonly BadUsage[]>();

function allUsages(desk: Desk): readonly BadUsage[] {
  const made = known.get(desk) ?? badUsagesOf(desk);
  known.set(desk, made);
  return made;
}

/** Those with a problem of one kind, of which alone they then tell. */
export function badUsages(desk: Desk, kind: UsageProblem["kind"]): readonly BadUsage[] {
  return allUsages(desk).flatMap((usage) => {
    const problems = usage.problems.filter((problem) => problem.kind === kind);
    return problems.length === 0 ? [] : [{ ...usage, problems }];
  });
}

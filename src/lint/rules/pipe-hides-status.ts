/**
 * Tests, dumps, builds and rollouts whose exit status gets lost in a pipe: the pipe's is that of its last command.
 */
import { pipelinesOfText, type Stage, type WrittenWord } from "../../shell/index.ts";
import { spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { atLevel, type Found, gathered } from "../gathered.ts";
import { judgedOf } from "../judged.ts";
import { type Purpose, purposeOf, saidOf } from "../purpose.ts";
import { quoted } from "../quoted.ts";
import type { Rule } from "../rule.ts";
import { hasPipefail } from "../shell-options.ts";
import { onlyKeeps, onlyShows } from "../stage-judges.ts";
import { asideLevel, isLooking } from "../standing.ts";
import { nameOf, ownWords, through } from "../through.ts";
import { isMeantAsCheck } from "../verification.ts";
import { hasOption } from "../words.ts";

/** The words of the one command in quotes: `ssh host "pg_dump shop"`. */
function wordsWithin(stage: Stage): readonly WrittenWord[] {
  const { words, text } = through(stage);
  if (text === null || text.text.length > 2000) return words;
  const inner = pipelinesOfText(text.text);
  const [only] = inner;
  const [first] = only?.stages ?? [];
  return inner.length === 1 && first !== undefined && only?.stages.length === 1 ? ownWords(first) : words;
}

/** `curl -f … | jq .` in a check: what -f was written for is lost. */
const isFailingCurl = (words: readonly WrittenWord[]): boolean =>
  nameOf(words) === "curl" && hasOption(words, "-f", "--fail", "--fail-with-body");

interface Lost {
  readonly stage: Stage;
  readonly purpose: Purpose | "answer" | "run";
}

function lostIn(desk: Desk, call: DeepCall): Lost | null {
  const { stages } = call.pipeline;
  const last = stages.at(-1);
  if (last === undefined || stages.length < 2) return null;
  const keeps = onlyKeeps(last);
  if (!keeps && !onlyShows(last)) return null;
  if (!stages.slice(1, -1).every((stage) => onlyKeeps(stage) || onlyShows(stage))) return null;
  const [stage] = stages;
  if (stage === undefined || stage.words.length === 0) return null;
  const words = wordsWithin(stage);
  const purpose = purposeOf(words);
  if (purpose !== null) return { stage, purpose };
  if (isFailingCurl(words) && isMeantAsCheck(call)) return { stage, purpose: "answer" };
  // A program of their own, kept on record while it runs.
  const isScript = /^\.{0,2}\/?(?:[\w.-]{1,60}\/){0,6}[\w.-]{1,60}\.(?:sh|py|js|rb)$/.test(nameOf(words));
  if (isScript && nameOf(ownWords(last)) === "tee" && judgedOf(desk, call).danger !== "read")
    return { stage, purpose: "run" };
  return null;
}

const lostAs = (purpose: Lost["purpose"]): string =>
  purpose === "answer" ? "an error that -f reports" : purpose === "run" ? "its failing" : saidOf[purpose];

function hitOf(desk: Desk, call: DeepCall): Found | null {
  const { within } = call.pipeline;
  if (call.item === null || isLooking(call) || within === "substitution") return null;
  const lost = lostIn(desk, call);
  if (lost === null || hasPipefail(desk, call)) return null;
  const last = call.pipeline.stages.at(-1);
  const through = quoted(last === undefined ? "" : nameOf(ownWords(last)));
  return {
    call,
    cause: lost.purpose,
    hit: {
      span: spanAt(call, lost.stage.mark),
      what: `${lostAs(lost.purpose)} ${lost.purpose === "tests" ? "go" : "goes"} unseen: the status of ${quoted(lost.stage.text, 40)} is lost in the pipe to ${through}`,
      ...atLevel(asideLevel(call)),
      ...(lost.purpose === "dump"
        ? { why: "what a failed dump leaves is small and looks like a good one" }
        : {}),
    },
  };
}

export const pipeHidesStatus: Rule = {
  code: "CHECK_PIPE_HIDES_STATUS",
  level: "warning",
  title: "the status of what matters is lost in a pipe",
  why: "a pipe succeeds when its last command does, whatever became of the first",
  fix: "put `set -o pipefail` on a line before it, or write to a file and look at that afterwards",
  find: (desk) =>
    gathered(
      deepCalls(desk)
        .map((call) => hitOf(desk, call))
        .filter((found) => found !== null),
    ),
};

/** `curl` in a check: without `-f` it succeeds on a 500 page, and the check with it. */
import { type Call, insertAfter, spanAt } from "../call.ts";
import type { Hit, Rule } from "../rule.ts";
import { isVerification } from "../verification.ts";
import { bareWords, hasOption, programOf } from "../words.ts";

/** The answer is looked at by something else: a program behind the pipe, or a person who is shown the status. */
const judgedElsewhere = (call: Call): boolean => call.pipeline.stages.length > 1;

function hitOf(call: Call): Hit | null {
  const [stage] = call.pipeline.stages;
  if (stage === undefined || programOf(stage) !== "curl" || judgedElsewhere(call)) return null;
  if (call.pipeline.within === "substitution" || !isVerification(call)) return null;
  const words = bareWords(stage);
  if (hasOption(words, "-f", "--fail", "--fail-with-body", "-w", "--write-out", "-I", "--head")) return null;
  const [name] = words;
  if (name === undefined) return null;
  const edit = insertAfter(call, name.mark, " -f");
  return {
    span: spanAt(call, name.mark),
    what: "this curl succeeds even when the service answers with an error",
    ...(edit === null ? {} : { edits: [edit] }),
  };
}

export const curlWithoutFail: Rule = {
  code: "CHECK_CURL_WITHOUT_FAIL",
  level: "warning",
  title: "a check asks with curl and would pass on an error page",
  why: "curl's exit status tells whether there was an answer, not whether it was a good one",
  fix: "add -f, so that a status of 400 or more fails",
  find: ({ calls }) => calls.map(hitOf).filter((hit) => hit !== null),
};

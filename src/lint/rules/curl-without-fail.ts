/**
 * `curl` in a check: without `-f` it succeeds on a 500 page, and the check with it. A person who is shown the
 * status is no check of this kind.
 */

import type { WrittenWord } from "../../shell/index.ts";
import { insertAfter, spanAt } from "../call.ts";
import { curlInCheck } from "../curl-in-check.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import { type Desk, sectionsAround } from "../desk.ts";
import { type Found, gathered } from "../gathered.ts";
import { purposeOf } from "../purpose.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { nameOf, ownWords } from "../through.ts";
import { hasOption } from "../words.ts";

/** What is looked at again and again, by eye, holds nothing up. */
const isMonitoring = (desk: Desk, { section }: DeepCall): boolean =>
  sectionsAround(desk, section?.id ?? null).some(({ role }) => role === "watch");

/** Sections in which tests are run: beside them a `curl` is a look, and no gate. */
function testedSections({ calls }: Desk): ReadonlySet<string> {
  const tested = calls.filter(({ pipeline: { stages } }) =>
    stages.some((stage) => purposeOf(ownWords(stage)) === "tests"),
  );
  return new Set(tested.flatMap(({ section }) => (section === null ? [] : [section.id])));
}

/** With -s alone an error would leave nothing to see. */
const wanted = (words: readonly WrittenWord[]): string =>
  hasOption(words, "-s", "--silent") && !hasOption(words, "-S", "--show-error") ? "-fS" : "-f";

function hitOf(desk: Desk, call: DeepCall, tested: ReadonlySet<string>): Found | null {
  const found = curlInCheck(desk, call);
  const [stage] = call.pipeline.stages;
  if (found === null || stage === undefined) return null;
  const { name, said, last } = found;
  const isGate = call.item?.kind === "check" || call.pipeline.within === "condition";
  const shown = found.shown || isMonitoring(desk, call) || (!isGate && tested.has(call.section?.id ?? ""));
  const hit: Hit = {
    span: spanAt(call, name.mark),
    what: `${quoted(said)} succeeds even when it is answered with an error`,
    ...(shown ? { level: "note" } : {}),
  };
  if (last !== null)
    return {
      call,
      ...(nameOf(ownWords(last)) === "jq" ? { cause: "piped" } : {}),
      hit: {
        ...hit,
        // It fails on a page that is no JSON, and shows a person the rest.
        ...(nameOf(ownWords(last)) === "jq" ? { level: "note" } : {}),
        what: `${quoted(said, 60)} is only shown by "${nameOf(ownWords(last))}": an error passes`,
        fix: "add -f and compare with `jq -e` or `grep -q`, which fail on the wrong answer",
      },
    };
  const option = wanted(ownWords(stage));
  const edit = call.exact ? insertAfter(call, name.mark, ` ${option}`) : null;
  const fixed = { ...hit, fix: `add ${option}, so that a status of 400 or more fails` };
  return { call, hit: edit === null ? fixed : { ...fixed, edits: [edit] } };
}

export const curlWithoutFail: Rule = {
  code: "CHECK_CURL_WITHOUT_FAIL",
  level: "warning",
  title: "a check asks with curl and would pass on an error page",
  why: "curl's exit status tells whether there was an answer, not whether it was a good one",
  fix: "add -f, so that a status of 400 or more fails",
  find: (desk) => {
    const tested = testedSections(desk);
    return gathered(
      deepCalls(desk)
        .map((call) => hitOf(desk, call, tested))
        .filter((found) => found !== null),
    );
  },
};

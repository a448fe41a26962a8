/**
 * `curl` in a check: without `-f` it succeeds on a 500 page, and the check with it. A person who is shown the
 * status is no check of this kind.
 */
import { insertAfter, spanAt } from "../call.ts";
import { curlInCheck } from "../curl-in-check.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { type Found, gathered } from "../gathered.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { nameOf, ownWords } from "../through.ts";

function hitOf(desk: Desk, call: DeepCall): Found | null {
  const found = curlInCheck(desk, call);
  if (found === null) return null;
  const { name, said, shown, last } = found;
  const hit: Hit = {
    span: spanAt(call, name.mark),
    what: `${quoted(said)} succeeds even when it is answered with an error`,
    ...(shown ? { level: "note" } : {}),
  };
  if (last !== null)
    return {
      call,
      cause: "piped",
      hit: {
        ...hit,
        // It fails on a page that is no JSON, and shows a person the rest.
        ...(nameOf(ownWords(last)) === "jq" ? { level: "note" } : {}),
        what: `${quoted(said, 60)} is only shown by "${nameOf(ownWords(last))}": an error passes`,
        fix: "add -f and compare with `jq -e` or `grep -q`, which fail on the wrong answer",
      },
    };
  const edit = call.exact ? insertAfter(call, name.mark, " -f") : null;
  return { call, hit: edit === null ? hit : { ...hit, edits: [edit] } };
}

/** The same question asked again further down has the same cause: it is told once, where it comes first. */
function isFirst(): (found: Found) => boolean {
  const told = new Map<string, number>();
  return ({ call, hit }) => {
    const text = told.get(hit.what);
    if (text === undefined) told.set(hit.what, call.text);
    return text === undefined || text === call.text;
  };
}

export const curlWithoutFail: Rule = {
  code: "CHECK_CURL_WITHOUT_FAIL",
  level: "warning",
  title: "a check asks with curl and would pass on an error page",
  why: "curl's exit status tells whether there was an answer, not whether it was a good one",
  fix: "add -f, so that a status of 400 or more fails",
  find: (desk) => {
    const found = deepCalls(desk)
      .map((call) => hitOf(desk, call))
      .filter((each) => each !== null);
    return gathered(found.filter(isFirst()));
  },
};

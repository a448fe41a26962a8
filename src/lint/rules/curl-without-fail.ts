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

/** Sections in which tests are run, or a person is asked what they see: there a `curl` is a look, and no gate. */
function judgedSections({ calls, items }: Desk): ReadonlySet<string> {
  const tested = calls.filter(({ pipeline: { stages } }) =>
    stages.some((stage) => purposeOf(ownWords(stage)) === "tests"),
  );
  const asked = items.flatMap((item) => (item.kind === "question" ? [item.section ?? ""] : []));
  return new Set([...asked, ...tested.flatMap(({ section }) => (section === null ? [] : [section.id]))]);
}

const SHOWS_LOG = /^(?:sudo )?(?:\S{1,40} ){1,6}?logs?(?: |$)|^(?:sudo )?(?:journalctl|tail)\b/;

/** Texts that show a log are for somebody to look at, and so is what stands beside it. */
const textsForEyes = ({ calls }: Desk): ReadonlySet<number> =>
  new Set(
    calls.flatMap(({ pipeline: { stages }, text, inline }) =>
      !inline && SHOWS_LOG.test(stages[0]?.text.slice(0, 300) ?? "") ? [text] : [],
    ),
  );

/** With -s alone an error would leave nothing to see. */
const wanted = (words: readonly WrittenWord[]): string =>
  hasOption(words, "-s", "--silent") && !hasOption(words, "-S", "--show-error") ? "-fS" : "-f";

/** Where somebody looks at what is printed. */
interface Eyes {
  readonly sections: ReadonlySet<string>;
  readonly texts: ReadonlySet<number>;
}

function hitOf(desk: Desk, call: DeepCall, eyes: Eyes): Found | null {
  const found = curlInCheck(desk, call);
  const [stage] = call.pipeline.stages;
  if (found === null || stage === undefined) return null;
  const { name, said, last } = found;
  const isGate = call.item?.kind === "check" || call.pipeline.within === "condition";
  const isSeen = eyes.texts.has(call.text) || eyes.sections.has(call.section?.id ?? "");
  const shown = found.shown || isMonitoring(desk, call) || (!isGate && isSeen);
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
        // Cut down for a person to look at.
        level: "note",
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
    const eyes = { sections: judgedSections(desk), texts: textsForEyes(desk) };
    return gathered(
      deepCalls(desk)
        .map((call) => hitOf(desk, call, eyes))
        .filter((found) => found !== null),
    );
  },
};

/** `kubectl get pods | grep -v Running`: the header line is never "Running", so something is always found. */
import { insertAfter, spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import { atLevel, type Found, gathered } from "../gathered.ts";
import { grepOf } from "../grep.ts";
import { headerOf, headerOption, passesHeader } from "../header-lines.ts";
import { quoted } from "../quoted.ts";
import type { Rule } from "../rule.ts";
import { asideLevel, isLooking } from "../standing.ts";
import { nameOf, ownWords } from "../through.ts";
import { isMeantAsCheck } from "../verification.ts";

/** The search is the last command, or what it leaves is counted. */
function searchOf({
  pipeline: { stages },
}: DeepCall): { readonly at: number; readonly counted: boolean } | null {
  const last = stages.at(-1);
  if (last === undefined || stages.length < 2) return null;
  if (grepOf(last) !== null) return { at: stages.length - 1, counted: grepOf(last)?.counts === true };
  return nameOf(ownWords(last)) === "wc" && stages.length > 2
    ? { at: stages.length - 2, counted: true }
    : null;
}

function hitOf(call: DeepCall): Found | null {
  const { stages, negated, within, after } = call.pipeline;
  const search = searchOf(call);
  const stage = stages[search?.at ?? -1];
  if (search === null || stage === undefined || call.item === null || isLooking(call)) return null;
  const grep = grepOf(stage);
  const line = headerOf(stages.slice(0, search.at + 1));
  if (grep === null || !grep.inverted || line === null || !passesHeader(line, grep)) return null;
  const decides =
    within === "condition" || negated || after !== null || (within === "substitution" && search.counted);
  if (!decides && (within === "substitution" || !isMeantAsCheck(call))) return null;
  const option = headerOption(line);
  const last = line.words.at(-1);
  const edit =
    option !== null && last !== undefined && call.exact && within !== "substitution"
      ? insertAfter(call, last.mark, ` ${option}`)
      : null;
  const name = line.words
    .slice(0, 3)
    .map(({ text }) => text)
    .join(" ");
  const found = quoted(`grep -v ${grep.alternatives.join("|")}`, 50);
  return {
    call,
    cause: line.table.fix,
    hit: {
      span: spanAt(call, stage.mark),
      what: search.counted
        ? `${found} counts the header line of ${quoted(name)} as a bad one`
        : `${found} always finds the header line of ${quoted(name)}`,
      why: search.counted
        ? "the count is never 0, however good the state is"
        : negated
          ? "the check always fails, however good the state is"
          : "the check always passes, however bad the state is",
      fix: line.table.fix,
      ...atLevel(asideLevel(call)),
      ...(edit === null ? {} : { edits: [edit] }),
    },
  };
}

export const headerLine: Rule = {
  code: "CHECK_HEADER_LINE",
  level: "warning",
  title: "a check searches a table for bad rows and always finds its header",
  why: "the check always passes, however bad the state is",
  fix: "leave the header out, and put `! ` in front: what is left is then the bad ones",
  find: (desk) =>
    gathered(
      deepCalls(desk)
        .map(hitOf)
        .filter((found) => found !== null),
    ),
};

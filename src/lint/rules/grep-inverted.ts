/** A check that ends in a search for bad words: it fails when all is well, and passes when it finds some. */
import { insertBefore, spanAt } from "../call.ts";
import { expectsFailure, expectsNothing } from "../comparison.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { type Found, gathered } from "../gathered.ts";
import { type Grep, grepOf, looksForRight, looksForWrong } from "../grep.ts";
import { printsHeader } from "../header-lines.ts";
import { quoted } from "../quoted.ts";
import type { Rule } from "../rule.ts";
import { isMeantAsCheck } from "../verification.ts";

/** That it fails is what is wanted. */
const EXPECTED =
  /\b(?:should|must|expect\w*|will) (?:\w+ ){0,3}(?:fail|error|be (?:rejected|denied|refused)|exist|contain|show|see|find|include)|maintenance/i;

const HOLDS =
  /\b(?:no|without|for|sin|any) (?:\w+ )?(?:err|fail|exception|warn|crash|panic|fatal)|\b(?:verif\w{0,9}|ensure|make sure|confirm)\b/i;

/** What is found in a log is read, line by line, more often than it is counted on. */
const READS_LOG = /\blogs?\b|\bjournalctl\b|^(?:sudo )?(?:tail|head|cat|zcat|dmesg)\b/;

/** Elsewhere than in a verification, errors may be looked for to be looked at: only the words about it tell. */
function level({ section, item, pipeline }: DeepCall): { readonly level?: "note" } {
  if (item?.kind === "command" && READS_LOG.test(pipeline.stages[0]?.text.slice(0, 300) ?? ""))
    return { level: "note" };
  const isCheck =
    item?.kind === "check" ||
    section?.role === "verify" ||
    pipeline.stages.at(-1)?.words.some(({ text }) => text === "-q");
  return isCheck || HOLDS.test(item?.text.slice(0, 500) ?? "") ? {} : { level: "note" };
}

function isInverted(grep: Grep, call: DeepCall): boolean {
  if (!grep.inverted) return looksForWrong(grep);
  // With its header line it always passes, which is another finding.
  const [first] = call.pipeline.stages;
  return looksForRight(grep) && first !== undefined && !printsHeader(call.pipeline.stages, grep);
}

const canTakeBang = ({ exact, pipeline, outer }: DeepCall): boolean =>
  exact &&
  outer === null &&
  pipeline.within === "list" &&
  pipeline.before === null &&
  pipeline.after === null &&
  pipeline.mark.line === pipeline.mark.endLine;

function hitOf(desk: Desk, call: DeepCall): Found | null {
  const { pipeline } = call;
  const last = pipeline.stages.at(-1);
  if (last === undefined || pipeline.negated || pipeline.after !== null || pipeline.background) return null;
  if (pipeline.within !== "list" && pipeline.within !== "loop") return null;
  const grep = grepOf(last);
  if (grep === null || (pipeline.stages.length === 1 && grep.files.length === 0)) return null;
  if (!isInverted(grep, call) || !isMeantAsCheck(call)) return null;
  const words = call.item?.text ?? "";
  if (EXPECTED.test(words.slice(0, 500)) || expectsFailure(desk, call)) return null;
  // What is expected is asked for besides an exit status of zero, and mends nothing; but it tells what is meant.
  if (expectsNothing(desk, call) === false) return null;
  const sought = quoted(grep.alternatives.join("|"), 40);
  const edit = canTakeBang(call) && !call.inline ? insertBefore(call, pipeline.mark, "! ") : null;
  return {
    call,
    hit: {
      span: spanAt(call, last.mark),
      what:
        grep.counts && !grep.inverted
          ? `this check fails when it counts no ${sought}: grep prints 0 then, and exits 1`
          : grep.inverted
            ? `this check fails when every line says ${sought}, and passes when one does not`
            : `this check fails when no ${sought} is found, and passes when one is`,
      ...level(call),
      ...(edit === null ? {} : { edits: [edit] }),
    },
  };
}

export const grepInverted: Rule = {
  code: "CHECK_GREP_INVERTED",
  level: "warning",
  title: "a check searches for errors, so it fails when there are none",
  why: "grep's exit status is 0 when it finds something and 1 when it finds nothing",
  fix: "put `! ` before the pipeline, so that it fails when something is found",
  find: (desk) =>
    gathered(
      deepCalls(desk)
        .map((call) => hitOf(desk, call))
        .filter((found) => found !== null),
    ),
};

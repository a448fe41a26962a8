/** GNU and BSD forms of one tool for one place, this machine or one host: there, one of the two fails. */
import type { Stage, WrittenWord } from "../../shell/index.ts";
import { lineOf, spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { nameOf, through } from "../through.ts";
import { hasOption } from "../words.ts";

type Dialect = "GNU" | "BSD";

interface Form {
  readonly dialect: Dialect;
  readonly tool: string;
  readonly call: DeepCall;
  readonly stage: Stage;
  /** The host it is typed into; empty for this machine. */
  readonly host: string;
}

function ofSed(words: readonly WrittenWord[]): Dialect | null {
  const at = words.findIndex(({ text }) => text === "-i");
  if (at < 1) return null;
  const next = words[at + 1];
  if (next === undefined) return null;
  if (next.raw === "''" || next.raw === '""' || /^\.\w{1,10}$/.test(next.text)) return "BSD";
  return "GNU";
}

function ofDate(words: readonly WrittenWord[]): Dialect | null {
  if (words.some(({ text }) => /^-[a-zA-Z]{0,3}v$|^-v[+-]?\d/.test(text)) || hasOption(words, "-j"))
    return "BSD";
  if (words.some(({ text }) => /^(?:-[uI]{0,2}d|--date(?:=.*)?)$|^-d\S/.test(text))) return "GNU";
  return null;
}

function ofStat(words: readonly WrittenWord[]): Dialect | null {
  if (words.some(({ text }) => /^(?:-c|--format(?:=.*)?|--printf(?:=.*)?|-c.{1,40})$/.test(text)))
    return "GNU";
  const at = words.findIndex(({ text }) => /^-L?f$/.test(text));
  return at > 0 && (words[at + 1]?.text ?? "").includes("%") ? "BSD" : null;
}

const DIALECTS: ReadonlyMap<string, (words: readonly WrittenWord[]) => Dialect | null> = new Map([
  ["sed", ofSed],
  ["date", ofDate],
  ["stat", ofStat],
  [
    "base64",
    (words: readonly WrittenWord[]) =>
      words.some(({ text }) => /^-w\d*$|^--wrap/.test(text))
        ? "GNU"
        : hasOption(words, "-D", "-b")
          ? "BSD"
          : null,
  ],
  ["readlink", (words: readonly WrittenWord[]) => (hasOption(words, "-f", "-e") ? "GNU" : null)],
  ["grep", (words: readonly WrittenWord[]) => (hasOption(words, "-P", "--perl-regexp") ? "GNU" : null)],
  [
    "xargs",
    (words: readonly WrittenWord[]) =>
      hasOption(words, "-r", "--no-run-if-empty") ? "GNU" : hasOption(words, "-J") ? "BSD" : null,
  ],
]);

/** Both are there on purpose: one for each system, or one after the other failed. */
const BOTH_MEANT = /\b(?:mac ?os|os ?x|darwin|linux|gnu|bsd|homebrew|OSTYPE|uname)\b/i;

function isChosen({ call }: Form): boolean {
  const { before, after, within } = call.pipeline;
  if (before === "||" || after === "||" || within === "branch" || within === "condition") return true;
  const line = lineOf(call);
  return (
    BOTH_MEANT.test(call.item?.text.slice(0, 300) ?? "") ||
    BOTH_MEANT.test(call.section?.title ?? "") ||
    call.from.source.slice(Math.max(0, line - 4), line).some((each) => BOTH_MEANT.test(each.slice(0, 300)))
  );
}

function formsOf(desk: Desk): readonly Form[] {
  return deepCalls(desk).flatMap((call) =>
    call.outer !== null || call.item === null
      ? []
      : call.pipeline.stages.flatMap((stage): readonly Form[] => {
          const { words, elsewhere } = through(stage);
          const tool = nameOf(words);
          const dialect = elsewhere ? null : (DIALECTS.get(tool)?.(words) ?? null);
          const host = call.item?.host ?? "";
          const form = dialect === null ? null : { dialect, tool, call, stage, host };
          return form === null || isChosen(form) ? [] : [form];
        }),
  );
}

/** What is written as `sed -i ''`, for people. */
const shown = ({ stage, tool }: Form): string =>
  quoted(stage.text.slice(Math.max(0, stage.text.indexOf(tool))), 36);

function hitOf(forms: readonly Form[], isSame: boolean): readonly Hit[] {
  const gnu = forms.filter(({ dialect }) => dialect === "GNU");
  const bsd = forms.filter(({ dialect }) => dialect === "BSD");
  const [fewer, more] = bsd.length <= gnu.length ? [bsd, gnu] : [gnu, bsd];
  const [odd] = fewer;
  const [usual] = more;
  if (odd === undefined || usual === undefined) return [];
  return [
    {
      span: spanAt(odd.call, odd.stage.mark),
      what: `${shown(odd)} is the ${odd.dialect} form, ${shown(usual)} in line ${lineOf(usual.call)} the ${usual.dialect} one`,
      ...(isSame ? {} : { level: "note" as const }),
    },
  ];
}

function byHost(forms: readonly Form[]): ReadonlyMap<string, readonly Form[]> {
  const places = new Map<string, Form[]>();
  for (const form of forms) {
    const place = places.get(form.host);
    if (place === undefined) places.set(form.host, [form]);
    else place.push(form);
  }
  return places;
}

export const gnuAndBsd: Rule = {
  code: "COMMAND_GNU_AND_BSD",
  level: "warning",
  title: "GNU and BSD forms of one tool are mixed",
  why: "the tools of Linux are GNU's and those of macOS are BSD's: on either, one of the two fails",
  fix: "write both for the machine that the runbook is carried out on",
  find: (desk) =>
    [...byHost(formsOf(desk)).values()].flatMap((forms) => {
      const tools = [...new Set(forms.map(({ tool }) => tool))];
      const same = tools.flatMap((tool) =>
        hitOf(
          forms.filter((form) => form.tool === tool),
          true,
        ),
      );
      return same.length > 0 ? same : hitOf(forms, false);
    }),
};

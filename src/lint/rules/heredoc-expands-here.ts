/**
 * What is meant for the other side of an ssh or a container, expanded on this one: an unquoted heredoc, or double
 * quotes.
 */
import type { Stage, WrittenRedirect } from "../../shell/index.ts";
import { replaceAt, spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { type Expansion, expansionsOf } from "../expansions.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { nameOf, through } from "../through.ts";
import { bareWords } from "../words.ts";

const SHELL = /^(?:ba|z|da|a|k)?sh$/;

/** A shell of another machine, or of another user, reads this command's input. */
function feedsShell(stage: Stage): string | null {
  const outer = nameOf(bareWords(stage));
  const { words, text, elsewhere } = through(stage);
  if (text !== null)
    return /^\s*(?:sudo )?(?:ba|z|da|a|k)?sh(?: -\w{1,10})?\s*$/.test(text.text) ? outer : null;
  const name = nameOf(words);
  if (outer === "ssh") return name === "ssh" || SHELL.test(name) || name === "sudo" ? "ssh" : null;
  if (elsewhere && SHELL.test(name)) return outer;
  return /^(?:su|bash|sh)$/.test(outer) && bareWords(stage) !== stage.words ? outer : null;
}

function heredocOf(call: DeepCall): { readonly redirect: WrittenRedirect; readonly to: string } | null {
  const { stages } = call.pipeline;
  const last = stages.at(-1);
  const [first] = stages;
  if (last === undefined || first === undefined) return null;
  const to = feedsShell(last);
  const holder =
    stages.length === 1 ? last : stages.length === 2 && nameOf(first.words) === "cat" ? first : null;
  const redirect = holder?.redirects.find(({ heredoc }) => heredoc !== null);
  return to === null || redirect === undefined ? null : { redirect, to };
}

/** Names that the runbook gives a value on this side. */
const assigned = new WeakMap<Desk, ReadonlySet<string>>();

function namesHere(desk: Desk): ReadonlySet<string> {
  const made = assigned.get(desk);
  if (made !== undefined) return made;
  const names = new Set<string>();
  for (const { pipeline, item } of desk.calls) {
    if (item?.host !== null && item?.host !== undefined) continue;
    for (const { assignments, words } of pipeline.stages) {
      for (const { name } of assignments) names.add(name);
      if (/^(?:export|declare|local|readonly|typeset|read)$/.test(words[0]?.text ?? ""))
        for (const { text } of words.slice(1)) names.add(text.split("=", 1)[0] ?? "");
    }
  }
  assigned.set(desk, names);
  return names;
}

const list = (expansions: readonly Expansion[]): string => {
  const texts = [
    ...new Set(expansions.map(({ text }) => (text.length > 30 ? `${text.slice(0, 28)} …` : text))),
  ];
  return `${texts.slice(0, 3).join(", ")}${texts.length > 3 ? " …" : ""}`;
};

function heredocHit(desk: Desk, call: DeepCall): Hit | null {
  const found = heredocOf(call);
  const heredoc = found?.redirect.heredoc;
  if (found === null || heredoc === null || heredoc === undefined || heredoc.quoted) return null;
  const all = expansionsOf(heredoc.body, namesHere(desk));
  const there = all.filter(({ side }) => side === "there");
  if (there.length === 0) return null;
  const { delimiter } = heredoc;
  const edit =
    delimiter !== null && call.exact && all.length === there.length
      ? replaceAt(call, delimiter.mark, `'${delimiter.text}'`)
      : null;
  return {
    span: spanAt(call, delimiter?.mark ?? found.redirect.mark),
    what: `${list(there)} in the heredoc to ${quoted(found.to)} ${there.length === 1 ? "is" : "are"} expanded here, not over there`,
    ...(edit === null
      ? { fix: `write \\$ for what belongs to the other side, as in \\${there[0]?.text ?? "$HOME"}` }
      : { edits: [edit] }),
  };
}

function quotesHit(desk: Desk, call: DeepCall): Hit | null {
  for (const stage of call.pipeline.stages) {
    const { text, elsewhere } = through(stage);
    if (text === null || !elsewhere || !text.raw.startsWith('"')) continue;
    const there = expansionsOf(text.raw.slice(1, -1), namesHere(desk)).filter(({ side }) => side === "there");
    if (there.length === 0) continue;
    return {
      span: spanAt(call, text.mark),
      what: `${list(there)} in double quotes ${there.length === 1 ? "is" : "are"} expanded here, not over there`,
      fix: `put the command into single quotes, or write \\$ for what belongs to the other side`,
    };
  }
  return null;
}

export const heredocExpandsHere: Rule = {
  code: "COMMAND_HEREDOC_EXPANDS_HERE",
  level: "warning",
  title: "what is meant for another host is expanded on this one",
  why: "the shell at this end puts its own values in before the other side sees the text",
  fix: "quote the delimiter, as in <<'EOF': then the other side expands it",
  find: (desk) =>
    deepCalls(desk)
      .filter(({ item, outer }) => item !== null && outer === null)
      .map((call) => heredocHit(desk, call) ?? quotesHit(desk, call))
      .filter((hit) => hit !== null),
};

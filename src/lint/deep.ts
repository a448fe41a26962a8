/**
 * The calls of a runbook together with those inside the quotes of `ssh host "…"` and `sh -c '…'`, each with its place in
 * the file. Made once for a document; a text in quotes is parsed once.
 */
import { type Mark, type Pipeline, pipelinesOfText, type Stage, type WrittenWord } from "../shell/index.ts";
import type { Call } from "./call.ts";
import type { Desk } from "./desk.ts";
import { through } from "./through.ts";

export interface DeepCall extends Call {
  /** Null for a call of the runbook itself; else the call whose quotes it stands in. */
  readonly outer: DeepCall | null;
  /** Its marks are those of the file; otherwise they are of the whole text in quotes, and nothing may be edited. */
  readonly exact: boolean;
}

const DEEPEST = 3;
const LONGEST = 20_000;

/** Moves every mark by `to`. */
function moved(pipeline: Pipeline, to: (mark: Mark) => Mark): Pipeline {
  const word = (each: WrittenWord): WrittenWord => ({ ...each, mark: to(each.mark) });
  const stages = pipeline.stages.map(
    (stage): Stage => ({
      ...stage,
      mark: to(stage.mark),
      words: stage.words.map(word),
      assignments: stage.assignments.map((each) => ({ ...each, mark: to(each.mark) })),
      redirects: stage.redirects.map((each) => ({
        ...each,
        mark: to(each.mark),
        heredoc:
          each.heredoc === null
            ? null
            : {
                ...each.heredoc,
                mark: to(each.heredoc.mark),
                delimiter: each.heredoc.delimiter === null ? null : word(each.heredoc.delimiter),
              },
      })),
    }),
  );
  return { ...pipeline, stages, mark: to(pipeline.mark) };
}

function insideOf(outer: DeepCall, word: WrittenWord): readonly DeepCall[] {
  if (word.text.length > LONGEST) return [];
  const { mark, raw, text } = word;
  const exact = outer.exact && (raw === `"${text}"` || raw === `'${text}'`);
  const to = (inner: Mark): Mark =>
    exact
      ? {
          ...inner,
          line: inner.line + mark.line - 1,
          endLine: inner.endLine + mark.line - 1,
          column: inner.line === 1 ? inner.column + mark.column : inner.column,
        }
      : mark;
  return pipelinesOfText(text).map((pipeline) => ({
    ...outer,
    pipeline: moved(pipeline, to),
    outer,
    exact,
  }));
}

function withInner(call: DeepCall, depth: number, into: DeepCall[]): void {
  into.push(call);
  if (depth >= DEEPEST) return;
  for (const stage of call.pipeline.stages) {
    const { text } = through(stage);
    if (text !== null) for (const inner of insideOf(call, text)) withInner(inner, depth + 1, into);
  }
}

const known = new WeakMap<Desk, readonly DeepCall[]>();

export function deepCalls(desk: Desk): readonly DeepCall[] {
  const made = known.get(desk);
  if (made !== undefined) return made;
  const calls: DeepCall[] = [];
  for (const call of desk.calls) withInner({ ...call, outer: null, exact: true }, 0, calls);
  known.set(desk, calls);
  return calls;
}

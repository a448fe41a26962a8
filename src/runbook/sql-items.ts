/** SQL as queries: one for each run of statements under a comment. A fill-in template keeps its blanks as inputs. */
import type { Lines } from "../base/index.ts";
import { findPlaceholders, judgeSql } from "../shell/index.ts";
import { saidToRun } from "./asked-as.ts";
import type { Fence } from "./blocks.ts";
import { write } from "./pen.ts";
import { readExpectation } from "./phrases/expectation.ts";
import { isImperative } from "./phrases/imperative.ts";
import { firstWords } from "./shell-items.ts";
import type { Place, Walk } from "./walk.ts";

interface Segment {
  readonly comment: readonly string[];
  readonly commentLines: Lines | null;
  readonly sql: readonly string[];
  readonly lines: Lines | null;
}

export function readSqlFence(walk: Walk, fence: Fence, place: Place): void {
  const example = /^\s*--\s*(?:example|sample)\b/i.test(fence.text) && !saidToRun(walk.notes, fence);
  let before: string | null = null;
  for (const segment of segmentsOf(fence)) {
    const title = segment.comment.join(" ");
    if (segment.lines === null) {
      writeComment(walk, { lines: segment.commentLines, title }, before);
      continue;
    }
    const sql = segment.sql.join("\n");
    if (segment.commentLines !== null) {
      write(walk.pen, {
        kind: "note",
        lines: segment.commentLines,
        sure: "exact",
        text: title,
        titles: true,
      });
    }
    const item = write(walk.pen, {
      kind: "query",
      lines: segment.lines,
      sure: example ? "unsure" : "exact",
      text: title === "" ? firstWords(sql) : title,
      sql,
      danger: judgeSql(sql),
      through: null,
      inside: walk.shell.place.inside,
      host: null,
      inputs: [...new Set(findPlaceholders(sql).map((found) => found.name))],
      when: place.when,
      choice: null,
    });
    before = item.id;
  }
}

const EXPECTS = /^(?:expect\w*|should|returns?|→|=>|->|result|output)\b|^(?:→|=>|->)/i;

interface Comment {
  readonly lines: Lines | null;
  readonly title: string;
}

function writeComment(walk: Walk, { lines, title }: Comment, before: string | null): void {
  if (lines === null || title === "") return;
  if (EXPECTS.test(title)) {
    const test = readExpectation(title);
    write(walk.pen, {
      kind: "expectation",
      lines,
      sure: "exact",
      text: title,
      of: before,
      compiled: test !== null,
      test,
    });
  } else if (
    isImperative(title) ||
    /^(?:only )?(?:proceed|if|when)\b/i.test(title) ||
    /\b(?:from|in|to) source control\b/i.test(title)
  ) {
    write(walk.pen, {
      kind: "question",
      lines,
      sure: "inferred",
      text: title,
      establishes: title,
      when: null,
    });
  } else {
    write(walk.pen, { kind: "note", lines, sure: "inferred", text: title });
  }
}

interface Open {
  comment: string[];
  commentFirst: number | null;
  commentLast: number;
  sql: string[];
  first: number | null;
  last: number;
}

const fresh = (): Open => ({
  comment: [],
  commentFirst: null,
  commentLast: 0,
  sql: [],
  first: null,
  last: 0,
});

function segmentsOf(fence: Fence): Segment[] {
  const segments: Segment[] = [];
  let open = fresh();
  const close = (): void => {
    if (open.comment.length > 0 || open.first !== null) segments.push(segmentOf(open));
    open = fresh();
  };
  let inStatement = false;
  fence.text.split("\n").forEach((raw, index) => {
    const line = fence.lines[0] + index;
    const text = raw.trim();
    if (text === "") return;
    if (text.startsWith("--") && !inStatement) {
      const words = text.replace(/^-+\s*/, "").trim();
      if (open.first !== null || (open.comment.length > 0 && EXPECTS.test(words))) close();
      addComment(open, words, line);
      if (EXPECTS.test(words)) close();
      return;
    }
    open.sql.push(raw);
    open.first ??= line;
    open.last = line;
    inStatement = !text.replace(/--.*$/, "").trimEnd().endsWith(";") && !/^\\/.test(text);
  });
  close();
  return segments;
}

function addComment(open: Open, words: string, line: number): void {
  if (words === "") return;
  open.comment.push(words);
  open.commentFirst ??= line;
  open.commentLast = line;
}

const segmentOf = (open: Open): Segment => ({
  comment: open.comment,
  commentLines: open.commentFirst === null ? null : [open.commentFirst, open.commentLast],
  sql: open.sql,
  lines: open.first === null ? null : [open.first, open.last],
});

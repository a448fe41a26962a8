/**
 * The danger of SQL text: statements split with regard to strings and comments, each judged by its verb. It does not
 * know tables, triggers or functions: a SELECT of a function that is known to act counts as a write, any other as a read.
 */
import type { Danger } from "./catalog/rule.ts";
import { worse } from "./verdict.ts";

const reads = new Set(
  "select explain show describe desc values table with begin start commit rollback end use help set reset print go declare fetch pragma discard savepoint release abort".split(
    " ",
  ),
);
const acting =
  /\b(?:pg_terminate_backend|pg_cancel_backend|pg_reload_conf|setval|nextval|pg_switch_wal|pg_promote|lo_unlink|dblink_exec|pg_logical_\w{1,40}|pg_drop_replication_slot)\s?\(/i;

/** From the opening quote to behind its end; a quote that never ends takes the rest. */
function pastQuoted(sql: string, at: number): number {
  const quote = sql[at] ?? "'";
  for (let next = sql.indexOf(quote, at + 1); next >= 0; next = sql.indexOf(quote, next + 1)) {
    if (sql[next + 1] !== quote) return next + 1;
    next++;
  }
  return sql.length;
}

function past(sql: string, marker: string, from: number): number {
  const end = sql.indexOf(marker, from);
  return end < 0 ? sql.length : end + marker.length;
}

/** `$$ … $$` and `$tag$ … $tag$`. */
function dollarTag(sql: string, at: number): string | null {
  const end = sql.indexOf("$", at + 1);
  if (end < 0 || end - at > 40) return null;
  return /^\w*$/.test(sql.slice(at + 1, end)) ? sql.slice(at, end + 1) : null;
}

interface Skip {
  readonly to: number;
  /** What a skipped stretch leaves in the statement. */
  readonly keeps: string;
}

function skipAt(sql: string, at: number): Skip | null {
  const two = sql.slice(at, at + 2);
  if (two === "--") return { to: past(sql, "\n", at), keeps: " " };
  if (two === "/*") return { to: past(sql, "*/", at + 2), keeps: " " };
  const one = sql[at];
  if (one === "'" || one === '"' || one === "`") return { to: pastQuoted(sql, at), keeps: " x " };
  const tag = one === "$" ? dollarTag(sql, at) : null;
  return tag === null ? null : { to: past(sql, tag, at + tag.length), keeps: " x " };
}

/** The statements of a text, strings and comments taken out. */
export function splitSql(sql: string): string[] {
  const statements: string[] = [];
  let pieces: string[] = [];
  let from = 0;
  let tags = 0;
  for (let at = 0; at < sql.length; ) {
    const skip = sql[at] === "$" && ++tags > 2000 ? null : skipAt(sql, at);
    if (skip !== null) {
      pieces.push(sql.slice(from, at), skip.keeps);
      at = skip.to;
      from = at;
    } else if (sql[at] === ";") {
      statements.push([...pieces, sql.slice(from, at)].join(""));
      pieces = [];
      at++;
      from = at;
    } else at++;
  }
  statements.push([...pieces, sql.slice(from)].join(""));
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== "");
}

function meta(statement: string): Danger {
  if (/^\\(?:i|ir|copy|!|o|lo_import|lo_unlink|gexec)\b/.test(statement)) return "write";
  return "read";
}

function judgeStatement(statement: string): Danger {
  if (statement.startsWith("\\")) return meta(statement);
  const text = statement.slice(0, 100_000).toLowerCase();
  const verb = /^[({\s]{0,10}([a-z]+)/.exec(text)?.[1] ?? "";
  if (verb === "drop" || verb === "truncate" || verb === "delete" || verb === "flush") return "destroy";
  if (verb === "alter")
    return /\bdrop\b/.test(text) && !/\bdrop\s+(?:not\s+null|default|identity)\b/.test(text)
      ? "destroy"
      : "write";
  if (verb === "merge" && /\bthen\s+delete\b/.test(text)) return "destroy";
  if (verb === "with" || verb === "explain") {
    if (verb === "explain" && !/\banalyze\b/.test(text.slice(0, 60))) return "read";
    if (/\bdelete\s+from\b/.test(text)) return "destroy";
    return /\b(?:insert\s+into|update\s+\w|merge\s+into)/.test(text) ? "write" : "read";
  }
  if (verb === "select")
    return acting.test(text) || /\binto\s+(?:outfile|dumpfile|table|temp)\b/.test(text) ? "write" : "read";
  if (verb === "set" || verb === "reset")
    return /^(?:set|reset)\s+(?:global|persist)\b/.test(text) ? "write" : "read";
  return reads.has(verb) ? "read" : "write";
}

export function judgeSql(sql: string): Danger {
  let worst: Danger = "read";
  // psql's own commands end with the line, not with a semicolon.
  const lines = sql.split("\n").map((line) => (/^\s{0,40}\\/.test(line) ? `;${line};` : line));
  for (const statement of splitSql(lines.join("\n"))) worst = worse(worst, judgeStatement(statement));
  return worst;
}

/** The command inside a wrapper (`sudo`, `docker exec`, `bash -c`, `psql -c`): found, judged, and added to the wrapper's own. */
import { catalog } from "./catalog/catalog.ts";
import { judgeScriptText } from "./judge-javascript.ts";
import { judgeSql } from "./judge-sql.ts";
import {
  type Call,
  judgeWords,
  type Opening,
  operandsOf,
  type Scope,
  userOf,
  type WordsVerdict,
} from "./judge-words.ts";
import type { Judged } from "./shell-reading.ts";
import { both, harmless, worse } from "./verdict.ts";

const sqlClients = new Set(["psql", "mysql", "sqlite3", "sqlcmd", "cockroach", "clickhouse-client"]);
const shells = new Set(["bash", "ssh"]);
const becomers = new Set(["sudo", "doas"]);

/** The wrapper's own danger counts too; its exit status is that of what it carries out. */
function wrapped(outer: WordsVerdict, inner: WordsVerdict): WordsVerdict {
  const judged = { ...both(outer.judged, inner.judged), interactive: inner.judged.interactive };
  return { judged, tool: inner.tool ?? outer.tool, opening: inner.opening };
}

const sqlJudged = (outer: Judged, sql: string): Judged => {
  const danger = judgeSql(sql);
  return {
    ...outer,
    danger: worse(outer.danger, danger),
    repeat: danger === "read",
    interactive: false,
    endless: false,
  };
};

/** Where the words of the inner command begin. */
function innerStart(call: Call, skip: number): number {
  const dashes = call.words.indexOf("--");
  const operand = call.args.operands[call.pathLength + skip] ?? call.words.length;
  // `kubectl exec POD -- ls`: what follows the dashes, even where the pod was named by a flag.
  return dashes > 0 && dashes < operand ? dashes + 1 : operand;
}

function pastAssignments(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  return first < 0 ? [] : words.slice(first);
}

function judgeRest(call: Call, outer: WordsVerdict, scope: Scope): WordsVerdict {
  const inner = call.rule.inner;
  if (inner?.take !== "rest" && inner?.take !== "line") return outer;
  const words = call.words.slice(innerStart(call, inner.skip));
  const deeper = { ...scope, depth: scope.depth + 1 };
  if (words.length === 0) return withStdin(call, outer, scope);
  if (inner.take === "line") {
    const text = words.join(" ");
    const judged = scope.judgeText(text, deeper.depth);
    return {
      judged: { ...both(outer.judged, judged), interactive: judged.interactive },
      tool: outer.tool,
      opening: judged.interactive ? becomingThere(call, text) : null,
    };
  }
  const carried = wrapped(outer, judgeWords(pastAssignments(words), deeper, call.stdin));
  // `timeout 60 tail -f x` ends.
  const found =
    call.rule.endless === false ? { ...carried, judged: { ...carried.judged, endless: false } } : carried;
  const at = operandsOf(call).slice(call.pathLength)[inner.skip - 1];
  if (found.opening?.kind === "shell" && inner.skip > 0 && at !== undefined)
    return { ...found, tool: outer.tool, opening: { kind: "host", name: at } };
  // `sudo bash`: a shell of another user, as `sudo -s` is.
  if (found.opening?.kind === "shell" && becomers.has(call.entry.name))
    return { ...found, opening: { kind: "user", name: userOf(call) ?? "root" } };
  return found;
}

/** `ssh -t web sudo -i`: on that host, and as that user from the start. */
function becomingThere(call: Call, text: string): Opening | null {
  const host = operandsOf(call)[call.pathLength];
  const becomes = call.stdin === "terminal" && /^(?:sudo|doas|su)(?:\s|$)/.test(text);
  return call.entry.name === "ssh" && becomes && host !== undefined ? { kind: "host", name: host } : null;
}

/** What is fed to a client or a shell is carried out by it. */
function withStdin(call: Call, outer: WordsVerdict, scope: Scope): WordsVerdict {
  const { name } = call.entry;
  if (call.stdin === "terminal") return outer;
  const piped = { ...outer.judged, interactive: false, endless: false };
  const program =
    sqlClients.has(name) || shells.has(name) || call.rule.opens === "client" || call.rule.opens === "repl";
  if (!program || !call.rule.opens) return { ...outer, opening: null, judged: piped };
  if (call.stdin === "data")
    return {
      ...outer,
      opening: null,
      judged: { ...piped, danger: worse(piped.danger, "write"), repeat: false },
    };
  const { text } = call.stdin;
  if (sqlClients.has(name)) return { ...outer, opening: null, judged: sqlJudged(piped, text) };
  if (shells.has(name))
    return {
      ...outer,
      opening: null,
      judged: { ...both(piped, scope.judgeText(text, scope.depth + 1)), interactive: false },
    };
  const judged = text.split("\n").map((line) => clientLine(name, line));
  return {
    ...outer,
    opening: null,
    judged: { ...piped, danger: judged.reduce(worse, piped.danger), repeat: false },
  };
}

/** One line typed into a client that is no SQL client. */
function clientLine(client: string, line: string): Judged["danger"] {
  const entry = catalog.get(client);
  const verb = entry?.paths.get((line.trim().split(/\s/, 1)[0] ?? "").toUpperCase());
  if (verb !== undefined) return verb.danger ?? "write";
  return line.trim() === "" ? "read" : judgeScriptText(line);
}

function judgeFlag(call: Call, outer: WordsVerdict, scope: Scope): WordsVerdict {
  const inner = call.rule.inner;
  if (inner?.take !== "flag") return outer;
  const flags = inner.flags.split(" ");
  const values = call.args.options
    .filter((option) => flags.includes(option.name))
    .map((option) => option.value ?? "");
  if (values.length === 0) {
    const operands = call.args.operands.length - call.pathLength;
    const fed =
      call.stdin !== "terminal" &&
      !call.args.options.some((option) => option.name === "-f" || option.name === "--file");
    return fed && (operands === 0 || inner.as === "sql") ? withStdin(call, outer, scope) : outer;
  }
  if (inner.as === "shell") {
    const judged = scope.judgeText(values[0] ?? "", scope.depth + 1);
    return { judged, tool: outer.tool, opening: null };
  }
  const base = { ...harmless, canFail: outer.judged.canFail };
  if (inner.as === "sql")
    return { judged: sqlJudged(base, values.join(";")), tool: outer.tool, opening: null };
  const danger = judgeScriptText(values.join(";"));
  return { judged: { ...base, danger, repeat: danger === "read" }, tool: outer.tool, opening: null };
}

function judgeExec(call: Call, outer: WordsVerdict, scope: Scope): WordsVerdict {
  const from = call.words.findIndex((word) => /^-(?:exec|execdir|ok|okdir)$/.test(word));
  if (from < 0) return outer;
  const to = call.words.findIndex(
    (word, at) => at > from && (word === ";" || word === "\\;" || word === "+"),
  );
  const words = call.words.slice(from + 1, to < 0 ? undefined : to);
  const inner = judgeWords(words, { ...scope, depth: scope.depth + 1 }, "data");
  return { ...outer, judged: { ...both(inner.judged, outer.judged), canFail: false } };
}

/** `redis-cli FLUSHALL`: the client's own words stand as operands, in any case. */
function judgeClientVerb(call: Call, outer: WordsVerdict, scope: Scope): WordsVerdict {
  const operands = operandsOf(call);
  if (operands.length === 0) return withStdin(call, outer, scope);
  const [first = "", second = ""] = operands.map((word) => word.toUpperCase());
  const rule = call.entry.paths.get(`${first} ${second}`) ?? call.entry.paths.get(first);
  const danger = rule?.danger ?? "write";
  const judged = {
    ...harmless,
    danger,
    repeat: rule?.repeat ?? false,
    endless: rule?.endless ?? false,
    canFail: rule?.canFail ?? false,
  };
  return { judged, tool: outer.tool, opening: null };
}

function judgeSqlOperand(call: Call, outer: WordsVerdict, scope: Scope): WordsVerdict {
  const inner = call.rule.inner;
  if (inner?.take !== "sql") return outer;
  const sql = operandsOf(call)[call.pathLength + inner.index];
  if (sql === undefined) return withStdin(call, outer, scope);
  return { judged: sqlJudged(harmless, sql), tool: outer.tool, opening: null };
}

export function judgeInner(call: Call, outer: WordsVerdict, scope: Scope): WordsVerdict {
  switch (call.rule.inner?.take) {
    case undefined:
      return withStdin(call, outer, scope);
    case "flag":
      return judgeFlag(call, outer, scope);
    case "sql":
      return judgeSqlOperand(call, outer, scope);
    case "exec":
      return judgeExec(call, outer, scope);
    case "verb":
      return judgeClientVerb(call, outer, scope);
    default:
      return judgeRest(call, outer, scope);
  }
}

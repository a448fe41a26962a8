/** A one-liner for mongosh or python: a read only where nothing in it is known to change anything. No parser of those languages. */
import type { Judged } from "./shell-reading.ts";

const destroying =
  /\b(?:drop|dropDatabase|deleteMany|deleteOne|remove|rmtree|unlink|delete|flushall|flushdb|truncate)\s?\(/i;
const writing =
  /\b(?:insert|update|replace|save|create|rename|bulkWrite|commit|write|execute_?update|set|put|post|add|push|reconfig|stepDown|killOp|shutdown|system|spawn|exec)\w{0,20}\s?\(/i;
const reading =
  /\b(?:find|findOne|count\w{0,20}|stats|status|getIndexes|aggregate|show|ping|print|serverStatus|currentOp|help|version|use)\b/i;

export function judgeScriptText(text: string): Judged["danger"] {
  const start = text.slice(0, 20_000);
  if (destroying.test(start)) return "destroy";
  if (writing.test(start)) return "write";
  return reading.test(start) ? "read" : "write";
}

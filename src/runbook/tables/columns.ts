/** What a table's columns hold, by the words of its header. One table of words; the first match wins. */
import { plainText } from "../phrases/plain.ts";

export type Column =
  | "figure"
  | "target"
  | "warning"
  | "critical"
  | "rollback"
  | "threshold"
  | "action"
  | "wait"
  | "symptom"
  | "cause"
  | "fix"
  | "check"
  | "command"
  | "expected"
  | "actual"
  | "who"
  | "how"
  | "after"
  | "day"
  | "time"
  | "zone"
  | "stage"
  | "percent"
  | "dwell"
  | "change"
  | "approver"
  | "other";

const WORDS: readonly (readonly [Column, RegExp])[] = [
  ["warning", /^(?:warn(?:ing)?|yellow|amber|minor)\b/],
  [
    "critical",
    /^(?:crit(?:ical)?|red|severe|alert(?:ing)?|page)\b(?! (?:name|response))|^(?:escalate|notify|call)\b.{0,20} (?:if|when|at|above|on)$/,
  ],
  [
    "rollback",
    /\broll(?:ing)?[- ]?back (?:(?:immediately|automatically|release|deployment) )?(?:thresholds?|triggers?|if|when|at|above|levels?|values?|limits?)\b|^(?:(?:auto(?:matic(?:ally)?)?|immediate(?:ly)?)[- ])?(?:abort|halt|pause|stop|revert|undo|back out|go back)(?: (?:if|at|when|above|thresholds?|triggers?|limits?))$|^(?:abort|halt)$|^roll[- ]?back$/,
  ],
  ["approver", /\bapprov(?:er|ers|al|als|ed by)\b|\bsign-?off\b/],
  [
    "target",
    /^(?:targets?|goals?|healthy|normal|acceptable|good|slos?|objective|sla|healthy (?:range|value)|success (?:criteria|threshold)|baseline|target value)\b|\btarget$/,
  ],
  ["threshold", /\bthresholds?\b|^limits?$|^(?:max|min)(?:imum)?$|^trigger value$|^condition$|^value$/],
  [
    "expected",
    /^(?:expected|expectation|should|pass(?:es)?(?: (?:if|when|criteria))?|success|desired|healthy result)\b|\bexpected (?:result|output|value|response)\b|^result$|^criteria$/,
  ],
  [
    "actual",
    /^(?:actual|status|done|✓|✅|ok\??|pass\/fail|y\/n|notes?|verified|completed|check(?:ed)?\?|\[ ?\])$|^actual\b/,
  ],
  [
    "command",
    /^(?:commands?|cmd|run|how(?! (?:to|we|you) (?:react|respond|act))(?: to (?:check|verify|run|test))?|query|promql|sql|method of verification|verification (?:command|method))\b|\bcommand$/,
  ],
  [
    "after",
    /\b(?:escalat\w+|page|call) (?:after|time|delay|within)\b|^after$|^delay$|^when to (?:escalate|contact|call)\b|\bresponse (?:time|sla)\b/,
  ],
  ["percent", /\b(?:traffic|percent(?:age)?|weight|exposure|share|users?|canary %|rollout)\b|^%$/],
  [
    "dwell",
    /^(?:durations?|hold|dwell|soak|bake|observe|observation|monitor(?:ing)?(?: (?:period|time|for|duration))?|minimum (?:time|duration)|wait before next)\b/,
  ],
  [
    "wait",
    /^(?:wait|timeline|time-?frame|time limit|within|deadline|max(?:imum)? (?:time|wait)|time to (?:act|rollback|decide|decision)|when|sla|duration)\b/,
  ],
  ["day", /^(?:days?|weekday|date|day of (?:the )?week)\b/],
  ["time", /^(?:times?|hours?|window|start|from|deploy(?:ment)? window|allowed(?: hours)?)\b|\bwindow$/],
  ["zone", /^(?:time ?zone|tz|zone)\b/],
  [
    "action",
    /^(?:actions?|strateg(?:y|ies)|decision|response|do|what to do|immediate action|recommended action|next step|then|remediation|reactions?|auto(?:matic)? action|handling)\b|\baction$|^(?:what |how |then )?(?:(?:to|you|we|i|one|they) )(?:must |should |will |then )?(?:do|react|respond|act)\b|^(?:what next|do this|we then)$/,
  ],
  ["fix", /^(?:fix|solution|resolution|resolve|remedy|mitigation|workaround|how to fix|recovery)\b/],
  ["cause", /^(?:causes?|likely cause|root cause|possible causes?|reason|why|diagnosis)\b|\bcause$/],
  [
    "symptom",
    /^(?:symptoms?|triggers?|conditions?|scenarios?|issues?|problems?|situations?|events?|signals?|if|severity|risk level|issue severity|alert(?: name)?|incident|error|failure|observation|indicator)\b|\bsymptom$|^(?:(?:what|when|if|where) )?(?:you|we|one|they|users?|customers?) (?:might |may |can )?(?:see|notice|observe|find|hear|report|get)s?\b|^what (?:happens|happened|is (?:wrong|seen)|goes wrong|went wrong|breaks)\b|^(?:see|seen|observed|sign|signs)$/,
  ],
  ["figure", /^(?:metrics?|figures?|kpis?|measures?|measurements?|indicators?|slis?|signal)\b|\bmetric$/],
  [
    "how",
    /^(?:contacts?|phone|e-?mail|slack|channel|handle|reach|how to (?:reach|contact)|contact (?:info\w*|method|details)|pager(?:duty)?|number|teams|mobile)\b/,
  ],
  [
    "who",
    /^(?:roles?|names?|persons?|people|owners?|who|teams?|responsible|contact name|level|escalation level|tier|position|party|stakeholders?|audience)\b/,
  ],
  ["stage", /^(?:stages?|phases?|rungs?|steps?|waves?|rings?|#)$/],
  [
    "change",
    /^(?:changes?(?: types?)?|types?|categor(?:y|ies)|class|risk|environment|env|release types?|deploy(?:ment)? types?)\b/,
  ],
  [
    "check",
    /^(?:checks?|verif\w+|validat\w+|tests?|items?|what(?: to (?:check|verify))?|criteri(?:on|a)|tasks?|component|service|endpoint|area|requirement|gate)\b/,
  ],
];

const nameOf = (cell: string): Column => {
  const words = plainText(cell).toLowerCase().slice(0, 60).trim();
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "other";
};

/** "When | Do": beside what is then done, and nothing else that could be seen, "when" is what is seen. */
export function columnsOf(header: readonly string[]): readonly Column[] {
  const columns = header.map(nameOf);
  const [first] = columns;
  const occasion = first === "wait" && /^\W*when\W*$/i.test(header[0] ?? "");
  if (!occasion || !columns.includes("action")) return columns;
  return columns.some((column) => SEEN.has(column)) ? columns : ["symptom", ...columns.slice(1)];
}

const SEEN: ReadonlySet<Column> = new Set(["symptom", "threshold", "figure", "cause"]);

/**
 * Whether two statements of a runbook speak of the same situation. Thresholds differ between environments, phases,
 * services and alternatives on purpose; where that may be so, two statements are no contradiction.
 */
import { plainText, type SectionItem } from "../runbook/index.ts";
import { type Desk, sectionsAround } from "./desk.ts";
import { within } from "./figure-range.ts";
import { qualifiersIn } from "./qualifiers.ts";
import type { Stated } from "./stated.ts";

/** `maybe`: one of them names a situation and the other names none. */
export type Closeness = "same" | "maybe" | "other";

const SITUATIONS: readonly (readonly [string, RegExp])[] = [
  [
    "staging",
    /\b(?:staging|stage env\w*|uat|qa|pre-?prod\w*|dev|development (?:env\w*|cluster)|sandbox|load[- ]?test\w*|stress[- ]?test\w*|benchmark\w*|perf(?:ormance)? test\w*)\b/,
  ],
  ["canary", /\bcanar(?:y|ies)\b|\bpilot\b|\bbeta\b|\bearly access\b|\binternal users\b|\bblue[- ]green\b/],
  [
    "full",
    /\bfull(?:y)?[- ](?:roll-?out|rolled|traffic|deploy\w*|launch|exposure|promot\w*)|\b100 ?%|\bgeneral availability\b|\bsteady state\b/,
  ],
  [
    "hours",
    /\b(?:business|working|office) hours\b|\boff-?peak\b|\bpeak\b|\bnight\w*\b|\bweekends?\b|\bholidays?\b/,
  ],
  ["automatic", /\bautomat\w+|\bauto[- ]?(?:roll|revert|abort|halt)/],
  ["manual", /\bmanual\w*/],
  ["first", /\bfirst (?:\d|few|hour|day|minutes)|\binitial(?:ly)?\b/],
  ["later", /\bafter (?:the )?(?:first|\d)|\bthereafter\b|\blong[- ]term\b|\bnext (?:day|24)/],
  [
    "after rollback",
    /\b(?:after|post|following)[- ](?:the |a )?roll-?back|\broll-?back (?:verif\w+|validat\w+|succe\w+|complet\w+)|\bonce rolled back\b/,
  ],
  [
    "before",
    /\bpre-?(?:deploy\w*|release|flight|check\w*|launch|requisites?|rollout)\b|\bbefore (?:the |you |any )?(?:deploy|releas|start|rollout)\w*/,
  ],
  ["hotfix", /\bhot-?fix\w*|\bemergenc\w+/],
  ["migration", /\bmigrat\w+|\bback-?fill\w*/],
  ["rare", /\bexcellen\w+|\bnice to have\b|\bstretch\b|\bideal\w*\b|\baspiration\w*/],
];

/** Words of a heading that say what it does, not what it is about. */
const OF_FORM = new Set(
  `a an and any all are as at be by do does for from go have how i if in is it must need no not of on or our should that the
  their these this to us we what when where which who why will with you your vs per all one of following
  roll rolled rollback rollbacks back abort halt pause stop revert trigger triggers criteria criterion condition
  conditions threshold thresholds decision decisions matrix table immediate immediately monitor monitoring watch
  watching metric metrics kpi kpis key target targets goal goals success successful health healthy check checks
  checklist verify verification validate validation deploy deployment deployments release releases procedure procedures
  process plan plans step steps phase stage part section guide guideline guidelines policy policies rule rules alert
  alerts alerting guard guards guardrail guardrails slo slos sla slas sli slis objective objectives figures numbers
  overview summary appendix reference quick gate gates acceptance performance error errors rate latency signals golden
  dashboard dashboards response action actions act escalation incident incidents result results status new version
  stability smoke test tests observation observe soak bake period production prod environment environments runbook
  playbook failure failures warning critical signs indicators expected acceptable limit limits observability service
  services application system post after deployed during while values value level levels roll-back go/no-go no-go
  operational operations ops instructions details general main live traffic rollout roll-out window time times
  pass fail passing fails reasons reason cause causes symptom symptoms problem problems issues issue next proceed
  continue then consider considered investigate ask discuss notify caution wait look only first prepare prepared
 occur occurs happen happens met meet true hold holds require requires required apply
  applies exist red flag flags trouble quantitative numeric hard soft absolute relative automated auto based driven
  health-based metric-based performance-based after-deploy data important core primary main essential measurement
  measurements baseline tracking track evaluate evaluation analysis review sign signal thresholds: regression regressions degradation watchlist readiness`.split(
    /\s+/,
  ),
);

const NUMBERING =
  /^(?:(?:step|phase|part|section|chapter|appendix|stage)\s+)?(?:[0-9]{1,3}|[a-z](?=[.):\s])|[ivx]{1,4}(?=[.):]))(?:\.[0-9]{1,3}){0,3}\s*[.):–—-]*\s*/i;

const wordsOfForm = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(NUMBERING, "")
    .replace(/\b(?:if|when|whenever|unless)\b.{0,300}$/, "")
    .split(/[^\p{L}\p{N}/%.-]+/u)
    .map((word) => word.replace(/^[-/.]+|[-/.]+$/g, ""))
    .filter((word) => word !== "" && !/^\d+(?:\.\d+)?$/.test(word) && !OF_FORM.has(word));

interface Situation {
  readonly named: ReadonlySet<string>;
  /** Words of its headings that are neither the document's nor of form: a service, a component, a feature. */
  readonly own: ReadonlySet<string>;
  readonly apart: boolean;
}

/** The paragraph or heading that a list or table stands under. */
function leadOf(desk: Desk, line: number): string {
  for (let at = line - 1; at > Math.max(0, line - 40); at -= 1) {
    const text = (desk.source[at - 1] ?? "").trim();
    if (text === "" || /^(?:[-*+|>]|\d{1,3}[.)]\s|```)/.test(text)) continue;
    return /^#/.test(text) || !/:\s*(?:\*\*|__)?$/.test(text) ? "" : plainText(text);
  }
  return "";
}

function situationOf(desk: Desk, stated: Stated, sections: readonly SectionItem[]): Situation {
  const titles = sections.map(({ title }) => plainText(title));
  const text = plainText((desk.source[stated.line - 1] ?? "").slice(0, 800)).slice(0, 300);
  const said = [...titles, leadOf(desk, stated.line), text].join(" \n ").toLowerCase();
  const named = new Set(SITUATIONS.flatMap(([name, pattern]) => (pattern.test(said) ? [name] : [])));
  for (const match of said.matchAll(
    /(\d{1,3}) ?% (?:of )?(?:the )?(?:traffic|users|canary|rollout|stage|exposure|weight|customers)/g,
  ))
    named.add(`${match[1]}%`);
  for (const match of said.matchAll(
    /\b(?:phase|stage|wave|ring|tier|region) ?(\d|[a-z]\b)|\b(us|eu|ap)-(?:east|west|north|south|central)\w*/g,
  ))
    if (titles.some((title) => !title.toLowerCase().startsWith(match[0]))) named.add(match[0]);
  if (stated.armedForMs !== null) named.add("first");
  const known = new Set(
    wordsOfForm(`${desk.study.reading.title ?? ""} ${desk.study.reading.front?.service ?? ""}`),
  );
  return {
    named,
    own: new Set(titles.flatMap(wordsOfForm).filter((word) => !known.has(word))),
    apart: sections.some(({ alternative }) => alternative),
  };
}

const equal = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

/** One of them is general, or they name the same. */
const fits = (a: ReadonlySet<string>, b: ReadonlySet<string>): Closeness =>
  equal(a, b) ? "same" : a.size === 0 || b.size === 0 ? "maybe" : "other";

/** A part of the rollout, in which the rules of the whole hold too. */
const PART = /^(?:canary|full|automatic|\d{1,3}%)$/;

/** A general rule that is the stricter one leaves a part's own rule nothing to decide, and makes its target a wrong one. */
function withoutParts(part: Situation, general: Situation, strictest: boolean): Situation {
  if (!strictest || general.named.size > 0) return part;
  return { ...part, named: new Set([...part.named].filter((name) => !PART.test(name))) };
}

const isRuled = (part: Stated, general: Stated): boolean =>
  part.side === general.side ? within(part.range, general.range) : part.action === null;

export function closeness(desk: Desk, a: Stated, b: Stated): Closeness {
  if (!equal(qualifiersIn(desk, a), qualifiersIn(desk, b))) return "other";
  const [ofA, ofB] = [sectionsAround(desk, a.item.section), sectionsAround(desk, b.item.section)];
  const [onlyA, onlyB] = [ofA.filter((one) => !ofB.includes(one)), ofB.filter((one) => !ofA.includes(one))];
  const [ofHere, ofThere] = [situationOf(desk, a, onlyA), situationOf(desk, b, onlyB)];
  const here = withoutParts(ofHere, ofThere, isRuled(a, b));
  const there = withoutParts(ofThere, ofHere, isRuled(b, a));
  if (here.apart && there.apart) return "other";
  if (here.named.has("staging") !== there.named.has("staging")) return "other";
  const [named, own] = [fits(here.named, there.named), fits(here.own, there.own)];
  if (named === "other" || own === "other") return "other";
  return named === "maybe" || own === "maybe" || here.apart || there.apart ? "maybe" : "same";
}

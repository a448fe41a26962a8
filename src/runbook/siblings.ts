/**
 * How the sections under one heading relate: one after the other, one of several means to one end, or one for each
 * circumstance. Running alternatives one after another is the worst mistake a reader can make, so every cue counts.
 */
import type { Siblings } from "./reading.ts";

export interface Relation {
  readonly siblings: Siblings;
  /** For each child: is it one of several alternatives, and of those the one marked as the one to take. */
  readonly children: readonly ChildRelation[];
}

export interface ChildRelation {
  readonly alternative: boolean;
  readonly preferred: boolean;
}

const LETTERED =
  /^(?:option|method|path|approach|alternative|variant|strategy|way|choice|scenario [a-z]$)\s*#?(?:[a-z]|\d+|[ivx]+)\b/i;
const MARKED = /\b(?:recommended|preferred)\b/i;
const DEFAULT = /\b(?:default|standard|automatic|automated|normal|usual)\b/i;
const LESSER =
  /\((?:[^)]*\b)?(?:alternative|fallback|last resort|not recommended|legacy|deprecated|advanced|emergency only|manual only)\b|\balternative(?:ly)?\b|\blast resort\b|\((?:if|when|in case)\b[^)]*\b(?:unavailable|fails?|failed|down|broken|not (?:work\w*|available|possible)|does ?n[o']t|cannot)\b/i;
const STRATEGY =
  /\b(?:standard|canary|blue[ /-]?green|rolling|fast|quick|full|complete|partial|manual\w*|automat\w+|emergency|hot-?fix|normal|safe|default|immediate|simple|advanced|staged|gradual|big[- ]bang|zero[- ]downtime|minimal|code[- ]only|scripted|specific|previous|last known good|one[- ]click|cli|ci\/cd|console|ui|argo\w*|helm|git ?ops|kubectl|docker|pm2|traffic|database|db|schema|forward|in[- ]place|kubernetes|via|using|by|with)\b/i;
/** Where something is deployed to: one of several such is chosen, unless each names a part of the system. */
const PLATFORM =
  "docker(?:[ -](?:compose|swarm))?|podman|kubernetes|k8s|helm|openshift|nomad|ecs|eks|gke|aks|fargate|cloud run|lambda|serverless|aws(?: \\w+)?|amazon(?: \\w+)?|gcp|google cloud(?: \\w+)?|azure(?! devops)(?: \\w+)?|heroku|vercel|netlify|railway|render|fly\\.?io|digital ?ocean(?: \\w+)?|linode|hetzner|cloudflare(?: \\w+)?|vps|bare[- ]metal|systemd|pm2|ansible|terraform|manual(?:ly)?|linux|ubuntu(?:\\/debian)?|debian(?:\\/ubuntu)?|centos(?:\\/rhel)?|rhel|fedora|macos|mac|windows";
const ON_PLATFORM = new RegExp(
  `^(?:(?:deploy(?:ing|ment)?|install(?:ing|ation)?|run(?:ning)?)\\s+)?(?:(?:to|on|onto|with|using|via|in)\\s+)?(?:${PLATFORM})(?:\\s+(?:deploy(?:ment)?|install(?:ation)?|set-?up|\\([^)]{0,60}\\)))*$`,
  "i",
);
/** "Major release procedure" beside "Patch release procedure": a release is of one kind. */
const RELEASE_KIND =
  /^(?:non-?)?(?:major|minor|patch|hot-?fix|bug-?fix|emergency|standard|normal|regular|security|feature|pre)[- ](?:version )?(?:releases?|deploy(?:ment)?s?|upgrades?)(?: (?:procedure|process|steps|workflow|flow))?$/i;
/** A heading that says its sections are to choose from. */
const TO_CHOOSE =
  /\b(?:deploy\w*|install\w*|release|roll-?back|upgrade|migration|hosting|restore|recovery) (?:options|methods|alternatives|platforms|targets|approaches)\b|\b(?:options|alternatives|ways) (?:for|to|of) (?:deploy|install|releas|roll)\w*/i;
const KINDS = [
  /\broll[- ]?backs?\b|\brolling back\b|\brevert\w*\b/i,
  /\bdeploy(?:ment|s|ing)?\b/i,
  /\breleases?\b/i,
  /\brestor(?:e|ing|ation)\b/i,
  /\bupgrades?\b/i,
  /\bconnect(?:ing)?\b/i,
  /\bfix\b/i,
];
const NOT_THE_KIND =
  /\b(?:pre|post|after|before)[- ]|\b(?:verif\w+|validat\w+|check\w*|monitor\w*|backup|notif\w+|communicat\w+|template|checklist|criteria|triggers?|decision|matrix|contacts?|testing|polic(?:y|ies)|notes|window|schedule|when to|log|plan|script|fails?|failed|failing|issues?)\b/i;
const CIRCUMSTANCE =
  /^(?:(?:scenario|case|issue|problem|symptom|severity|sev|incident|alert|error|situation)\s*(?:[\d#:"'“—–-]|[a-z]\b)|p[0-4]\b|q:)/i;
const SYMPTOM =
  /\balert$|\b(?:errors?|fail(?:s|ed|ure|ures|ing)?|issues?|down|unavailable|high|low|slow|stuck|time-?outs?|crash\w*|won'?t|can'?t|cannot|doesn'?t|does not|not (?:start\w*|work\w*|ready|found|respond\w*|load\w*)|broken|missing|corrupt\w*|leaks?|exhaust\w*|degrad\w+|returns? \d{3}|\d{3}s?|disconnect\w*|refused|denied|lost|full|outage|pending|spike\w*|loop\w*)\b/i;
/** The parts of one case: what is seen, why, and what helps. */
const ONE_CASE =
  /^(?:symptoms?|solutions?|diagnos[ie]s|resolution|fix|causes?|root cause|mitigation|recovery|detection)$/i;
/** Done in every case, whatever branch was taken. */
const COMMON =
  /^(?:when\b|overview|before\b|verif\w+|validat\w+|after\b|post-|pre-|contacts?|communicat\w+|prerequisites?|general\b)/i;
const BRANCHED =
  /\b(?:by (?:change|symptom|type|scenario|severity|service|issue)|scenarios?|(?:common|known) (?:issues|problems|errors|failures)|alert response|playbooks|incident response|trouble ?shooting|issues and solutions)\b/i;

export function relate(parentTitle: string, titles: readonly string[], onDiagnosis: boolean): Relation {
  const none = titles.map(() => ({ alternative: false, preferred: false }));
  if (titles.length < 2) return { siblings: "sequence", children: none };
  const found = alternativesAmong(titles);
  const chosen = TO_CHOOSE.test(parentTitle) && !found.some(Boolean);
  const alternatives = chosen
    ? titles.map((title) => !NOT_THE_KIND.test(title) && !COMMON.test(title))
    : found;
  const count = alternatives.filter(Boolean).length;
  if (count >= 2) {
    const best = preferredOf(titles, alternatives);
    const children = titles.map((_, i) => ({ alternative: alternatives[i] ?? false, preferred: i === best }));
    const rest = titles.filter((title, i) => !alternatives[i] && !NOT_THE_KIND.test(title)).length;
    return { siblings: rest < count ? "choice" : "sequence", children };
  }
  if (areBranches(parentTitle, titles, onDiagnosis)) {
    return {
      siblings: "branches",
      children: titles.map((title) => ({ alternative: !COMMON.test(title), preferred: false })),
    };
  }
  return {
    siblings: "sequence",
    children: titles.map((title) => ({ alternative: LESSER.test(title), preferred: false })),
  };
}

function alternativesAmong(titles: readonly string[]): boolean[] {
  const lettered = titles.map((title) => LETTERED.test(title));
  if (lettered.filter(Boolean).length >= 2) return lettered;
  const means = titles.map((title) => /^(?:via|using|with|through) (?:the )?\w/i.test(title));
  if (means.filter(Boolean).length >= 2) return means;
  for (const form of [ON_PLATFORM, RELEASE_KIND]) {
    const named = titles.map((title) => form.test(title.trim()));
    if (named.filter(Boolean).length >= 2) return named;
  }
  const scopes = scopesOf(titles);
  if (scopes.some(Boolean)) return scopes;
  const twins = stepTwins(titles);
  if (twins.some(Boolean)) return twins;
  for (const kind of KINDS) {
    const same = titles.map((title) => isOfKind(title, kind));
    const strategies = titles.filter((title, i) => same[i] && STRATEGY.test(title)).length;
    if (same.filter(Boolean).length >= 2 && strategies >= 2) return same;
  }
  const manual = titles.map(
    (title) => /\b(?:manual(?:ly)?|automat\w+|scripted)\b/i.test(title) && !NOT_THE_KIND.test(title),
  );
  const contrast =
    titles.some((t) => /\bmanual/i.test(t)) && titles.some((t) => /\bautomat|\bscripted/i.test(t));
  if (contrast && manual.filter(Boolean).length >= 2) return manual;
  const marks = titles.filter((title) => MARKED.test(title)).length;
  const lesser = titles.filter((title) => LESSER.test(title)).length;
  return titles.map(
    (title) => marks + lesser >= 2 && marks > 0 && (MARKED.test(title) || LESSER.test(title)),
  );
}

/** "Code only" beside "Code and database": how far to go, not what comes next. */
function scopesOf(titles: readonly string[]): boolean[] {
  const words = titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\w ]+/g, " ")
      .trim(),
  );
  const only = words.find((title) => /^[\w ]{2,40} only$/.test(title));
  const subject = only?.replace(/ only$/, "") ?? null;
  const scopes = words.map((title) => subject !== null && title.startsWith(`${subject} `));
  return scopes.filter(Boolean).length >= 2 ? scopes : titles.map(() => false);
}

/** "Step 3A" and "Step 3B" are one step by two means. */
function stepTwins(titles: readonly string[]): boolean[] {
  const numbers = titles.map((title) => /^(?:step|phase)\s*(\d{1,3})[a-d]\b/i.exec(title)?.[1] ?? null);
  return numbers.map((number) => number !== null && numbers.filter((other) => other === number).length > 1);
}

/** "Fast deploy" is a deploy; "Pre-deployment backup" and "Step 2: Deploy new version" are not kinds of one. */
function isOfKind(title: string, kind: RegExp): boolean {
  const bare = title.replace(/\([^)]{0,80}\)/g, "");
  return kind.test(bare) && !NOT_THE_KIND.test(bare) && !/^(?:step|phase|stage)\s*\d/i.test(title);
}

function preferredOf(titles: readonly string[], alternatives: readonly boolean[]): number {
  const marked = titles.findIndex(
    (title, i) => alternatives[i] && MARKED.test(title) && !/\bnot recommended\b/i.test(title),
  );
  if (marked >= 0) return marked;
  return titles.findIndex((title, i) => alternatives[i] && DEFAULT.test(title) && !LESSER.test(title));
}

function areBranches(parentTitle: string, titles: readonly string[], onDiagnosis: boolean): boolean {
  const named = titles.filter((title) => CIRCUMSTANCE.test(title)).length;
  if (named >= 2 && named * 2 >= titles.length) return true;
  if (titles.some((title) => ONE_CASE.test(title))) return false;
  const symptoms = titles.filter(
    (title) => SYMPTOM.test(title) && !/^(?:step|phase)\s*\d/i.test(title),
  ).length;
  if (symptoms >= 2 && symptoms * 3 >= titles.length * 2) return true;
  const conditional = titles.filter((title) => /^(?:if|when|for|in case)\b/i.test(title)).length;
  if (conditional >= 2 && conditional * 3 >= titles.length * 2) return true;
  return BRANCHED.test(parentTitle) || onDiagnosis;
}

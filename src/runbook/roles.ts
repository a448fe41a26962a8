/**
 * The words by which a heading tells what its section is for. One table, first match wins: special roles stand
 * before general ones. To teach Rutter a word, add it here; the order is part of the meaning.
 */
import type { Role } from "./reading.ts";

interface RoleWords {
  readonly role: Role;
  readonly words: RegExp;
}

const ROLLBACK =
  "go(?:ing)? back|way back|(?:re-?)?deploy(?:ing)? (?:an? |the )?(?:previous|older|earlier|prior|last known good)|(?:switch|turn)(?:ing)? (?:it |them )?off|kill[ -]?switch|roll(?:ing|ed)?[ -]?backs?|reverts?|reverting|back(?:ing)?[ -]?outs?|undo|undoing|downgrad\\w+";

/** "During the maintenance window" says when something is done; "Maintenance window" says when it may be. */
const WINDOW = "(?:the|each|every|a|an|your|our|this) (?:[\\w-]+ ){0,2}window\\b";
const WORK = "^(?:(?:tasks?|steps?|work|checks?|activities|actions?|checklist|(?:what|things) to do) )?";
const AROUND_A_WINDOW: readonly RoleWords[] = [
  { role: "communicate", words: new RegExp(`^(?:announc\\w+|communicat\\w+|notify\\w*) ${WINDOW}`) },
  {
    role: "before",
    words: new RegExp(
      `${WORK}(?:before|prior to|ahead of|until) ${WINDOW}|^pre-?window\\b|^(?:schedul|book|agree|request|arrang|plan)\\w* (?:on )?${WINDOW}|^before(?:hand)?$`,
    ),
  },
  {
    role: "verify",
    words: new RegExp(
      `${WORK}(?:after|following|at the end of|closing) ${WINDOW}|^(?:once|when) ${WINDOW} (?:has |is )?(?:clos|end|over|pass|done)|^post-?window\\b|^after$`,
    ),
  },
  {
    role: "steps",
    words: new RegExp(
      `${WORK}(?:during|in|within|inside|throughout|at the start of|opening) ${WINDOW}|^(?:once|when) ${WINDOW} (?:has |is )?(?:open|start|begin|beg[au]n)|\\bwindow (?:steps|procedure|tasks|activities|work|checklist|runbook)\\b|^during$`,
    ),
  },
];

const TABLE: readonly RoleWords[] = [
  {
    role: "diagnose",
    words: /^(?:trouble ?-?shoot\w*|debugging|diagnos\w+|resolving|handling|dealing with|fixing)\b/,
  },
  {
    role: "template",
    words:
      /\btemplates?\b|^messages?$|\b(?:deployment|deploy|release|incident) (?:log|record|report)\b|\bmessage (?:texts?|drafts?)\b|\breport form\b/,
  },
  {
    role: "contacts",
    words:
      /\bcontacts?\b|\bescalation (?:path|list|matrix|chain|levels?|ladder|policy|tree|procedure)\b|^escalation$|\bwho to (?:call|contact|page)\b|^on[- ]?call(?: team| rotation| roster| schedule)?$|\bphone (?:list|numbers)\b|^call(?:ing)?(?: for help)?$/,
  },
  ...AROUND_A_WINDOW,
  {
    role: "windows",
    words:
      /\b(?:deploy(?:ment)?|release|maintenance|change|blackout|allowed) (?:windows?|schedules?|calendar|times?|hours|freezes?)\b|^(?:windows?|schedules?|timing|calendar)$|\bfreezes?\b|\bwhen (?:to|can (?:we|i)) (?:deploy|release)\b|\bblackouts?\b|\bwhen we (?:deploy|release|ship)\b/,
  },
  {
    role: "after-rollback",
    words: new RegExp(
      `\\b(?:post|after|following|once)(?: the| a|[- ])*(?:${ROLLBACK})\\b|\\b(?:${ROLLBACK})\\b.*\\b(?:verif\\w+|validat\\w+|obligations|follow[- ]?up)`,
    ),
  },
  {
    role: "reference",
    words: new RegExp(
      `\\b(?:${ROLLBACK})\\b.*\\b(?:tools?|scripts|drills?|testing|tests|history|best practices|philosophy|principles|overview)\\b|\\bprevent\\w*\\b.*\\b(?:${ROLLBACK})\\b|\\b(?:testing|practi[sc]ing|rehearsing)\\b.*\\b(?:${ROLLBACK})\\b`,
    ),
  },
  { role: "rollback", words: new RegExp(`\\b(?:${ROLLBACK})\\b`) },
  {
    role: "later",
    words:
      /\bwithin \d+ ?(?:h|hours?|d|days?|weeks?)\b|\bfollow[- ]?ups?\b|\bretrospective\b|\bpost[- ]?mortems?\b|\bpost[- ]?incident (?:review|actions?|tasks)\b|\bnext (?:business )?day\b|\bday after\b|^after (?:24|48|72) ?h(?:ours)?\b/,
  },
  {
    role: "diagnose",
    words:
      /\btrouble ?-?shoot\w*|\bdebug\w*|\bdiagnos\w+|\b(?:common|known|possible|potential) (?:issues|problems|errors|failures|pitfalls|scenarios)\b|\bfaqs?\b|\bissues? (?:and|&) (?:solutions?|fix(?:es)?|resolutions?)\b|\bwhat (?:if|can go wrong)\b|\bwhen things go wrong\b|\bif something goes wrong\b|\bfailure (?:modes|scenarios)\b/,
  },
  {
    role: "reference",
    words:
      /^(?:.* )?overview$|^overview\b|\bintroduction\b|^purpose\b|^scope\b|^about\b|\bbackground\b|\barchitecture\b|\btopology\b|\btable of contents\b|^contents$|\btoc\b|\bquick (?:reference|links)\b|\breferences?\b|\brelated\b|\bresources\b|^(?:useful |important |external )?links\b|\bfurther reading\b|\bsee also\b|\bdocumentation$|^(?:more|further|additional) (?:info\w*|reading|documentation)\b|\bglossary\b|\bdefinitions?\b|\bterminology\b|\bappendix\b|\bchange ?log\b|\b(?:revision|version|document|change) (?:history|control|info\w*)\b|\bmetadata\b|\b(?:roles? (?:and|&) )?responsibilit\w+|\bcheat ?-?sheets?\b|\b(?:useful|handy|common|helpful|quick|pm2|docker|kubectl|cli|log|management|maintenance|key) commands\b|^commands$|\bbest practices\b|\bmental model\b|\banti-?patterns?\b|^(?:things )?(?:do not|don'?ts?|never)\b|\bdo'?s (?:and|&) don'?ts\b|\blessons\b|\bassumptions\b|\breminders?\b|\bprinciples\b|\bphilosophy\b|^(?:key )?(?:files|urls?|endpoints|services|servers|hosts|repositories|environments?|infrastructure|components|stack|tech stack|tools)$|\binfrastructure$|\benvironment (?:overview|details|matrix|urls?)\b|\bservice (?:inventory|catalog|map|overview)\b|^notes?$|^important notes?$|\blimitations?\b|^summary$|\bcosts?\b|\bpricing\b|^logs?$|^logging$|\bhistory$|^(?:benefits|advantages|pros|cons|features)\b|\bpros (?:and|&) cons\b|\bkey (?:concepts|terms)\b|\b(?:routine|regular|scheduled|ongoing) maintenance\b|^maintenance(?: tasks| schedule)?$|\b(?:daily|weekly|monthly|quarterly|yearly) (?:tasks|checks|maintenance|operations)\b|\bautomation\b|^ci(?:\/cd)?\b|\b(?:ci|cd|build|release) pipelines?\b|\bgithub actions?\b(?!.*\b(?:run|start|trigger))|\bfuture (?:work|improvements)\b|^(?:code )?owner(?:ship|s)?$|\bprevent(?:ion|ing)\b|\bnotes$/,
  },
  {
    role: "recover",
    words:
      /\bbreak[- ]?glass\b|\bescape hatch\b|^on failure$|\bfailed (?:deploy\w*|migrations?|releases?|builds?|jobs?|rollouts?)\b|\bdisaster\b|\brecover\w*|\bemergenc\w+|\bincident\w*|\boutages?\b|\bfail-?overs?\b|\bpoint-in-time\b|\brestor(?:e|ing|ation)\b/,
  },
  {
    role: "communicate",
    words:
      /\bcommunicat\w+|^tell(?: \w+)?$|\bannounc\w+|\bnotif(?:y|ications?|ying)\b|\bstakeholders?\b|\bstatus page\b|\bcomms\b/,
  },
  {
    role: "watch",
    words:
      /\bmonitor\w*|\bwatch\w*|\bobserv\w+|\bsoak\w*|\bbak(?:e|ing)\b|\balert\w*|\bmetrics\b|\bdashboards?\b|\bslos?\b|\bthresholds?\b/,
  },
  {
    role: "before",
    words:
      /\bpre[- ]?(?:deploy\w*|release|flight|migration|cut ?-?over|launch|rollout|upgrade|check\w*|requisite checks?|requirements?)\b|\bbefore (?:you )?(?:the |each |every |any )?(?:deploy\w*|releas\w+|merg\w+|migrat\w+|upgrad\w+|cut\w*|start\w*)|\bprepar\w+|\breadiness\b|\bback[- ]?ups?\b|\bgo[ /-]+no[- ]?go\b|\bfreeze code\b|\b(?:deploy\w*|release) checklist\b/,
  },
  {
    role: "verify",
    words:
      /\bverif\w+|\bvalidat\w+|\bsmoke\b|\bhealth[- ]?checks?\b|\bsanity\b|\bacceptance\b|\bpost[- ]?(?:deploy\w*|release|cut ?-?over|migration|launch|rollout|upgrade|install\w*)\b|\bafter (?:the |each |every )?(?:deploy\w*|release|rollout|launch|migration)\b|\bconfirm\w*|\bsuccess criteria\b|\bexit criteria\b|\bacceptance criteria\b|\bconnectivity checks?\b|^(?:run )?tests?$|^testing$/,
  },
  {
    role: "prerequisites",
    words:
      /\bentry criteria\b|\bprerequisit\w*|\bpre-requisit\w*|\brequirements?\b|\bbefore (?:you )?(?:begin|beginning|starting|start)\b|\baccess\b|\bpreconditions?\b|\bwhat you(?:'ll)? need\b|\b(?:required )?tools needed\b|\brequired (?:tools|permissions|access|secrets)\b|\bconnect(?:ing)?\b|\bset ?-?up\b/,
  },
  {
    role: "steps",
    words:
      /\bdeploy\w*|\breleas\w+|\bprocedures?\b|\bsteps?\b|\broll[- ]?outs?\b|\brolling out\b|\bmigrat\w+|\bupgrad\w+|\binstall\w*|\bexecut\w+|\bcut ?-?over\b|\bpromot\w+|\bpublish\w*|\blaunch\w*|\bbuild\w*|\bconfigur\w+|\bupdat\w+|\bapply\w*|\bswitch\w*|\bcanary\b|\btraffic\b|\brestarts?\b|\bpush\w*|\bship\w*|\bmaintenance mode\b|\bprocess\b|\bworkflow\b|\bphases?\b/,
  },
];

/** A numbered step is something to do, whatever noun it names: "Step 4: Update the documentation". */
const OF_A_STEP: ReadonlySet<Role> = new Set([
  "rollback",
  "before",
  "verify",
  "watch",
  "communicate",
  "prerequisites",
  "steps",
]);
const STEP = /^(?:step|phase|stage)\s*\d/;
const DOING =
  /^(?:create|write|update|fill|record|open|file|add|transfer|prepare|start|publish|for|if|when(?! (?:to|we|you|can)\b))\b/;

/** "If the migration fails half-way": what is done then is no part of the way forward. */
const FAILING =
  /^(?:if|when|should)\b.{0,60}\b(?:fail(?:s|ed|ure)?|breaks?|broken|goes? wrong|went wrong|crash(?:es|ed)?|gets? stuck|goes? down)\b/;

/** The role that a heading's words give it; null where they give none. `title` is plain text. */
export function roleOf(title: string): Role | null {
  const lower = title.slice(0, 200).toLowerCase();
  const outside = lower
    .replace(/\([^)]{0,120}\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return roleOfWords(outside) ?? (outside === lower ? null : roleOfWords(lower));
}

const withoutNumber = (lower: string): string =>
  lower.replace(/^(?:step|phase|part|section)?\s*\d+(?:\.\d+)*[.):\s-]*/, "").trim();

/** "Before the window", "During": a part of the work that is done around a window. */
export function isAroundWindow(title: string): boolean {
  const words = withoutNumber(title.slice(0, 200).toLowerCase());
  return AROUND_A_WINDOW.some((entry) => entry.words.test(words));
}

function roleOfWords(lower: string): Role | null {
  const words = withoutNumber(lower);
  if (FAILING.test(words)) return speaksOfRollback(words) ? "rollback" : "recover";
  const doing = STEP.test(lower) || DOING.test(words);
  return (
    TABLE.find((entry) => entry.words.test(words) && (!doing || OF_A_STEP.has(entry.role)))?.role ?? null
  );
}

const GOES_BACK = new RegExp(`\\b(?:${ROLLBACK})\\b`, "i");

/** A heading about going back, whatever else it is about. */
export const speaksOfRollback = (title: string): boolean => GOES_BACK.test(title);

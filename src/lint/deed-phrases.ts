/**
 * What a sentence asks a person to do: "Take a snapshot of the database", "Announce the maintenance window". Only what
 * is put as an order counts; a state that should hold ("Backups verified") is none.
 */
import { plainText } from "../runbook/index.ts";
import type { DeedKind } from "./deed.ts";

const LIMIT = 300;
const DATA =
  "(?:databases?|dbs?|postgres\\w*|mysql|mariadb|mongo\\w*|sql server|data|tables?|schemas?|rds|aurora|cloud ?sql)";

interface Phrase {
  readonly kind: DeedKind;
  readonly asks: RegExp;
  readonly not?: RegExp;
}

const PHRASES: readonly Phrase[] = [
  {
    kind: "backup",
    asks: new RegExp(
      `^(?:take|create|make|perform|run|start|trigger|capture|do|grab)\\b.{0,50}\\b(?:back-?ups?|snapshots?|dump)\\b|^back(?:ing)?[ -]?up\\b.{0,60}\\b${DATA}\\b|^(?:snapshot|dump|export)\\b.{0,30}\\b${DATA}\\b`,
      "i",
    ),
    not: /\b(?:restor\w+|verif\w+|config\w*|redis|etcd|nginx|script|nightly|daily|weekly|monthly|scheduled|every|cron|heap|thread|core|velero|metrics|dashboards?|grafana|logs?|baseline|performance|release|state of|cluster|pods?|screen\w*|git|branch|version)\b/i,
  },
  {
    kind: "restore",
    asks: new RegExp(
      `^restor(?:e|ing)\\b.{0,60}\\b(?:${DATA}|back-?up|snapshot|dump)\\b|^(?:recover|roll ?back) (?:the )?${DATA}\\b`,
      "i",
    ),
    not: /\b(?:test|drill|verify|created|taken|exists?)\b/i,
  },
  {
    kind: "migrate-back",
    asks: /^(?:roll(?:ing)?[ -]?back|revert|undo|reverse)\b.{0,40}\b(?:migrations?|schema)\b|^(?:run|apply|execute)\b.{0,30}\b(?:down|rollback|reverse|undo)[ -]migrations?\b/i,
  },
  {
    kind: "contract",
    asks: /^(?:drop|remove|delete|retire|decommission)\b.{0,60}\b(?:columns?|(?:db |database )?tables?|endpoints?|code ?paths?)\b|^(?:drop|remove|delete|retire|decommission)\b.{0,40}\b(?:old|legacy|deprecated|unused|obsolete)\b.{0,40}\b(?:fields?|routes?|api|views?)\b|^(?:make|set|alter)\b.{0,60}\b(?:not null|non-?nullable)\b|^add\b.{0,30}\bnot null constraint|^(?:run|apply|execute|start)\b.{0,40}\bcontract(?:ion)?(?:[ -]phase)? (?:migrations?|step|ddl|changes?|phase|script)\b|^contract (?:the )?(?:schema|database)\b|^enforce\b.{0,30}\bnot null\b/i,
    not: /\b(?:te?mp|temporary|test|cache|if exists|rows?|from the table|flags? table|routing|keys?|tokens?|dashboards?|contents?|entry|entries)\b/i,
  },
  {
    kind: "migrate",
    asks: /^(?:run|re-?run|apply|execute|perform|start|trigger|launch|kick off)\b.{0,50}\b(?:migrations?|schema (?:changes?|updates?)|ddl)\b|^migrate\b.{0,30}\b(?:databases?|db|schema|tables?)\b/i,
    not: /\b(?:roll ?back|down|undo|revert|reverse|status|dry[ -]run|contract|test migration|review|check)\b/i,
  },
  {
    kind: "deploy",
    asks: /^(?:re-?deploy|deploy|ship|roll ?out|promote)\b(?!-| (?:by|if|when|only|day|log|window|checklist|previews?)\b)|^release (?:the|to|version|v\d|new|build|image)\b|^(?:run|start|trigger|kick off|launch|execute|begin|initiate)\b.{0,40}\b(?:deploy(?:ment)?|rollout|release) ?(?:script|pipeline|workflow|job|to\b|of\b|$)|^(?:switch|shift|cut over|flip)\b.{0,30}\btraffic\b|^merge\b.{0,60}\b(?:to deploy|(?:to|into) (?:the )?(?:prod\w*|stages\/prod))\b/i,
    not: /\b(?:roll ?back|revert|previous|dry[ -]run|merge request template)\b/i,
  },
  { kind: "restart", asks: /^restart\b.{0,60}/i, not: /\bfrom\b|\brollout\b|\bif\b/i },
];

const TELLS =
  /^(?:notify|announce|inform|tell|alert|warn|let\b.{0,50}\bknow|(?:post|send|write|drop|publish)\b.{0,60}\b(?:message|notice|notification|announcement|e-?mail|note|heads[- ]up|banner|in|to|on)\b|e-?mail|message|ping|(?:update|set)\b.{0,20}\bstatus ?page|give\b.{0,40}\bheads[- ]up|communicate)\b/i;
const AHEAD =
  /\b(?:about to|upcoming|forthcoming|heads[- ]up|in advance|ahead of|beforehand|announce\w* (?:the |a |an )?(?:\w+ )?(?:maintenance|downtime|outage|interruption)|start(?:s|ing)?|begin(?:s|ning)?|will (?:be|start|begin|go|have|see|take|happen)|going to|(?:of|about|for) (?:the |a |our )?(?:\w+ )?(?:downtime|maintenance|outage|interruption|deployment window)|(?:scheduled|planned|expected) (?:maintenance|downtime|outage|interruption|deploy\w*|release)|maintenance (?:window|mode|notice)|before (?:the |we |you )?(?:deploy|migrat|maintenance|releas|start|begin)\w*|(?:deployment|release|maintenance|migration|window|freeze)\b.{0,30}\bin \d{1,3} ?(?:min|h)\w*|not to (?:deploy|merge|push)|has (?:started|begun)|is starting|kick(?:s|ing) off|in progress|is under ?way)\b/i;
/** What is announced is the work itself; that the watching begins is told when it does. */
const OF_WORK =
  /\b(?:deploy\w*|releas\w*|maintenance|migrat\w*|upgrad\w*|roll-?out|downtime|outage|interruption|changes?|window|cut-?over|work|restart\w*|freeze|ship\w*|going live|unavailab\w+|offline)\b/i;
const AFTERWARDS =
  /\b(?:complet\w*|finish\w*|done|success\w*|succeeded|live|over|ended|ends?|lifted|back (?:up|online|to)|results?|outcome|roll(?:ed|ing)?[ -]?back|fail\w*|issues?|incidents?|resolv\w*|deployed|released|closed|operational|again|cleared|all clear|after\w*|shift|monitor\w*|soak\w*|watch\w*|hypercare|canary|ramp\w*|traffic)\b/i;

const NUMBER =
  /^(?:\d{1,2}[:.]\d{2}(?:\s?(?:[ap]m|utc|cet|z))?\s*[-–—:]?\s+|(?:(?:step|phase|stage|t[+-])\s*)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?\s*[.):–—-]*\s+)/i;
const LEAD =
  /^(?:(?:please|then|next|now|first|finally|also|and)\b,?\s+|(?:once|before|on|in|from|using|with|via|at|during|from)\b[^,.;]{1,70},\s*|\*?[a-z][\w /&-]{1,40}(?::\s+|\s[–—-]\s))/i;

/** The sentence, and what is left of it when what leads up to the order is taken off. */
function ordersIn(text: string): readonly string[] {
  const orders: string[] = [];
  let rest = text.replace(NUMBER, "");
  for (let round = 0; round < 3; round += 1) {
    orders.push(rest);
    const less = rest.replace(LEAD, "");
    if (less === rest) break;
    rest = less;
  }
  return orders;
}

export const tellsPeople = (text: string): boolean =>
  ordersIn(plainText(text.slice(0, LIMIT))).some((order) => TELLS.test(order));

export function kindsOfText(markdown: string): readonly DeedKind[] {
  const text = plainText(markdown.slice(0, LIMIT));
  if (/^(?:if|when|unless|in case|should)\b/i.test(text) || text.endsWith("?")) return [];
  const orders = ordersIn(text);
  if (orders.some((order) => TELLS.test(order)))
    return AHEAD.test(text) && OF_WORK.test(text) && !AFTERWARDS.test(text) ? ["notice"] : [];
  for (const { kind, asks, not } of PHRASES)
    if (orders.some((order) => asks.test(order)) && not?.test(text) !== true) return [kind];
  return [];
}

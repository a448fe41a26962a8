/** The words for comparisons, for statistics, for what is compared with, and for rising and falling: data only. */
import type { Base, Comparison } from "../../base/index.ts";
import { phraseTable } from "./phrase-table.ts";

export const COMPARISONS = phraseTable<Comparison>([
  [
    "greater than|more than|higher than|larger than|longer than|bigger than|slower than|worse than|greater|above|over|beyond|in excess of|upward of|north of",
    ">",
  ],
  [
    "exceed|exceeds|exceeded|exceeding|surpass|surpasses|crosses|cross|top|breach|breaches|breached|breaching|violates|violate|outside|outside of|out of",
    ">",
  ],
  [
    "less than|lower than|fewer than|smaller than|shorter than|faster than|better than|below|under|beneath",
    "<",
  ],
  [
    "at least|minimum of|minimum|min|reaches|reach|hits|hit|reached|equal to or greater than|greater than or equal to|more than or equal to|starting at|at or above|at or over",
    ">=",
  ],
  [
    "at most|up to|within|maximum of|maximum|max|less than or equal to|lower than or equal to|no higher|capped at|at or below|at or under|equal or less than|meets|meet|inside",
    "<=",
  ],
  ["equal|equals|equal to|exactly|identical to", "="],
]);

/** Said after the value: "5% or more". */
export const AFTERWARDS = phraseTable<Comparison>([
  [
    "or more|or higher|or above|or greater|or over|or longer|and above|and up|and more|or worse|minimum|or better",
    ">=",
  ],
  ["or less|or fewer|or lower|or below|or under|and below|and under|or faster|maximum|or shorter", "<="],
]);

export const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  ">": "<=",
  ">=": "<",
  "<": ">=",
  "<=": ">",
  "=": "=",
};

export const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never cannot can't doesn't don't shouldn't mustn't isn't won't without aren't didn't".split(" "),
);

export const BASES = phraseTable<Base>([
  [
    "baseline|baseline level|baseline value|the baseline|historical baseline|previous baseline|established baseline|pre-deployment baseline|pre-deploy baseline|deployment baseline",
    "baseline",
  ],
  [
    "normal|normal level|normal range|normal value|normal rate|usual|usual level|typical|typical level|historical average|historical|normal limit|normal parameter|normal bound|expected level|expected range|expected baseline",
    "baseline",
  ],
  [
    "pre-deployment level|pre-deployment|pre-deploy|pre-deploy level|pre-deployment value|pre-release level|pre-release|predeployment level|previous level|previous release|previous version|previous deployment|before deployment|before the deployment|before the deploy|last week|pre-migration level|pre-migration|pre-incident level|yesterday",
    "baseline",
  ],
  [
    "stable|stable version|control|control group|current version|old version|stable track|stable release|production baseline|primary|blue",
    "stable",
  ],
  ["slo|sla|slo target|slo threshold|sla target|service level objective|slo limit|objective|target", "slo"],
  [
    "limit|threshold|quota|capacity|configured limit|defined threshold|alert threshold|acceptable threshold|alerting threshold|acceptable limit|configured threshold|critical threshold|max connection|acceptable range",
    "limit",
  ],
]);

export const STATS = phraseTable<string>([
  ["p50|median|50th percentile|50th", "p50"],
  ["p75|75th percentile|75th", "p75"],
  ["p90|90th percentile|90th", "p90"],
  ["p95|95th percentile|95th|p-95|95p", "p95"],
  ["p99|99th percentile|99th|p-99|99p", "p99"],
  ["p99.9|p999|99.9th percentile|99.9th", "p99.9"],
  ["average|avg|mean", "average"],
]);

export type Turn = "rise" | "fall";

/** Verbs and nouns of change. "degradation" is worse, whichever way worse is: a rise of what it degrades. */
export const TURNS = phraseTable<Turn>([
  [
    "increase|increases|increased|increasing|rise|rises|rising|risen|rose|grow|grows|grown|growth|jump|jumps|jumped|up|climb|climbs|degrade|degrades|degraded|degradation|regression|regress|regresses|regressed|worsen|worsens|slowdown",
    "rise",
  ],
  [
    "drop|drops|dropped|dropping|decrease|decreases|decreased|decreasing|fall|falls|fell|fallen|falling|decline|declines|declined|declining|reduction|dip|dips|dipped|down|loss|reduced",
    "fall",
  ],
]);

/** Words of a condition that carry no meaning of their own. */
export const FILLER: ReadonlySet<string> = new Set(
  (
    "a an the is are was were be been being am should must will would shall can could may might has have had having to " +
    "of in on at for from by with if when where once while during after and or then we you i it its our your they their " +
    "this that these those there here any all each every some which who what as than also too so just only even still " +
    "remain remains remaining stay stays staying stayed keep keeps kept go goes going gone get gets getting got becomes " +
    "become consistently consistent continuously persistently persistent sustained sustain high higher elevated abnormal " +
    "abnormally significantly significant sharply suddenly rapidly dramatically substantially unacceptable increased " +
    "value values level levels threshold metric metrics rate currently about around approximately roughly " +
    "increase increases increasing rise rises rising spike spikes spiked jump jumps drop drops dropped dropping fall falls " +
    "falling decrease decreases dip dips climb climbs degrade degrades degraded degradation compared relative versus vs " +
    "against measured across deployment deploy deploying release rollout canary post-deployment post-deploy post-release new version " +
    "slow slower poor bad excessive unexpected unusual sudden severe increased rising growing surge surges uptick compare watch track measure monitor monitoring observe see view look return returning stay critical between does do did doing maintain maintains maintained return returns returned back ok okay good healthy normal normally usage requests request reading " +
    "shows show observed seen detected check verify ensure confirm make sure expected expect target acceptable total overall " +
    "times consecutive straight continuous time period window until least more less low lower moment period minutes minute " +
    "average alert alerts warning critical users traffic pods instances per up down production prod page immediately"
  ).split(" "),
);

/**
 * What a blank of a template may ask for, by the words before it, and what the release knows of that. A label that is
 * not known has no answer: a blank that is left is better than a wrong one.
 */
import { dayText, minuteText } from "./instants.ts";
import { lapseText } from "./lapse.ts";
import type { Story } from "./story.ts";

/** What a label asks for: a text, or one of two or three words of a choice such as `yes / no`. */
export interface Fact {
  readonly text: string;
  /** Fits the option of a printed choice that says the same. */
  readonly choice: RegExp | null;
}

type Knows = (story: Story) => string | null;

const started: Knows = ({ startedAt }) => (startedAt === null ? null : `${minuteText(startedAt)} UTC`);
const finished: Knows = ({ endedAt }) => (endedAt === null ? null : `${minuteText(endedAt)} UTC`);
const backFrom: Knows = ({ returning }) => (returning === null ? null : `${minuteText(returning.at)} UTC`);
const lapse = (from: number | null | undefined, to: number | null): string | null =>
  from === null || from === undefined || to === null ? null : lapseText(to - from);
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const version: Knows = ({ plan }) => text(plan.inputs.version) ?? text(plan.inputs.tag);

const people: Knows = ({ waits }) => {
  const names = waits.flatMap(({ wait, as, by }) =>
    wait.kind === "approval" && by !== null && as !== "reject" && as !== "gone" ? [by.who] : [],
  );
  return names.length === 0 ? null : [...new Set(names)].join(", ");
};

const troubles: Knows = ({ steps, doubted }) => {
  const failed = steps.filter(({ state }) => state === "failed");
  const said = [
    ...failed.map(({ number, title, why }) => `${number} ${title}${why === null ? "" : `: ${why}`}`),
    ...doubted.map((name) => `in doubt: ${name}`),
  ];
  return said.length === 0 ? null : said.join("; ");
};

const RESULT: Readonly<Record<string, Fact>> = {
  done: { text: "success", choice: /^(?:ok|okay|success(?:ful)?|succeeded|done|completed?|pass(?:ed)?|go)$/ },
  returned: { text: "rolled back", choice: /^(?:rolled[- ]?back|rollback|reverted)$/ },
  stopped: { text: "stopped", choice: /^(?:stopped|aborted|cancell?ed|partial(?:ly)?)$/ },
  failed: { text: "failed", choice: /^(?:failed|failure|fail|error|not ok)$/ },
};

const lapseFrom = (from: number | null, to: number | null | undefined): string | null =>
  from === null || to === null || to === undefined || to < from ? null : lapseText(to - from);

const names = (all: readonly string[]): string | null =>
  all.length === 0 ? null : [...new Set(all)].join(", ");

/** What led back: the guard that tripped, by the words that the runbook has for it. */
const tripped: Knows = ({ plan, returning, watch }) => {
  const trip = watch.trips.findLast(({ does }) => does === "rollback");
  if (returning === null || returning.by !== null || trip === undefined) return null;
  if (trip.guard === "judge") return "the comparison of the two versions";
  return plan.guards.find(({ id }) => id === trip.guard)?.title ?? null;
};

/** What is known of a release that was watched. */
const WATCHED: readonly (readonly [label: RegExp, knows: Knows])[] = [
  [
    /^(?:peak|max(?:imum)?|highest|worst) error rate$/,
    ({ watch }) =>
      watch.peakErrors === null ? null : `${Number(watch.peakErrors.percent.toPrecision(3))} %`,
  ],
  [
    /^(?:time to detect(?:ion)?|detection time|detected after|time until detection|ttd|mttd)$/,
    ({ returning, watch }) => lapseFrom(watch.exposedAt, returning?.at),
  ],
  [/^(?:detected|noticed)(?: at| time)?$|^time of detection$/, backFrom],
  [
    /^(?:traffic (?:was )?back (?:after|in|within)|time to (?:roll ?back|shift back)|rollback took)$/,
    ({ returning, watch }) => (returning === null ? null : lapseFrom(returning.at, watch.backAt)),
  ],
  [
    /^(?:time to (?:restore|recover|recovery|mitigate|resolution|resolve)|recovery time|ttr|mttr)(?: service)?$/,
    ({ returning, watch }) => (returning === null ? null : lapseFrom(watch.exposedAt, watch.backAt)),
  ],
  [
    /^(?:traffic back|service restored|restored|recovered|mitigated|resolved)(?: at| time)?$/,
    ({ returning, watch }) =>
      returning === null || watch.backAt === null ? null : `${minuteText(watch.backAt)} UTC`,
  ],
  [
    /^(?:failed requests|requests failed|errors served)$/,
    ({ watch }) =>
      watch.counted === null || watch.counted.n === 0
        ? null
        : `${watch.counted.failed} of ${watch.counted.n} counted`,
  ],
  [
    /^(?:max(?:imum)?|highest|peak) (?:traffic|exposure|share|percentage)(?: reached)?$/,
    ({ watch }) => (watch.exposedAt === null ? null : `${watch.mostPercent} %`),
  ],
  [/^(?:guard|condition|alert|threshold)(?: that)? (?:tripped|triggered|fired)$/, tripped],
  [
    /^(?:called|paged|escalated to|who was (?:called|paged)|on call (?:called|paged))$/,
    ({ watch }) => names(watch.alarms.flatMap(({ called }) => called.map(({ who }) => who))),
  ],
  [
    /^acknowledged(?: by)?$/,
    ({ watch }) =>
      names(watch.alarms.flatMap(({ acknowledged }) => (acknowledged === null ? [] : [acknowledged.by.who]))),
  ],
  [
    /^(?:rolled back to|reverted to|previous|old|last good)(?: version)?$/,
    ({ watch, plan }) =>
      watch.old ?? text(plan.inputs["previous-version"]) ?? text(plan.inputs["previous-tag"]),
  ],
  [/^(?:release|deployment|change) class$/, ({ plan, watch }) => watch.raised?.to ?? plan.policy.class],
];

/** The first pattern that fits the label's words decides. */
const KNOWN: readonly (readonly [label: RegExp, knows: Knows])[] = [
  [
    /^(?:rollback|rolled back|back) (?:reason|because|trigger)|^(?:reason|why|trigger|cause)(?: (?:of|for) (?:the )?rollback)?$/,
    ({ returning }) => returning?.why ?? null,
  ],
  [/^rollback (?:started|start|begun|began)(?: (?:at|time))?$|^rollback time$/, backFrom],
  [
    /^rollback (?:finished|ended|end|done|completed?)(?: (?:at|time))?$/,
    (story) => (story.returning === null ? null : finished(story)),
  ],
  [
    /^(?:rollback duration|duration of (?:the )?rollback|rollback took)$/,
    ({ returning, endedAt }) => lapse(returning?.at, endedAt),
  ],
  [
    /^rolled back by$|^rollback (?:by|executed by|initiated by)$/,
    ({ returning }) => returning?.by?.who ?? null,
  ],
  [
    /^(?:date|day|deployment date|release date|date of (?:deployment|release|rollback)|rollback date)$/,
    ({ startedAt }) => (startedAt === null ? null : dayText(startedAt)),
  ],
  [
    /^(?:date (?:and )?time|timestamp|date time utc|when)$/,
    ({ startedAt }) => (startedAt === null ? null : `${dayText(startedAt)} ${minuteText(startedAt)} UTC`),
  ],
  [
    /^(?:deployment |release |deploy )?(?:start(?:ed|s)?|began|begin|start time|started at|time started)(?: (?:at|time))?$|^time$/,
    started,
  ],
  [
    /^(?:deployment |release |deploy )?(?:end(?:ed)?|finish(?:ed)?|complete[d]?|stop(?:ped)?|done|end time|finished at|time (?:finished|ended|completed)|completion time)(?: (?:at|time))?$/,
    finished,
  ],
  [
    /^(?:total )?(?:duration|time taken|took|deployment duration|total time|elapsed)$/,
    ({ startedAt, endedAt }) => lapse(startedAt, endedAt),
  ],
  [
    /^(?:deployed|released|executed|performed|started|run|typed|done|carried out) ?(?:by)?$|^(?:deployer|operator|engineer|release (?:manager|engineer)|deployment (?:lead|engineer)|who|author|by)$/,
    ({ startedBy }) => startedBy?.who ?? null,
  ],
  [/^(?:approved by|approvers?|approval|sign(?:ed)? ?off(?: by)?)$/, people],
  [
    /^(?:new |target |deployed |release )?(?:version|release|tag|build|image tag)(?: deployed)?$|^to (?:version|tag)$/,
    version,
  ],
  [/^(?:service|application|app|component|system)(?: name)?$/, ({ plan }) => plan.service],
  [/^(?:target )?(?:environment|env|stage)$/, ({ plan }) => plan.environment],
  [/^(?:runbook|procedure|document)$/, ({ plan }) => plan.runbook.file],
  [/^(?:release|deployment|rutter) id$/, ({ release }) => release],
  [/^(?:plan|plan hash)$/, ({ plan }) => plan.hash],
  [/^(?:problems?|issues?|issues encountered|errors|failures|incidents)$/, troubles],
];

export const wordsOf = (label: string): string =>
  label
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** What the release knows of that which stands under `label`; null: nothing, so the blank stays. */
export function factFor(label: string, story: Story): Fact | null {
  const words = wordsOf(label);
  if (words === "") return null;
  if (/^(?:result|status|outcome|final (?:status|result)|deployment (?:status|result))$/.test(words))
    return story.ending === null ? null : (RESULT[story.ending] ?? null);
  if (/^(?:rollback|rolled back|rollback (?:needed|required|performed|done|executed))$/.test(words)) {
    if (story.ending === null) return null;
    const back = story.returning !== null;
    return { text: back ? "yes" : "no", choice: back ? /^(?:y|yes|true)$/ : /^(?:n|no|false|none)$/ };
  }
  const known = KNOWN.find(([pattern]) => pattern.test(words));
  const watched = WATCHED.find(([pattern]) => pattern.test(words));
  const told = known?.[1](story) ?? watched?.[1](story) ?? inputFor(words, story);
  return told === null ? null : { text: told.replace(/\s+/g, " "), choice: null };
}

/** An input of the plan with the same name, in whatever way its words are joined. */
function inputFor(words: string, { plan }: Story): string | null {
  const found = Object.entries(plan.inputs).find(([name]) => wordsOf(name) === words);
  return text(found?.[1]);
}

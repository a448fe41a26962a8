/**
 * A post-mortem of a release begun: what happened when, what was seen, who was called, and blanks for what only people know.
 * It looks for no culprit and guesses no cause.
 */
import type { Instant } from "../base/index.ts";
import { clockText, momentText } from "./instants.ts";
import { lapseText } from "./lapse.ts";
import { section, table } from "./markdown.ts";
import { countedText, ENDING, nameOf, reviewLines } from "./markdown-log.ts";
import type { Story, StoryStep } from "./story.ts";
import { doesText } from "./watch-moments.ts";

/** Only people know these. */
const BLANKS: readonly string[] = [
  "Root cause: ____",
  "Whom it touched, and how: ____",
  "What went well: ____",
  "What we change, who does it, until when: ____",
];

export function postMortem(story: Story): { readonly lines: readonly string[]; readonly left: number } {
  const { plan } = story;
  const version = typeof plan.inputs.version === "string" ? ` ${plan.inputs.version}` : "";
  const place = plan.environment === null ? "" : ` to ${plan.environment}`;
  const lines = [
    `# Post-mortem: ${plan.service ?? plan.runbook.file}${version}${place}`,
    ...section("In short", shortLines(story)),
    ...section("Timeline (UTC)", timeline(story)),
    ...section("What tripped", tripLines(story)),
    ...section("Who was called", calledLines(story)),
    ...section("What stands", [
      ...story.stands.map((name) => `- ${name}`),
      ...story.doubted.map((name) => `- In doubt: ${name}`),
    ]),
    ...section("To be reviewed", reviewLines(story)),
    ...section(
      "To be filled in",
      BLANKS.map((blank) => `- ${blank}`),
    ),
  ];
  return { lines, left: BLANKS.length };
}

function shortLines(story: Story): readonly string[] {
  const { watch, returning, startedAt, endedAt, ending, why, startedBy } = story;
  const { exposedAt, backAt, mostPercent, fresh, old, peakErrors, counted } = watch;
  const name = fresh ?? "the new version";
  const began = startedAt === null ? "" : `, started ${momentText(startedAt)} UTC by ${nameOf(startedBy)}`;
  const took = startedAt === null || endedAt === null ? "" : `, ${lapseText(endedAt - startedAt)} long`;
  const said = [
    `Release ${story.release}${began}${took}: ${ending === null ? "not ended yet" : ENDING[ending]}.`,
  ];
  const reason = returning?.why ?? why;
  if (reason !== null) said.push(`Why: ${reason}.`);
  if (exposedAt !== null) {
    const end = backAt ?? endedAt;
    const lasted = end === null || returning === null ? "" : ` for ${lapseText(end - exposedAt)}`;
    said.push(`${name} had up to ${mostPercent} % of the traffic${lasted}.`);
  }
  if (exposedAt !== null && returning !== null && returning.at >= exposedAt)
    said.push(`Noticed ${lapseText(returning.at - exposedAt)} after its first traffic.`);
  if (returning !== null && backAt !== null)
    said.push(
      `Traffic was back on ${old ?? "the version before"} ${lapseText(backAt - returning.at)} later.`,
    );
  if (peakErrors !== null && peakErrors.percent > 0)
    said.push(
      `Highest error rate that a guard saw: ${Number(peakErrors.percent.toPrecision(3))} %, at ${clockText(peakErrors.at)}.`,
    );
  if (counted !== null && counted.n > 0) said.push(`${countedText(watch)}.`);
  return said.map((text) => `- ${text}`);
}

type Row = readonly [at: Instant, text: string];

/** Steps, answers, traffic, guards and calls in one order; of one moment, what follows from something stands below it. */
function timeline(story: Story): readonly string[] {
  const { startedAt, startedBy, endedAt, ending, returning, remarks, watch } = story;
  const by = returning?.by == null ? "" : ` by ${nameOf(returning.by)}`;
  const rows: readonly Row[] = [
    ...(startedAt === null ? [] : [[startedAt, `started by ${nameOf(startedBy)}`] as const]),
    ...answerRows(story),
    ...story.steps.flatMap(stepRows),
    ...watch.moments.map(({ at, text }) => [at, text] as const),
    ...(returning === null ? [] : [[returning.at, `rollback begins${by}: ${returning.why}`] as const]),
    ...remarks.map(({ at, text }) => [at, text] as const),
    ...(endedAt === null || ending === null ? [] : [[endedAt, ENDING[ending]] as const]),
  ];
  const ordered = rows.toSorted((a, b) => a[0] - b[0]);
  return rows.length === 0
    ? []
    : table(
        ["When", "What"],
        ordered.map(([at, text]) => [clockText(at), text]),
      );
}

/** What took no time to speak of is told once. */
const SHORT_MS = 1_000;

function stepRows({ number, title, beganAt, endedAt, state, why }: StoryStep): readonly Row[] {
  const name = `${number} ${title}`.trim();
  const because = state === "failed" && why !== null ? `: ${why}` : "";
  const end = state === "undone" ? "over, undone later" : `${state}${because}`;
  const isOver = endedAt !== null && state !== "pending" && state !== "running";
  const isShort = isOver && beganAt !== null && endedAt - beganAt < SHORT_MS;
  return [
    ...(beganAt === null || isShort ? [] : [[beganAt, `${name}: begun`] as const]),
    ...(isOver ? [[endedAt, `${name}: ${end}`] as const] : []),
  ];
}

const answerRows = ({ items, waits }: Story): readonly Row[] => [
  ...items.flatMap(({ at, text, as, by }): readonly Row[] =>
    at === null ? [] : [[at, `${text}: ${as}${by === null ? "" : ` by ${nameOf(by)}`}`]],
  ),
  ...waits.flatMap(({ wait, until, as, by, note }): readonly Row[] => {
    if (until === null || by === null || wait.item !== null) return [];
    const said = note === null || note === "" ? "" : `: ${note}`;
    return [
      [until, `${firstLine(wait.text)}: ${as ?? ""} by ${nameOf(by, wait.kind === "approval")}${said}`],
    ];
  }),
];

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

function tripLines({ plan, watch }: Story): readonly string[] {
  const title = (id: string): string =>
    id === "judge" ? "The judge" : (plan.guards.find((guard) => guard.id === id)?.title ?? id);
  return watch.trips.length === 0
    ? []
    : table(
        ["When", "Guard", "Seen", "After first traffic", "Did"],
        watch.trips.map(({ at, guard, why, does }) => [
          clockText(at),
          title(guard),
          why,
          watch.exposedAt === null || at < watch.exposedAt ? "" : lapseText(at - watch.exposedAt),
          doesText(does),
        ]),
      );
}

const calledLines = ({ watch }: Story): readonly string[] =>
  watch.alarms.map(({ at, why, called, nobodyLeft, acknowledged }) => {
    const whom =
      called.length === 0
        ? "nobody was called"
        : called.map((each) => `${each.who} ${clockText(each.at)}`).join(", ");
    const left = nobodyLeft ? "; nobody was left to call" : "";
    const taken =
      acknowledged === null
        ? "; nobody acknowledged"
        : `; acknowledged by ${nameOf(acknowledged.by)} ${clockText(acknowledged.at)}`;
    return `- ${clockText(at)} ${why}: ${whom}${left}${taken}`;
  });

/**
 * The plain log of a release in Markdown, where the runbook has no template of its own: what, when, by whom, each step
 * with its time and end, who answered what, and where things stand.
 */
import type { Actor } from "../conductor/index.ts";
import { clockText, dayText, momentText } from "./instants.ts";
import { lapseText } from "./lapse.ts";
import { section, table } from "./markdown.ts";
import type { Story, StoryItem, StoryStep, StoryWait } from "./story.ts";

export const ENDING = {
  done: "done",
  returned: "rolled back",
  stopped: "stopped, nothing undone",
  failed: "failed: a person must look",
} as const;

/** A name counts as it was given; an approval says whether a key has shown that it is so. */
export const nameOf = (by: Actor | null, approval = false): string =>
  by === null ? "" : `${by.who}${!approval ? "" : by.signed ? " (signed)" : " (unverified)"}`;

export function markdownLog(story: Story): readonly string[] {
  const { plan } = story;
  const version = typeof plan.inputs.version === "string" ? ` ${plan.inputs.version}` : "";
  const place = plan.environment === null ? "" : ` to ${plan.environment}`;
  return [
    `# ${plan.service ?? plan.runbook.file}${version}${place}`,
    "",
    ...table(["", ""], headerRows(story)),
    ...section("Steps", stepLines(story)),
    ...section("Answers", answerLines(story)),
    ...section("Waits", waitLines(story)),
    ...section("Traffic and guards", momentLines(story)),
    ...section("Rollback", rollbackLines(story)),
    ...section(
      "On the way",
      story.remarks.map(({ at, text }) => `- ${clockText(at)} ${text}`),
    ),
    ...section("What stands", standLines(story)),
    ...section("To be reviewed", reviewLines(story)),
  ];
}

function headerRows(story: Story): readonly (readonly string[])[] {
  const { plan, startedAt, endedAt, ending } = story;
  const rows: (readonly string[])[] = [
    ["Release", story.release],
    ["Runbook", [plan.runbook.file, plan.runbook.procedure].filter((part) => part !== null).join(": ")],
  ];
  const inputs = Object.entries(plan.inputs).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : value.secret}`,
  );
  if (inputs.length > 0) rows.push(["Inputs", inputs.join(", ")]);
  rows.push(["Plan", plan.hash]);
  const what = classText(story);
  if (what !== null) rows.push(["Class", what]);
  if (startedAt !== null)
    rows.push(["Started", `${momentText(startedAt)} UTC by ${nameOf(story.startedBy)}`]);
  if (endedAt !== null) rows.push(["Finished", `${momentText(endedAt)} UTC`]);
  if (startedAt !== null && endedAt !== null) rows.push(["Took", lapseText(endedAt - startedAt)]);
  rows.push(["Result", ending === null ? "not ended yet" : ENDING[ending]]);
  if (story.why !== null) rows.push(["Why", story.why]);
  if (story.dryRun) rows.push(["Dry run", "only what reads was carried out"]);
  if (story.leftOut.length > 0) rows.push(["Left out", story.leftOut.join("; ")]);
  return rows;
}

const STEP_HEAD = ["#", "Step", "Lines", "Began", "Took", "Result"] as const;

function stepLines(story: Story): readonly string[] {
  const first = story.startedAt;
  const rows = story.steps.map((step) => {
    const { number, title, lines, beganAt, endedAt } = step;
    const place = lines === null ? "" : lines[0] === lines[1] ? `${lines[0]}` : `${lines[0]}-${lines[1]}`;
    // A release over midnight names the day where it is another one.
    const day = beganAt !== null && first !== null && dayText(beganAt) !== dayText(first);
    const began = beganAt === null ? "" : day ? momentText(beganAt) : clockText(beganAt);
    const took = beganAt === null || endedAt === null ? "" : lapseText(endedAt - beganAt);
    return [number, title, place, began, took, resultOf(step)];
  });
  return rows.length === 0 ? [] : table(STEP_HEAD, rows);
}

function resultOf({ state, exit, attempts, answer, why }: StoryStep): string {
  if (state === "pending") return "not begun";
  const said = [
    state,
    state === "failed" && exit !== null && why?.startsWith("exit status") !== true ? `exit ${exit}` : null,
    attempts > 1 ? `${attempts} attempts` : null,
    answer,
    state === "done" ? null : why,
  ];
  return said.filter((part) => part !== null && part !== "").join(", ");
}

const itemRow = ({ text, as, by, at, why }: StoryItem): readonly string[] => [
  at === null ? "" : clockText(at),
  text,
  `${as}${why === null || why === "" ? "" : `: ${why}`}`,
  nameOf(by),
];

const PEOPLE = new Set(["question", "choice", "approval", "in-doubt", "failure"]);

const waitRow = ({ wait, until, as, by, note }: StoryWait): readonly string[] => [
  until === null ? "" : clockText(until),
  wait.text,
  `${as ?? "open"}${note === null || note === "" ? "" : `: ${note}`}`,
  nameOf(by, wait.kind === "approval"),
];

/** The lines of check lists, and what was asked besides; a question of a list is not told twice. */
function answerLines({ items, waits }: Story): readonly string[] {
  const asked = waits.filter(({ wait, as }) => PEOPLE.has(wait.kind) && wait.item === null && as !== "gone");
  const rows = [...items.map(itemRow), ...asked.map(waitRow)];
  return rows.length === 0 ? [] : table(["When", "Asked", "Answer", "By"], rows);
}

function waitLines({ waits }: Story): readonly string[] {
  const rows = waits
    // That a step which is a timer waits is said by the step.
    .filter(({ wait }) => !PEOPLE.has(wait.kind) && wait.kind !== "timer" && wait.kind !== "soak")
    .map(({ wait, since, until, as }) => [
      clockText(since),
      wait.text,
      until === null ? "" : lapseText(until - since),
      as ?? "open",
    ]);
  return rows.length === 0 ? [] : table(["From", "Waited for", "Took", "Ended by"], rows);
}

function rollbackLines(story: Story): readonly string[] {
  const { returning, endedAt, steps, ending } = story;
  if (returning === null) return [];
  const undone = steps.filter(({ state }) => state === "undone");
  const by = returning.by === null ? "" : ` by ${returning.by.who}`;
  return [
    `- Began ${clockText(returning.at)}${by}: ${returning.why}`,
    ...(endedAt === null
      ? []
      : [
          `- ${ending === "returned" ? "Done" : "Ended"} ${clockText(endedAt)}, after ${lapseText(endedAt - returning.at)}`,
        ]),
    ...trafficLines(story),
    ...undone.map(({ number, title }) => `- Undone: ${number} ${title}`),
  ];
}

const standLines = ({ stands, doubted }: Story): readonly string[] => [
  ...stands.map((name) => `- ${name}`),
  ...doubted.map((name) => `- In doubt: ${name}`),
];

/** Ticks and moves of the traffic, guards that acted, people who were called. */
export const momentLines = ({ watch }: Story): readonly string[] =>
  watch.moments.length === 0
    ? []
    : table(
        ["When", "What"],
        watch.moments.map(({ at, text }) => [clockText(at), text]),
      );

function trafficLines({ returning, watch }: Story): readonly string[] {
  const { backAt, old, counted } = watch;
  const where = old === null ? "The new version had no traffic any more" : `Traffic back on ${old}`;
  return [
    ...(returning === null || backAt === null
      ? []
      : [`- ${where} at ${clockText(backAt)}, ${lapseText(backAt - returning.at)} after it began`]),
    ...(counted === null || counted.failed === 0 ? [] : [`- ${countedText(watch)}`]),
  ];
}

const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** Only what was counted: whatever came between the last tick and the way back is in no figure. */
export function countedText({ counted, fresh, exposedAt, backAt }: Story["watch"]): string {
  const { n, failed } = counted ?? { n: 0, failed: 0 };
  const lasted = exposedAt === null || backAt === null ? "" : `, in ${lapseText(backAt - exposedAt)}`;
  return `${grouped(failed)} of the ${grouped(n)} requests to ${fresh ?? "the new version"} that were counted failed${lasted}`;
}

/** Null: it is the usual one. */
function classText({ plan, watch }: Story): string | null {
  const { class: derived, because } = plan.policy;
  if (watch.raised !== null)
    return `${watch.raised.to}, raised by ${nameOf(watch.raised.by)}: ${watch.raised.why}`;
  if (derived === "standard") return null;
  return because.length === 0 ? derived : `${derived}: ${because.join(", ")}`;
}

export const reviewLines = ({ plan, watch }: Story): readonly string[] => [
  ...(watch.glass === null
    ? []
    : [`- Glass broken ${momentText(watch.glass.at)} UTC by ${nameOf(watch.glass.by)}: ${watch.glass.why}`]),
  ...(plan.policy.class === "emergency" || watch.raised?.to === "emergency"
    ? ["- An emergency: what was left out for it"]
    : []),
];

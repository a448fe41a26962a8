/**
 * One event as a line of text: time, release, step, what happened. For pipes and CI while it goes, and for `rutter log`
 * afterwards. What only the machinery needs has no line.
 */
import { formatDuration } from "../base/index.ts";
import type { Recorded, ReleaseEvent, Wait } from "../conductor/index.ts";
import { nodeOf, type Plan } from "../plan/index.ts";
import { lapseText } from "../reports/index.ts";
import { clean } from "./clean.ts";
import type { Clock } from "./clock.ts";
import { type Heard, hear, newWords, nothingHeard } from "./heard.ts";
import { answerText, nodeTitle } from "./node-title.ts";
import { trafficSaid } from "./render-traffic-event.ts";
import { aboutWatch } from "./render-watch-event.ts";
import { padEnd } from "./width.ts";

export interface EventTelling {
  readonly plan: Plan;
  readonly release: string;
  readonly numbers: ReadonlyMap<string, string>;
  readonly clock: Clock;
  /** When each node began, filled as the events go by: an end tells how long it took. */
  readonly began: Map<string, number>;
  /** The node of each effect, filled likewise. */
  readonly effects: Map<string, Extract<ReleaseEvent, { type: "effect.asked" }>>;
  /** Waits that were opened. */
  readonly waits: Map<string, Wait>;
  readonly heard: Heard;
}

export const eventTelling = (
  given: Pick<EventTelling, "plan" | "release" | "numbers" | "clock">,
): EventTelling => ({
  ...given,
  began: new Map(),
  effects: new Map(),
  waits: new Map(),
  heard: nothingHeard(),
});

export interface Said {
  /** The node that it is about; null: the release. */
  readonly node: string | null;
  readonly text: string;
}

/** Null: nothing that a person needs. */
export function eventLine({ at, event }: Recorded, telling: EventTelling): string | null {
  note(event, at, telling);
  if (event.type === "effect.asked" && event.node.startsWith("~")) return null;
  const said = aboutNode(event, at, telling) ?? aboutRelease(event, at, telling) ?? aboutWait(event, telling);
  const asked = event.type === "effect.ended" ? telling.effects.get(event.effect) : undefined;
  hear(telling.heard, { event, at, asked });
  if (said === null) return null;
  const number = said.node === null ? "" : (telling.numbers.get(said.node) ?? "");
  return `${telling.clock.time(at)} ${telling.release} ${padEnd(number, 3)} ${said.text}`;
}

function note(event: ReleaseEvent, at: number, { began, effects, waits }: EventTelling): void {
  if (event.type === "node.began") began.set(event.node, at);
  if (event.type === "effect.asked") effects.set(event.effect.id, event);
  if (event.type === "wait.opened") waits.set(event.wait.id, event.wait);
}

const because = (why: string | null): string => (why === null || why === "" ? "" : `: ${clean(why)}`);
const by = (actor: { readonly who: string } | null): string =>
  actor === null ? "" : ` by ${clean(actor.who)}`;

/** Whether a key has shown who approved. */
const proofOf = (closed: Extract<ReleaseEvent, { type: "wait.closed" }>, { kind }: Wait): string =>
  kind !== "approval" || closed.as !== "approve" || closed.by === null
    ? ""
    : closed.by.signed
      ? " (signed)"
      : " (unverified)";

function aboutNode(event: ReleaseEvent, at: number, telling: EventTelling): Said | null {
  const title = (id: string): string => nodeTitle(telling.plan, id);
  switch (event.type) {
    case "node.began":
      return asksOnly(telling.plan, event.node)
        ? null
        : { node: event.node, text: `${title(event.node)}: begun` };
    case "node.ended":
      // What its only line came to is told by that line.
      if (event.as === "done" && hasOneLine(telling.plan, event.node)) return null;
      return { node: event.node, text: `${title(event.node)}: ${endText(event, at, telling)}` };
    case "item.ended": {
      const item = telling.plan.items[event.item];
      const text = clean(item?.establishes ?? item?.title ?? event.item);
      return { node: event.node, text: `${text}: ${event.as}${by(event.by)}${because(event.why)}` };
    }
    case "effect.asked":
      // A ladder asks for one thing after another: what came of each is told, not that it is tried again.
      return event.attempt > 1 && event.effect.hand !== "target"
        ? { node: event.node, text: `${title(event.node)}: attempt ${event.attempt}` }
        : null;
    case "effect.recovered":
    case "effect.doubted":
    case "effect.ended":
      return aboutEffect(event, at, telling);
    default:
      return null;
  }
}

const hasOneLine = (plan: Plan, id: string): boolean => {
  const node = nodeOf(plan, id);
  return node?.kind === "gate" && node.items.length === 1;
};

/** What a check list or a question waits for is told, and so is its end: that it begins is no news. */
const asksOnly = (plan: Plan, id: string): boolean =>
  ["gate", "choice"].includes(nodeOf(plan, id)?.kind ?? "");

function endText(
  { node, as, why, answer }: Extract<ReleaseEvent, { type: "node.ended" }>,
  at: number,
  { plan, began }: EventTelling,
): string {
  // "left out by --from" says itself what became of it.
  if (as === "skipped") return why?.startsWith("left out") ? clean(why) : `left out${because(why)}`;
  if (as === "undone") return why?.startsWith("by ") ? `undone ${clean(why)}` : `undone${because(why)}`;
  const from = began.get(node);
  const took = from === undefined ? "" : ` in ${lapseText(at - from)}`;
  // Neither it nor anything of it went wrong: the release did not want it any more.
  if (as === "failed" && why?.startsWith("the release "))
    return `left${from === undefined ? "" : ` after ${lapseText(at - from)}`}: ${clean(why)}`;
  const answered = answer === null ? "" : `, answered ${answerText(plan, node, answer)}`;
  return `${as}${took}${answered}${because(why)}`;
}

function aboutEffect(
  event: Extract<ReleaseEvent, { type: "effect.recovered" | "effect.doubted" | "effect.ended" }>,
  at: number,
  { effects, plan, heard }: EventTelling,
): Said | null {
  const asked = effects.get(event.effect);
  const node = asked?.node ?? null;
  const title = node === null ? event.effect : nodeTitle(plan, node);
  if (event.type === "effect.ended" && asked?.effect.hand === "target")
    return trafficSaid({ node: asked.node, input: asked.effect.input, outcome: event.outcome, at, heard });
  if (event.type === "effect.doubted")
    return { node, text: `${title}: in doubt, nobody can tell whether it happened${because(event.why)}` };
  if (event.type === "effect.recovered")
    return {
      node,
      text: `${title}: ${event.how === "not-begun" ? "had not begun before the crash, runs now" : "runs again, which is safe"}`,
    };
  return event.found ? { node, text: `${title}: its end was found after the crash` } : null;
}

/** Of the others, what follows from them tells who it was. */
const TOLD_ALONE: ReadonlySet<string> = new Set(["retry", "extend", "promote"]);

const MOVED: Readonly<Record<string, string>> = {
  held: "held: a person has to say how it goes on",
};

function aboutRelease(event: ReleaseEvent, at: number, { heard, plan }: EventTelling): Said | null {
  const said = (text: string): Said => ({ node: null, text });
  switch (event.type) {
    case "release.started":
      return said(`started${by(event.by)}${event.dryRun ? ", dry run" : ""}${classText(plan)}`);
    case "driver.took":
      return event.gapMs === null || event.gapMs <= 0
        ? null
        : said(`carried on; nobody drove it for ${formatDuration(Math.ceil(event.gapMs / 1000) * 1000)}`);
    case "driver.left":
      return said(`left${because(event.why)}`);
    case "release.moved": {
      const words = MOVED[event.to];
      // Why it is held is what it waits for, which is told by itself.
      return words === undefined ? null : said(`${words}${event.to === "held" ? "" : because(event.why)}`);
    }
    case "release.paused":
      return said(`paused${by(event.by)}${because(event.note)}`);
    case "release.continued":
      return said(`continued${by(event.by)}`);
    case "release.returning":
      return said(`rollback begins${because(newWords(heard, event.why))}`);
    case "release.ended":
      return said(`${event.as}${because(newWords(heard, event.why))}`);
    case "signal.received": {
      if (!TOLD_ALONE.has(event.signal.kind)) return null;
      const { kind, about, value, note: words, by: from } = event.signal;
      const what = [kind, about, value].filter((part) => part !== null).join(" ");
      return said(`${clean(from.who)}: ${clean(what)}${because(words)}`);
    }
    case "signal.refused":
      return said(`refused${because(event.why)}${event.would === null ? "" : `; ${clean(event.would)}`}`);
    default:
      return aboutWatch(event, at, heard);
  }
}

/** What is usual is not said. */
const classText = ({ policy }: Plan): string =>
  policy?.class === undefined || policy.class === "standard"
    ? ""
    : `; class ${policy.class}${policy.because.length === 0 ? "" : `: ${policy.because.map(clean).join(", ")}`}`;

/** That a rung or a soak is held longer than was planned, and why. */
const LONGER = /, (?:held )?longer: /;

function aboutWait(event: ReleaseEvent, { waits, heard }: EventTelling): Said | null {
  if (event.type === "wait.opened") {
    const { node, text, who, until, kind } = event.wait;
    // That a timer waits is said by its step.
    if (until !== null && (kind === "timer" || kind === "soak"))
      return LONGER.test(text) ? { node, text: clean(text.split("\n")[0] ?? "") } : null;
    if (kind === "paused") return null;
    const asked = kind === "guard" ? (newWords(heard, text) ?? text) : text;
    const whom = who === null ? "" : ` of ${clean(who)}`;
    const what = kind === "failure" ? event.wait.answers.join(", ") : clean(asked.split("\n")[0] ?? "");
    return { node, text: `waits${whom}: ${what}` };
  }
  if (event.type !== "wait.closed" || event.as === "gone" || event.as === "time") return null;
  const wait = waits.get(event.wait);
  // A line of a check list tells its own end, and so does a pause.
  if (wait === undefined || wait.item !== null || wait.kind === "paused") return null;
  return {
    node: wait.node,
    text: `${clean(wait.text.split("\n")[0] ?? "")}: ${clean(event.as)}${by(event.by)}${proofOf(event, wait)}${because(event.note)}`,
  };
}

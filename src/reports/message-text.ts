/**
 * The team's own words for a message: what stands at its place, the template that is named there, or the one template of the
 * runbook that is clearly meant for the moment. Facts are filled in; where there are no such words there is no message of it.
 */
import type { Plan, PlanTemplate } from "../plan/index.ts";
import { factFor, wordsOf } from "./facts.ts";
import { fillTemplate } from "./fill-template.ts";
import type { Story } from "./story.ts";

export interface Wanted {
  readonly text: string | null;
  readonly template: string | null;
  /** What is told of: `started`, `returned`, …; null: it stands at its place in the runbook. */
  readonly event: string | null;
}

export function messageText(story: Story, { text, template, event }: Wanted): string | null {
  if (text !== null) return withFacts(text, story);
  const found =
    template !== null ? named(story.plan, template) : event !== null ? forMoment(story.plan, event) : null;
  if (found === null) return null;
  return fillTemplate(withFacts(found.text, story), story).lines.join("\n");
}

/** By its id, by the heading that it stands under, or by its own first line. */
function named({ templates }: Plan, name: string): PlanTemplate | null {
  const wanted = slugOf(name);
  const heading = (id: string): string => id.replace(/-\d+$/, "");
  return (
    templates.find(({ id }) => id === name) ??
    templates.find(({ id }) => heading(id) === wanted) ??
    templates.find(({ id }) => heading(id).endsWith(`-${wanted}`)) ??
    templates.find(({ text }) => slugOf(firstLine(text)) === wanted) ??
    null
  );
}

const slugOf = (text: string): string => wordsOf(text).replaceAll(" ", "-");

const firstLine = (text: string): string => text.split("\n").find((line) => line.trim() !== "") ?? "";

/** A form that is filled in afterwards is no message. */
const FORM = /\b(?:log|record|report|protocol|sheet|checklist|post-?mortem|retrospective|minutes|ticket)\b/i;
const NEWS =
  /\b(?:announce\w*|notif\w*|notice|message|communicat\w*|e-?mail|slack|status|update|deploy\w*|releas\w*|maintenance|roll-?back)\b/i;

const MOMENTS: Readonly<Record<string, RegExp>> = {
  started: /\b(?:start(?:ed|ing|s)?|begin(?:ning|s)?|began|commenc\w+|under ?way|in progress)\b/i,
  finished: /\b(?:complet\w+|success\w*|finish\w*|done|all clear)\b/i,
  returned: /\b(?:roll(?:ed|ing)?[- ]?back|revert\w*)\b/i,
  failed: /\b(?:fail\w*)\b/i,
};

/** Where two would do, nobody knows which. */
function forMoment({ templates }: Plan, event: string): PlanTemplate | null {
  const words = Object.hasOwn(MOMENTS, event) ? MOMENTS[event] : undefined;
  if (words === undefined) return null;
  const others = Object.values(MOMENTS).filter((each) => each !== words);
  const head = ({ id, text }: PlanTemplate): string =>
    `${id.replaceAll("-", " ")}\n${firstLine(text)}`.slice(0, 1_000);
  const fit = templates.filter((template) => {
    const said = head(template);
    return (
      words.test(said) && NEWS.test(said) && !FORM.test(said) && !others.some((other) => other.test(said))
    );
  });
  return fit.length === 1 ? (fit[0] ?? null) : null;
}

const PLACE = /\{\{?\s{0,5}([A-Za-z][\w .-]{0,40}?)\s{0,5}\}?\}/g;

/** `{version}`, `{{ version }}`: what is not known stays as it stands. */
const withFacts = (text: string, story: Story): string =>
  text.replace(PLACE, (whole, label: string) => factFor(label, story)?.text ?? whole);

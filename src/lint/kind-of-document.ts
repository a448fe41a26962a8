/**
 * Whether a file is a runbook of a release at all, or a guide to set something up, or help for when something is wrong:
 * of those nobody expects a way back.
 */
import type { Desk } from "./desk.ts";
import { programOf } from "./words.ts";

const SETS_UP =
  /\b(?:install\w*|set-?up|self-host\w*|quick ?start|getting started|onboarding|provision\w*|bootstrap\w*|references?|cheat ?sheet|architecture|overview|faq|local(?:ly|host)?|develop(?:er|ment) (?:guide|environment|workflow|set-?up)|contributing|first[- ]time|from scratch|tutorial|workshop)\b/i;
const IN_TROUBLE =
  /\b(?:trouble ?shoot\w*|incidents?|alerts?|outages?|recover\w*|disaster|post-?mortem|drill)\b/i;
const RELEASES =
  /\b(?:deploy\w*|releas\w+|roll-?outs?|upgrad\w+|updat\w+|migrat\w+|ship\w*|cut-?over|go-?live|launch\w*)\b/i;
const STARTS_ANEW =
  /^(?:git clone|heroku (?:create|apps:create|addons:create)|apt(?:-get)? install|yum install|dnf install|brew install|createdb|fly launch|flyctl launch|vercel link|railway init|eb init|npm init|terraform init|cp \S*(?:\.env|env)\S*example\S* |cp \S*example\S* |adduser|useradd|certbot )/;

/** Two commands of a first time tell a guide from a runbook. */
function setsUp(desk: Desk): boolean {
  const first = desk.calls.filter(
    ({ item, section, pipeline }) =>
      item !== null &&
      section?.course !== "diagnose" &&
      pipeline.stages.some((stage) => STARTS_ANEW.test(`${programOf(stage)} ${operandsOf(stage.text)} `)),
  );
  return first.length >= 2;
}

const operandsOf = (text: string): string => text.replace(/^(?:sudo\s+)?\S+\s*/, "").slice(0, 200);

type DocumentKind =
  /** It deploys, releases, migrates, upgrades. */
  | "release"
  /** It sets something up for the first time, or helps when something is wrong. */
  | "other"
  | "unknown";

export function kindOfDocument(desk: Desk): DocumentKind {
  const title = desk.study.reading.title ?? "";
  if (SETS_UP.test(title) || setsUp(desk)) return "other";
  if (RELEASES.test(title)) return "release";
  if (IN_TROUBLE.test(title)) return "other";
  const steps = desk.items.some(
    (item) => item.kind === "section" && item.course === "main" && RELEASES.test(item.title),
  );
  return steps ? "release" : "unknown";
}

export const speaksOfRelease = (title: string): boolean => RELEASES.test(title);

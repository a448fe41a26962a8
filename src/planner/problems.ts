/**
 * Sorts what was found while compiling into what keeps the plan from being made and what is only worth saying, by the
 * course it stands on: the way back must have no hole in it either, but it is not the reason to refuse a release.
 */
import type { Diagnostic, Level, Lines } from "../base/index.ts";
import type { CourseName } from "../plan/index.ts";
import type { InputItem } from "../runbook/index.ts";
import { type Draft, type Finding, type Flow, isDraft, isFan } from "./draft.ts";
import { problem } from "./problem.ts";

export interface Weighed {
  readonly finding: Finding;
  readonly course: CourseName;
  /** On the course for certain, or within one of several options. */
  readonly certain: boolean;
}

/** The findings of a flow, each with whether its node is carried out for certain. */
export function weigh(flow: Flow, course: CourseName, certain = true): readonly Weighed[] {
  return flow.flatMap((part): readonly Weighed[] => {
    if (isDraft(part)) return weighDraft(part, course, certain);
    if (isFan(part)) return part.lanes.flatMap((lane) => weigh(lane, course, certain));
    return part.options.flatMap((option) => weigh(option.flow, course, certain && part.taken !== null));
  });
}

function weighDraft(one: Draft, course: CourseName, certain: boolean): readonly Weighed[] {
  // What has a hole in it cannot fit a schema; the hole is the thing to say.
  const holed = one.findings.some((finding) => finding.kind === "lacking" || finding.kind === "unfit");
  return one.findings
    .filter((finding) => !holed || finding.kind !== "invalid")
    .map((finding) => ({ finding, course, certain }));
}

export interface ProblemsGiven {
  readonly weighed: readonly Weighed[];
  /** The course that is carried out first; its holes are errors. */
  readonly primary: CourseName;
  readonly strict: boolean;
  readonly inputs: ReadonlyMap<string, InputItem>;
}

export function problemsOf(given: ProblemsGiven): readonly Diagnostic[] {
  return [...missing(given), ...astray(given), ...given.weighed.flatMap((each) => problemOf(each, given))];
}

/** One for each line that leads astray, however much runs after it. */
function astray({ weighed, primary }: ProblemsGiven): readonly Diagnostic[] {
  const byWords = new Map<string, Diagnostic>();
  for (const { finding, course } of weighed) {
    if (finding.kind !== "astray" || (course !== primary && course !== "rollback")) continue;
    byWords.set(JSON.stringify([finding.lines, finding.why]), lost(finding));
  }
  return [...byWords.values()];
}

/** One for each input, at the first place where it is needed. */
function missing({ weighed, primary, inputs }: ProblemsGiven): readonly Diagnostic[] {
  const byName = new Map<
    string,
    { readonly lines: Lines; readonly spelling: string; readonly level: Level }
  >();
  for (const { finding, course, certain } of weighed) {
    if (finding.kind !== "lacking" || (course !== primary && course !== "rollback")) continue;
    const level: Level = course === primary && certain ? "error" : "warning";
    const known = byName.get(finding.name);
    const heavier = known?.level === "warning" && level === "error";
    const earlier = known?.level === level && finding.lines[0] < known.lines[0];
    if (known === undefined || heavier || earlier) {
      byName.set(finding.name, { lines: finding.lines, spelling: finding.spelling, level });
    }
  }
  return [...byName].map(([name, { lines, spelling, level }]) =>
    problem({
      code: "RUNBOOK_INPUT_MISSING",
      lines,
      level,
      what:
        level === "error"
          ? `${name} has no value`
          : `${name} has no value; it would be asked for when it is needed`,
      why: whyMissing(spelling),
      fix: `pass --set ${name}=${exampleOf(name, inputs.get(name))}`,
    }),
  );
}

function whyMissing(spelling: string): string {
  if (spelling.startsWith("$")) return `the shell would put nothing in the place of "${spelling}"`;
  if (spelling.startsWith("<")) return `the shell would read "${spelling}" as a redirection`;
  return `"${spelling}" would be used as it stands`;
}

const EXAMPLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:environment|env|stage)$/, "staging"],
  [/version|tag|release/, "1.4.0"],
  [/namespace/, "shop"],
  [/url/, "https://shop.example.com"],
  [/host|server/, "app-01"],
  [/port/, "8080"],
];

function exampleOf(name: string, input: InputItem | undefined): string {
  const [option] = input?.options ?? [];
  return option ?? EXAMPLES.find(([pattern]) => pattern.test(name))?.[1] ?? "VALUE";
}

function problemOf(
  { finding, course, certain }: Weighed,
  { primary, strict }: ProblemsGiven,
): readonly Diagnostic[] {
  const planned = course === primary || course === "rollback";
  switch (finding.kind) {
    case "lacking":
    case "astray":
      return [];
    case "unfit":
      return planned ? [unfit(finding)] : [];
    case "elided":
      return planned
        ? [elided(finding, (course === primary && certain) || strict ? "error" : "warning")]
        : [];
    case "unsure":
      return planned && strict ? [unsure(finding)] : [];
    case "invalid":
      return [finding.diagnostic];
  }
}

const unfit = (finding: Extract<Finding, { kind: "unfit" }>): Diagnostic =>
  problem({
    code: "RUNBOOK_INPUT_UNSAFE",
    lines: finding.lines,
    what: `the value of ${finding.name} cannot stand here`,
    why: finding.why,
    fix: "give another value, or write the input as a variable of the shell in double quotes",
  });

const elided = (finding: Extract<Finding, { kind: "elided" }>, level: Level): Diagnostic =>
  problem({
    code: "PLAN_ELIDED",
    lines: finding.lines,
    level,
    what: `"${finding.text}" leaves something out`,
    why: '"..." stands for something that only its author knows, so it cannot be run as it is',
    fix: "write it out, or make an input of what is left out",
  });

const lost = (finding: Extract<Finding, { kind: "astray" }>): Diagnostic =>
  problem({
    code: "PLAN_UNSURE",
    lines: finding.lines,
    what: `after "${finding.text}" it is not sure where commands would run, and as whom`,
    why: finding.why,
    fix: "write who runs what on a line of its own, as in sudo -iu USER, or before each command, as in sudo -u USER COMMAND",
  });

const unsure = (finding: Extract<Finding, { kind: "unsure" }>): Diagnostic =>
  problem({
    code: "PLAN_UNSURE",
    lines: finding.lines,
    what: `"${finding.text}" can be read in two ways`,
    why: finding.why,
    fix: "say which is meant: rutter adopt asks, and writes it into the runbook",
  });

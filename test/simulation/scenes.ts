/** Every example runbook as plans that can be carried out: with the arguments of its recorded plan, and each procedure where it must be named. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openPlan } from "../../src/app/index.ts";
import type { Touches } from "../../src/drivers/simulation/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { runbooks, wordsOf } from "../golden/golden.ts";
import { REPOSITORY } from "../repository.ts";

/** Not through its room's door: what a plan touches is nobody's business but a rehearsal's. */
const PLAN_TOUCHED = "../../src/app/rehearse/touched/plan-touched.ts";

export interface Scene {
  readonly name: string;
  readonly plan: Plan;
  readonly touches: Touches;
}

interface Asked {
  readonly file: string;
  readonly procedure: string | null;
  readonly environment: string | null;
  readonly settings: ReadonlyMap<string, string>;
}

/** `$ rutter plan FILE [PROCEDURE] --env E --set k=v …`. */
function askedBy(line: string): Asked {
  const words = wordsOf(line).slice(3);
  const settings = new Map<string, string>();
  const others: string[] = [];
  let environment: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const value = words[at + 1] ?? "";
    if (word === "--set")
      settings.set(value.slice(0, value.indexOf("=")), value.slice(value.indexOf("=") + 1));
    else if (word === "--env") environment = value;
    else others.push(word);
    if (word.startsWith("--")) at += 1;
  }
  const [file = "", procedure = null] = others;
  return { file, procedure, environment, settings };
}

/** What a refused plan says it lacks, given; null: it cannot be helped. */
function helped(
  asked: Asked,
  diagnostics: readonly { readonly code: string; readonly what: string }[],
): readonly Asked[] {
  const [first] = diagnostics;
  if (first?.code === "RUNBOOK_PROCEDURE_NEEDED")
    return [...first.what.matchAll(/"([^"]+)" \(line/g)].map(([, procedure = ""]) => ({
      ...asked,
      procedure,
    }));
  const settings = new Map(asked.settings);
  for (const { code, what } of diagnostics) {
    const name = /^"?([^"\s]+)"? (?:has no value|is not an input)/.exec(what)?.[1] ?? "";
    if (code === "RUNBOOK_INPUT_MISSING") settings.set(name, "sample");
    else if (code === "RUNBOOK_INPUT_UNKNOWN") settings.delete(name);
    else return [];
  }
  return [{ ...asked, settings }];
}

async function scenesOf(asked: Asked, tries = 4): Promise<readonly Scene[]> {
  const { planTouched } = (await import(PLAN_TOUCHED)) as { planTouched: (plan: Plan) => Touches };
  const { plan, diagnostics } = await openPlan({ ...asked, file: join(REPOSITORY, asked.file) });
  if (plan !== null) {
    const name = asked.procedure === null ? asked.file : `${asked.file} "${asked.procedure}"`;
    return plan.courses.main.length + plan.courses.rollback.length === 0
      ? []
      : [{ name, plan, touches: planTouched(plan) }];
  }
  if (tries === 0) throw new Error(`${asked.file} has no plan: ${diagnostics[0]?.what}`);
  const nested = await Promise.all(helped(asked, diagnostics).map((each) => scenesOf(each, tries - 1)));
  return nested.flat();
}

let known: Promise<readonly Scene[]> | null = null;

export function allScenes(): Promise<readonly Scene[]> {
  known ??= Promise.all(
    runbooks()
      .filter((path) => path.startsWith("examples/"))
      .map((path) => {
        const [line = ""] = readFileSync(join(REPOSITORY, path.replace(/\.md$/, ".plan.txt")), "utf8").split(
          "\n",
        );
        return scenesOf(askedBy(line));
      }),
  ).then((nested) => nested.flat());
  return known;
}

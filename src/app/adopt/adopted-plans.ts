/**
 * The plans of a runbook as it stands and as it would be adopted, to hold one against the other. Inputs are set to
 * sample values, for what is compared is what the runbook says, and no release.
 */
import type { Adoption, Source } from "../../adopt/index.ts";
import { Bug } from "../../base/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { InputItem, Reading, SectionItem } from "../../runbook/index.ts";

export interface PlansOf {
  /** Of the whole runbook; null where its diagnostics, named by their codes, keep it from being made. */
  readonly whole: Plan | null;
  readonly codes: readonly string[];
  /** Of each procedure by its id: the hash, or the codes of what keeps it from being one. */
  readonly procedures: ReadonlyMap<string, string>;
}

export interface Compared {
  readonly before: PlansOf;
  readonly after: PlansOf;
  readonly same: boolean;
}

/**
 * A plan takes a time that grows with the runbook, and the readings were held against each other item for item before:
 * of a long runbook only the first procedures are planned each on its own.
 */
const MOST_PROCEDURES = 24;
const MOST_TEXT = 400_000;

/** What was not asked about must stay as it was: a difference there is a bug, and nothing may be written. */
export async function comparePlans(source: Source, adoption: Adoption): Promise<Compared> {
  const before = await plansOf(source);
  const answered =
    adoption.answeredText === source.text
      ? before
      : await plansOf({ ...source, text: adoption.answeredText });
  const after =
    adoption.text === adoption.answeredText ? answered : await plansOf({ ...source, text: adoption.text });
  if (!samePlans(answered, after)) throw new Bug("an annotation that settles a guess changed a plan");
  const decided = adoption.answered.some((each) => each.decides);
  if (!decided && !samePlans(before, after)) throw new Bug("an answer that agrees changed a plan");
  return { before, after, same: samePlans(before, after) };
}

function samePlans(a: PlansOf, b: PlansOf): boolean {
  const told = ({ whole, codes, procedures }: PlansOf): string =>
    JSON.stringify([whole?.hash ?? codes, [...procedures]]);
  return told(a) === told(b);
}

async function plansOf(source: Source): Promise<PlansOf> {
  const { readRunbook } = await import("../../runbook/index.ts");
  const { file, text, parseYaml } = source;
  const reading = readRunbook(text, { file, parseYaml });
  const planOf = await planner(reading);
  const whole = planOf(null);
  const most = Math.min(MOST_PROCEDURES, Math.ceil(MOST_TEXT / text.length));
  const ids = proceduresIn(reading, typeof whole === "string").slice(0, most);
  return {
    whole: typeof whole === "string" ? null : whole,
    codes: typeof whole === "string" ? whole.split(" ") : [],
    procedures: new Map(
      ids.map((id) => {
        const made = planOf(id);
        return [id, typeof made === "string" ? made : made.hash];
      }),
    ),
  };
}

/** The plan of the whole holds every course; what is on none is planned by name only, and so is all where there is none. */
function proceduresIn({ items }: Reading, each: boolean): readonly string[] {
  const sections = items.filter((item): item is SectionItem => item.kind === "section");
  const courses = new Map(sections.map(({ id, course }) => [id, course]));
  return sections
    .filter(({ course, section }) => {
      return each || (course === "none" && courses.get(section ?? "") !== "none");
    })
    .map(({ id }) => id);
}

async function planner(reading: Reading): Promise<(procedure: string | null) => Plan | string> {
  const { builtInHands } = await import("../../effect/index.ts");
  const { emptyConfiguration, plan } = await import("../../planner/index.ts");
  const inputs = Object.fromEntries(
    reading.items
      .filter((item): item is InputItem => item.kind === "input")
      .map((input) => [input.name, sampleOf(input)]),
  );
  return (procedure) => {
    const result = plan({
      reading,
      inputs,
      configuration: emptyConfiguration,
      facts: {},
      catalog: builtInHands,
      procedure,
      environment: null,
      source: { sha256: "" },
    });
    if ("plan" in result) return result.plan;
    const errors = result.diagnostics.filter((each) => each.level === "error").map((each) => each.code);
    return [...new Set(errors)].join(" ");
  };
}

const sampleOf = ({ options, default: fallback }: InputItem): string => options[0] ?? fallback ?? "sample";

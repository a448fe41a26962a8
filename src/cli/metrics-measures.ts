/** What a figure measures, and what about it is not as its name says. It looks at what was read, and asks nothing. */
import type { TriedFigure } from "../app/index.ts";
import { judgedWords } from "./metrics-list.ts";

/** A sentence: what it is, and what follows from that. */
export function measuresOf({ rule }: TriedFigure): string {
  const compared = judgedWords(rule.judged);
  switch (rule.asked.reads.is) {
    case "share":
      return `a share: how many of all were bad, in percent; a guard on it weighs its evidence; ${compared}`;
    case "histogram":
      return `durations in milliseconds, of which any percentile can be told; ${compared}`;
    case "count":
      return `how often something happens; ${compared}`;
    case "value":
      return "one number as its source gives it, in a unit that only the source knows; a guard on it acts on its hold alone, without evidence";
  }
}

export function notesOf(tried: TriedFigure): readonly string[] {
  const { taken, name, result, readings } = tried;
  const called = taken === null ? [] : [`"${taken}" is taken for the figure ${name}`];
  if (result.is === "none") return called;
  const isIdle = result.is !== "value" && result.is !== "first" && isNothing(result);
  const idle = isIdle
    ? ["nothing happened between the two readings, so nothing can be said of it: is there traffic?"]
    : [];
  const wide =
    (readings.at(-1)?.series ?? 0) > 2_000 ? ["so many series are slow to read: narrow select"] : [];
  return [...called, ...part(tried), ...sides(tried), ...idle, ...wide];
}

function isNothing(
  result: Exclude<TriedFigure["result"], { readonly is: "none" | "value" | "first" }>,
): boolean {
  if (result.is === "share") return result.all.n === 0;
  return result.is === "count" ? result.all === 0 : result.all.every((each) => each === 0);
}

/** A percentile that a name says, of a number that nobody can look into. */
function part({ taken, name, rule }: TriedFigure): readonly string[] {
  const said = /\bp\d{2,3}\b/i.exec(`${taken ?? ""} ${name}`)?.[0];
  if (said === undefined || rule.asked.reads.is !== "value") return [];
  return [`whether it is ${said}, only its query says`];
}

function sides({ sides: found, result, rule }: TriedFigure): readonly string[] {
  if (result.is === "value" || result.is === "none") return [];
  if (found === null)
    return rule.judged === null ? [] : ["no label tells the versions apart (side), so they are not compared"];
  const { label, version, values } = found;
  if (values.length === 0) return [`no series has the label ${label}, so the versions cannot be compared`];
  const seen =
    values.length > 5 ? `${values.slice(0, 5).join(", ")} and ${values.length - 5} more` : values.join(", ");
  if (version === null) return [`${label} is ${seen}; pass --set version=VERSION to see the two sides`];
  const bare = (text: string): string => text.replace(/^v(?=\d)/i, "");
  return values.some((each) => bare(each) === bare(version))
    ? []
    : [`no series has ${label} ${version}: it is ${seen}; until one has, the new version counts as silent`];
}

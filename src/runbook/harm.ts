/**
 * Whether a condition states what is bad or what is good, by the figure itself: more errors are harm, more successes
 * are not. Runbooks write both kinds under any heading; where the figure does not tell, the heading decides.
 */
import type { Condition } from "../base/index.ts";
import { worseOf } from "./phrases/figures.ts";

export function harmOf(when: Condition): "harm" | "health" | null {
  if ("any" in when) return agreed(when.any.map(harmOf));
  if ("all" in when) return agreed(when.all.map(harmOf));
  if (!("figure" in when) || when.is === "=") return null;
  const worse = worseOf(when.figure);
  if (worse === null) return null;
  return when.is.startsWith(">") === (worse === "more") ? "harm" : "health";
}

function agreed(each: readonly ("harm" | "health" | null)[]): "harm" | "health" | null {
  const [first] = each;
  return first !== undefined && each.every((one) => one === first) ? first : null;
}

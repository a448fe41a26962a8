/** What a target did with a version and its traffic, as a line of a log: placed, moved, kept, taken away; or why it could not. */
import type { ReleaseEvent } from "../conductor/index.ts";
import { clean } from "./clean.ts";
import type { Said } from "./render-event.ts";

type Outcome = Extract<ReleaseEvent, { type: "effect.ended" }>["outcome"];
type Input = Readonly<Record<string, unknown>>;

const WISH: Readonly<Record<string, string>> = {
  look: "what runs now",
  place: "placing it beside the serving version",
  weight: "moving traffic",
  keep: "letting it serve alone",
  retire: "taking it away",
};

export function trafficSaid(node: string, input: Input, outcome: Outcome): Said | null {
  const version = typeof input.version === "string" ? clean(input.version) : "the version";
  const wish = typeof input.do === "string" ? input.do : "";
  if (outcome.state !== "done") {
    const [why = ""] = outcome.evidence;
    return { node, text: `${WISH[wish] ?? wish}: ${outcome.state}${why === "" ? "" : `: ${clean(why)}`}` };
  }
  switch (wish) {
    case "place":
      return { node, text: `${version} is there, healthy, with no traffic` };
    case "weight":
      return { node, text: `${Number(input.percent)} % of traffic on ${version}` };
    case "keep":
      return { node, text: `${version} serves alone from now on` };
    case "retire":
      return { node, text: `${version} was taken away` };
    default:
      return null;
  }
}

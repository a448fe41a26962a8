/** What a target did with a version and its traffic, as a line of a log: placed, moved, kept, taken away; or why it could not. */
import type { ReleaseEvent } from "../conductor/index.ts";
import { lapseText } from "../reports/index.ts";
import { clean } from "./clean.ts";
import type { Heard } from "./heard.ts";
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

export interface TrafficGiven {
  readonly node: string;
  readonly input: Input;
  readonly outcome: Outcome;
  readonly at: number;
  readonly heard: Heard;
}

/** What is asked beside the climbing stands on nodes that no plan has: shown, it is about the ladder. */
const ASIDE = /^~(?:zero|keep|retire|ready)-/;

export function trafficSaid({ node: on, input, outcome, at, heard }: TrafficGiven): Said | null {
  const node = on.replace(ASIDE, "");
  const version = typeof input.version === "string" ? clean(input.version) : "the version";
  const wish = typeof input.do === "string" ? input.do : "";
  if (outcome.state !== "done") {
    const [why = ""] = outcome.evidence;
    return {
      node,
      text: `${WISH[wish] ?? clean(wish)}: ${outcome.state}${why === "" ? "" : `: ${clean(why)}`}`,
    };
  }
  switch (wish) {
    case "place":
      return { node, text: `${version} is there, healthy, with no traffic` };
    case "weight":
      return {
        node,
        text:
          Number(input.percent) === 0
            ? backText(version, at, heard)
            : `${Number(input.percent)} % of traffic on ${version}`,
      };
    case "keep":
      return { node, text: `${version} serves alone from now on` };
    case "retire":
      return { node, text: `${version} was taken away` };
    default:
      return null;
  }
}

function backText(version: string, at: number, { old, returnedAt }: Heard): string {
  const where = old === null ? `no traffic on ${version} any more` : `traffic back on ${clean(old)}`;
  return returnedAt === null ? where : `${where}, ${lapseText(at - returnedAt)} later`;
}

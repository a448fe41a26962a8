/** What guards, the judge, ladders and escalation did, as lines of a log. A tick that changes nothing has none. */
import type { ReleaseEvent } from "../conductor/index.ts";
import { lapseText } from "../reports/index.ts";
import { clean } from "./clean.ts";
import { type Heard, newWords } from "./heard.ts";
import type { Said } from "./render-event.ts";

const because = (why: string | null): string => (why === null || why === "" ? "" : `: ${clean(why)}`);

export function aboutWatch(event: ReleaseEvent, at: number, heard: Heard): Said | null {
  const said = (text: string): Said => ({ node: null, text });
  switch (event.type) {
    case "guard.tripped":
      return said(tripText(event, at, heard));
    case "ladder.judged":
      return judgedLine(event, heard);
    case "ladder.restarted":
      return { node: event.node, text: restartedText(event) };
    case "event.declared":
      return said(`"${clean(event.event)}" has happened, says ${clean(event.by.who)}${because(event.note)}`);
    case "class.raised":
      return said(`raised to ${event.to} by ${clean(event.by.who)}${because(event.why)}`);
    case "glass.broken":
      return said(
        `glass broken by ${clean(event.by.who)}${because(event.why)}; windows and freezes hold no more, a review is due`,
      );
    case "alarm.raised":
      return said(`escalated${because(newWords(heard, event.why))}`);
    case "alarm.climbed":
      return said(event.who === null ? "nobody is left to call" : `called ${clean(event.who)}`);
    case "alarm.ended":
      return said(
        event.by === null
          ? "the escalation is over"
          : `acknowledged by ${clean(event.by.who)}, who takes care of it${because(event.note)}`,
      );
    default:
      return null;
  }
}

type Of<Type extends ReleaseEvent["type"]> = Extract<ReleaseEvent, { type: Type }>;

const DOES: Readonly<Record<string, string>> = {
  rollback: "rolls back",
  prepare: "the way back is prepared",
  pause: "paused",
  ask: "somebody is asked",
  escalate: "somebody is called",
  note: "noted",
};

/** `error rate 6.1 % > 2 %, evidence 99.9 %, tripped at 25 % after 14 s: rolls back` */
function tripText({ why, does }: Of<"guard.tripped">, at: number, { risenAt }: Heard): string {
  const placed = /^(.*), at (\d{1,3}(?:\.\d{1,9})?) %$/s.exec(why);
  const after = risenAt === null ? "" : ` after ${lapseText(at - risenAt)}`;
  const text = placed === null ? why : `${placed[1]}, tripped at ${placed[2]} %${after}`;
  return `${clean(text)}: ${DOES[does] ?? clean(does)}`;
}

function judgedLine({ node, percent, as, evidence, by }: Of<"ladder.judged">, { old }: Heard): Said | null {
  const than = old === null ? "the version before" : clean(old);
  const shown =
    as === "proven"
      ? `not worse than ${than}, proven`
      : evidence === "amber"
        ? `looks worse than ${than}, not proven`
        : evidence === "none"
          ? "nothing was compared"
          : "not proven";
  // All of the traffic leaves nothing to compare with, which is no news.
  if (by === null && percent >= 100 && evidence === "none") return null;
  const said = by === null ? shown : `promoted by ${clean(by.who)}, ${shown}`;
  return { node, text: `${percent} %: ${said}` };
}

const restartedText = ({ rung, why }: Of<"ladder.restarted">): string =>
  `${rung === 0 ? "begins at its first rung again" : `goes on at rung ${rung + 1}`}${because(why)}`;

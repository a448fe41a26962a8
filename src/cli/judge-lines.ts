/** What the judge makes of the new version so far, as one line below the guards. It only says what the judge said. */
import type { JudgeView } from "../conductor/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, type Tone } from "./look.ts";
import { titleColumn } from "./render-scene.ts";
import { padEnd, wrap } from "./width.ts";

const NAME = "evidence";
/** As wide as the names of the figures above it mostly are. */
const NAME_COLUMN = 12;

const percent = (share: number): string => `${Math.floor(Math.min(1, Math.max(0, share)) * 100)} %`;

export function judgeLines(judge: JudgeView | null, look: Look): readonly string[] {
  const said = judge === null ? null : judgeText(judge);
  if (said === null) return [];
  const pad = " ".repeat(titleColumn(look) + 2);
  const room = look.columns - pad.length - NAME_COLUMN - 1;
  return wrap(said.text, room).map(
    (line, index) =>
      `${pad}${paint(look, said.tone, `${padEnd(index === 0 ? NAME : "", NAME_COLUMN)} ${line}`)}`,
  );
}

interface JudgeSaid {
  readonly text: string;
  readonly tone: Tone | null;
}

/** Null: nothing is compared. */
export function judgeText({ says, toPass, toBack, blames, against }: JudgeView): JudgeSaid | null {
  const old = clean(against);
  const what = blames === null ? "" : `${clean(blames)} `;
  switch (says) {
    case "no-data":
      return { text: "nothing is heard of the new version", tone: "yellow" };
    case "roll-back":
      return { text: `${what}worse than ${old}`, tone: "red" };
    case "amber":
      return {
        text: `${what}looks worse than ${old}: ${percent(toBack)} of what a rollback needs`,
        tone: "yellow",
      };
    case "pass":
      return { text: `not worse than ${old}: all that a pass needs`, tone: null };
    case "go-on":
      if (toPass === 0) return { text: `nothing is shown yet, against ${old}`, tone: null };
      return toPass === null
        ? null
        : { text: `not worse than ${old}: ${percent(toPass)} of what a pass needs`, tone: null };
  }
}

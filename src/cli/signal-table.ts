/**
 * The verbs that tell a release something: what each takes and says of itself. Only words stand here; `signal.ts` carries
 * them out.
 */
import type { SignalKind } from "../conductor/index.ts";

/** What is typed after the name of the release. */
export type Word = "wait" | "value" | "step" | "item" | "event" | "alarm" | "class" | "reason";

/** Often typed without quotes, after the name of its release. */
export const isManyWords = (word: Word | undefined): boolean => word === "reason" || word === "event";

export interface SignalVerb {
  readonly name: string;
  readonly kind: SignalKind;
  readonly words: readonly Word[];
  /** How many of the words must be there. */
  readonly required: number;
  readonly does: string;
  readonly about: readonly string[];
  readonly example: readonly string[];
  /** `--note TEXT`, where the remark is no reason that must be given. */
  readonly note: boolean;
}

const PLACE: Readonly<Record<Word, string>> = {
  wait: "WAIT",
  value: "VALUE",
  step: "STEP",
  item: "ITEM",
  event: "EVENT",
  alarm: "ALARM",
  class: "CLASS",
  reason: "REASON",
};

export function usageOf({ name, words, required }: Pick<SignalVerb, "name" | "words" | "required">): string {
  const shown = words.map((word, index) => (index < required ? PLACE[word] : `[${PLACE[word]}]`));
  return [name, "[ID]", ...shown].join(" ");
}

export const placesOf = ({ words }: Pick<SignalVerb, "words">): readonly string[] =>
  words.map((word) => PLACE[word]);

const ANY = "It works from any process; ID may be left out where one release is open.";

export const SIGNAL_VERBS: readonly SignalVerb[] = [
  {
    name: "answer",
    kind: "answer",
    words: ["wait", "value"],
    required: 2,
    does: "answer what a release waits for",
    about: [
      "Answers a question of a release: yes, no, an option, a value; done or not-done of a step",
      `in doubt. rutter status shows what waits. ${ANY}`,
    ],
    example: [
      "rutter answer k3f9wz tests-are-green yes",
      'rutter answer k3f9wz backup-time 14:05 --note "from the log"',
    ],
    note: true,
  },
  {
    name: "confirm",
    kind: "confirm",
    words: ["wait"],
    required: 0,
    does: "answer yes to the one thing that is asked",
    about: [`Says yes to what a release asks, where it is one thing, or to WAIT. ${ANY}`],
    example: ["rutter confirm k3f9wz"],
    note: true,
  },
  {
    name: "approve",
    kind: "approve",
    words: [],
    required: 0,
    does: "approve the plan of a release",
    about: [
      "Approves exactly this plan, by its hash; an approval of another plan is void. It is signed with your",
      "SSH key where that is among the signers of rutter.yaml; a name without a key counts as unverified.",
    ],
    example: ["rutter approve k3f9wz --key ~/.ssh/id_ed25519", "rutter approve k3f9wz --plan 4f2a-9c1e"],
    note: true,
  },
  {
    name: "reject",
    kind: "reject",
    words: ["reason"],
    required: 1,
    does: "refuse to approve the plan of a release",
    about: [`Says no to an approval that is asked for; the release is held until somebody approves. ${ANY}`],
    example: ['rutter reject k3f9wz "the backup is too old"'],
    note: false,
  },
  {
    name: "waive",
    kind: "waive",
    words: ["item", "reason"],
    required: 2,
    does: "let a line of a check list pass, with a reason",
    about: [`Lets a line of a check list pass that is not so, or cannot be told. The reason is kept. ${ANY}`],
    example: ['rutter waive k3f9wz coverage "docs only, no code"'],
    note: false,
  },
  {
    name: "pause",
    kind: "pause",
    words: [],
    required: 0,
    does: "begin nothing new; the step under way finishes",
    about: [`The step under way finishes, and nothing new begins until rutter continue. ${ANY}`],
    example: ['rutter pause k3f9wz --note "waiting for ana"'],
    note: true,
  },
  {
    name: "continue",
    kind: "continue",
    words: [],
    required: 0,
    does: "end a pause",
    about: [`Ends a pause. Where no process drives the release, rutter resume carries it on. ${ANY}`],
    example: ["rutter continue k3f9wz"],
    note: true,
  },
  {
    name: "retry",
    kind: "retry",
    words: ["step"],
    required: 1,
    does: "try a failed step again",
    about: [`Tries again what failed. STEP is its number, its id or a part of its title. ${ANY}`],
    example: ["rutter retry k3f9wz 5"],
    note: true,
  },
  {
    name: "skip",
    kind: "skip",
    words: ["step", "reason"],
    required: 2,
    does: "leave a step out, with a reason",
    about: [`Leaves a step out that failed or has not begun. The reason is kept. ${ANY}`],
    example: ['rutter skip k3f9wz 5 "done by hand"'],
    note: false,
  },
  {
    name: "rollback",
    kind: "rollback",
    words: ["reason"],
    required: 1,
    does: "roll a release back, with a reason",
    about: [
      `The step under way is ended, then the runbook's rollback is carried out. It never begins twice. ${ANY}`,
    ],
    example: ['rutter rollback k3f9wz "orders fail at checkout"'],
    note: false,
  },
  {
    name: "stop",
    kind: "stop",
    words: ["reason"],
    required: 1,
    does: "end a release here and undo nothing, with a reason",
    about: [
      "Ends it where it stands, at once where nobody drives it; nothing is undone. What stands is told.",
      ANY,
    ],
    example: ['rutter stop k3f9wz "wrong branch"'],
    note: false,
  },
  {
    name: "extend",
    kind: "extend",
    words: ["wait"],
    required: 0,
    does: "watch or wait longer",
    about: [`Gives a soak, a wait or a rung more time. ${ANY}`],
    example: ["rutter extend k3f9wz"],
    note: true,
  },
  {
    name: "promote",
    kind: "promote",
    words: ["wait"],
    required: 0,
    does: "end a watch or wait early and go on",
    about: [`Ends a soak, a wait or a rung early and goes on. ${ANY}`],
    example: ["rutter promote k3f9wz"],
    note: true,
  },
  {
    name: "declare",
    kind: "declare",
    words: ["event"],
    required: 1,
    does: "say that something happened which a guard listens for",
    about: [`Says that something happened that a guard of the runbook names and nothing measures. ${ANY}`],
    example: ['rutter declare k3f9wz "payments failing" --note "three tickets"'],
    note: true,
  },
  {
    name: "ack",
    kind: "ack",
    words: ["alarm"],
    required: 0,
    does: "say that you take care of what people are called for",
    about: [`Nobody else is called for it. Without ALARM it is all that calls now. ${ANY}`],
    example: ["rutter ack k3f9wz"],
    note: true,
  },
  {
    name: "raise-class",
    kind: "raise-class",
    words: ["class", "reason"],
    required: 2,
    does: "make a release a hotfix, high-risk or an emergency, with a reason",
    about: [
      "CLASS is hotfix, high-risk or emergency. A class is raised, never lowered; what the higher one asks",
      `for is asked for besides, and of an emergency a review is due. The reason is kept. ${ANY}`,
    ],
    example: ['rutter raise-class k3f9wz emergency "checkout is down"'],
    note: false,
  },
  {
    name: "break-glass",
    kind: "break-glass",
    words: ["reason"],
    required: 1,
    does: "let a release start against windows and freezes, with a reason",
    about: [
      `Windows, freezes and incidents hold this release up no more. It is kept, and a review is due. ${ANY}`,
    ],
    example: ['rutter break-glass k3f9wz "the fix for the outage itself"'],
    note: false,
  },
];

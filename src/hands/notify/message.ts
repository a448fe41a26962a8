/** A message as every channel takes it: a title, its lines, and what it is about. Lengths are bounded, odd characters gone. */
import { redact } from "../../base/index.ts";
import type { HandContext, NotifyInput } from "../../effect/index.ts";

export interface Message {
  /** The same for every try of it: whoever receives it can know it again. */
  readonly id: string;
  readonly release: string;
  /** `started`, `gate`, `tripped`, `alarm`, …; `message`: it stands at its place in the runbook. */
  readonly event: string;
  readonly key: string;
  readonly over: boolean;
  readonly title: string;
  readonly lines: readonly string[];
  /** The team's own words; null: there are none. */
  readonly own: string | null;
}

const MOST_LETTERS = 20_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** As it may leave this machine. */
const shown = (text: string): string =>
  redact(text.replace(/\r\n?/g, "\n").replace(CONTROLS, "")).slice(0, MOST_LETTERS);

export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

export interface MessageGiven {
  readonly input: NotifyInput;
  readonly context: Pick<HandContext, "release" | "effect">;
  /** The team's own words, filled; null: Rutter's. */
  readonly own: string | null;
}

export function messageOf({ input, context, own }: MessageGiven): Message {
  const { release, effect } = context;
  const about = input.about ?? null;
  const words = own === null ? null : shown(own);
  const first = words?.split("\n").find((line) => line.trim() !== "");
  return {
    id: idOf(release, effect.id),
    release,
    event: about?.event ?? "message",
    key: about?.key ?? `rutter/${release}`,
    over: about?.over ?? false,
    title: oneLine(shown(about?.title ?? first ?? `release ${release}`)).slice(0, 300),
    lines: (about?.lines ?? []).map((line) => shown(line)),
    own: words,
  };
}

/** Without the number of the try, of letters that a header and a mailbox can have. */
const idOf = (release: string, effect: string): string =>
  `rutter_${release}_${effect.replace(/#\d+$/, "")}`.replace(/[^\w-]/g, "_").slice(0, 200);

/** The body: the team's own words where there are some, else Rutter's lines. */
export const bodyOf = ({ own, lines }: Message): string => own?.trim() ?? lines.join("\n");

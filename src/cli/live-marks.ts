/** The mark before a step: what is done, failed, now, to come, or waits for a person; with plain stand-ins, one meaning each. */
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { padEnd } from "./width.ts";

export type MarkName =
  | "done"
  | "failed"
  | "running"
  | "pending"
  | "skipped"
  | "undone"
  | "in-doubt"
  | "waits";

const DRAWN: Readonly<Record<MarkName, string>> = {
  done: "✓",
  failed: "✗",
  running: "●",
  pending: "○",
  skipped: "–",
  undone: "←",
  "in-doubt": "?",
  waits: "?",
};

const PLAIN: Readonly<Record<MarkName, string>> = {
  done: "ok",
  failed: "x",
  running: "*",
  pending: "o",
  skipped: "-",
  undone: "<-",
  "in-doubt": "?",
  waits: "?",
};

const TONE: Readonly<Record<MarkName, Tone | null>> = {
  done: "green",
  failed: "red",
  running: "bold",
  pending: "dim",
  skipped: "dim",
  undone: null,
  "in-doubt": "red",
  waits: "yellow",
};

/** Two of the stand-ins are two columns wide. */
export const markWidth = (look: Look): number => (symbolsOf(look).done.length > 1 ? 2 : 1);

export const markOf = (name: MarkName, look: Look): string =>
  paint(look, TONE[name], padEnd((look.unicode ? DRAWN : PLAIN)[name], markWidth(look)));

/**
 * `curl` in a check, and without `-f`: it succeeds on a 500 page, and the check with it. It leaves alone what is compared by
 * a program, and requests that ask nothing.
 */

import type { Stage, WrittenWord } from "../shell/index.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import type { DeepCall } from "./deep.ts";
import type { Desk } from "./desk.ts";
import { onlyShows } from "./stage-judges.ts";
import { isLooking } from "./standing.ts";
import { nameOf, ownWords } from "./through.ts";
import { isMeantAsCheck } from "./verification.ts";
import { hasOption } from "./words.ts";

const FAILS = ["-f", "--fail", "--fail-with-body", "--fail-early"] as const;
/** It prints the status, for a person or an expectation to compare. */
const PRINTS_STATUS = ["-w", "--write-out", "-I", "--head"] as const;
const PRINTS_HEADERS = ["-i", "--include", "-v", "--verbose"] as const;

const HEALTH = /health|ready|live|ping|status|version|localhost|127\.0\.0\.1/i;
/** A message sent, or a file fetched: nothing is asked. */
const TELLS =
  /hooks?\.|webhook|slack|discord|teams|pagerduty|statuspage|\$\{?\w{0,30}(?:HOOK|SLACK)\w{0,20}/i;

function fetchesFile(texts: readonly string[]): boolean {
  if (texts.some((text) => /^-[a-zA-Z]{0,5}O$/.test(text) || text.startsWith("--remote-name"))) return true;
  const at = texts.findIndex((text) => /^-[a-zA-Z]{0,5}o$/.test(text) || text === "--output");
  return at > 0 && texts[at + 1] !== "/dev/null" && texts[at + 1] !== "-";
}

/** What makes its exit status the answer: a loop or a test, an `&&` or `||`, or that it stands in a check. */
function isAnswer(call: DeepCall, said: string): boolean {
  const { within, after } = call.pipeline;
  if (call.item === null || isLooking(call)) return false;
  if (within === "condition") return true;
  if (within === "substitution") return false;
  return isMeantAsCheck(call) || (after !== null && HEALTH.test(said));
}

export interface CurlInCheck {
  readonly name: WrittenWord;
  readonly said: string;
  /** A person is shown its status, or what to compare. */
  readonly shown: boolean;
  /** The command that its answer is piped to, or null. */
  readonly last: Stage | null;
}

const isKept = (stage: Stage): boolean =>
  stage.redirects.some(
    ({ operator, target }) => operator.startsWith(">") && target !== "/dev/null" && operator !== ">&",
  );

const isSeen = (comparison: Comparison, { pipeline }: DeepCall): boolean =>
  comparison === "person" && pipeline.within !== "condition";

export function curlInCheck(desk: Desk, call: DeepCall): CurlInCheck | null {
  const [stage, ...rest] = call.pipeline.stages;
  if (stage === undefined || stage.words.length === 0) return null;
  const words = ownWords(stage);
  const [name] = words;
  if (name === undefined || nameOf(words) !== "curl" || !rest.every(onlyShows)) return null;
  const texts = words.map(({ text }) => text);
  const said = texts.join(" ");
  if (!isAnswer(call, said) || hasOption(words, ...FAILS, ...PRINTS_STATUS) || TELLS.test(said)) return null;
  if (fetchesFile(texts) || isKept(stage)) return null;
  const comparison = comparisonOf(desk, call);
  if (comparison === "program") return null;
  return {
    name,
    said,
    shown: hasOption(words, ...PRINTS_HEADERS) || isSeen(comparison, call),
    last: rest.at(-1) ?? null,
  };
}

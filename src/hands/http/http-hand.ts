/**
 * Asks an address, as often as it may, until the answer is what was expected. A redirect is an answer and is not followed;
 * what was sent is asked again only where asking changes nothing.
 */
import { redact } from "../../base/index.ts";
import {
  type Hand,
  type HandContext,
  type HttpInput,
  hide,
  httpInput,
  type OpenedSecrets,
  type Outcome,
  openSecrets,
  unjudged,
  unmet,
} from "../../effect/index.ts";
import { type Filled, fillRequest } from "./fill-request.ts";
import { matchesWithin } from "./matches-within.ts";
import { type Answer, MOST_BYTES, oneAnswer } from "./one-answer.ts";
import { sleep } from "./sleep.ts";
import type { Trouble } from "./trouble.ts";

export interface HttpHandGiven {
  /** Where an address that begins with `/` is; null: such an address says too little. */
  readonly base: string | null;
}

export const httpHand = (given: HttpHandGiven): Hand<HttpInput> => ({
  name: "http",
  input: httpInput,
  repeat: "never",
  probes: false,
  describe: ({ method, url }) => `${method} ${url}`,
  perform: async (input, context) => {
    const why = unjudged(context.expect, ["contains", "matches", "equals", "status"]);
    if (why !== null) return failed(why);
    const opened = await openSecrets(input.secrets, context.secret);
    if ("refused" in opened) return opened.refused;
    const filled = fillRequest(input, opened.values, given.base);
    if ("why" in filled) return failed(filled.why);
    return keepAsking({ input, filled, opened, context });
  },
});

const failed = (why: string): Outcome => ({ state: "failed", data: {}, evidence: [why] });

interface Job {
  readonly input: HttpInput;
  readonly filled: Filled;
  readonly opened: OpenedSecrets;
  readonly context: HandContext;
}

/** A server that hangs must not use up the time of all tries. */
const LONGEST_TRY_MS = 10_000;
/** Asking twice is as asking once. */
const ASKS_ONLY = /^(?:GET|HEAD|OPTIONS)$/;

async function keepAsking(job: Job): Promise<Outcome> {
  const { input, filled, context } = job;
  const began = Date.now();
  const left = (): number => Math.max(1, context.deadlineMs - (Date.now() - began));
  for (let tries = 1; ; tries += 1) {
    const timeoutMs = input.attempts === 1 ? left() : Math.min(left(), LONGEST_TRY_MS);
    const result = await oneAnswer({ method: input.method, ...filled, timeoutMs, signal: context.signal });
    const outcome = outcomeOf(job, result, { tries, ms: Date.now() - began });
    for (const line of outcome.evidence) context.log(line);
    const over = tries >= input.attempts || outcome.state === "done" || outcome.state === "cancelled";
    if (over || !mayAskAgain(input, result) || left() <= input.everyMs + 1) return outcome;
    context.progress(`asked ${tries} of ${input.attempts} times`);
    if (!(await sleep(input.everyMs, context.signal))) return { ...outcome, state: "cancelled" };
  }
}

const mayAskAgain = ({ method }: HttpInput, result: Answer | Trouble): boolean =>
  ASKS_ONLY.test(method) || (result.kind === "trouble" && !result.sent);

interface Count {
  readonly tries: number;
  readonly ms: number;
}

function outcomeOf({ input, opened, context }: Job, result: Answer | Trouble, { tries, ms }: Count): Outcome {
  const shown = (text: string): string => redact(hide(text, opened.hidden));
  const asked = shown(`${input.method} ${input.url}`);
  if (result.kind === "trouble") {
    // What was sent before is asked again only where asking changes nothing, so of the rest no try was sent.
    const begun = result.sent || (tries > 1 && ASKS_ONLY.test(input.method)) ? {} : { begun: false };
    return {
      state: result.what,
      data: { ms, tries, ...begun },
      evidence: [`${asked}: ${shown(result.why)}`],
    };
  }
  const { status, bytes, cut } = result;
  const wrong = whatIsWrong(result, context.expect);
  const first = shown(`${asked} answers ${status} ${result.statusText}`.trim());
  return {
    state: wrong.length === 0 ? "done" : "failed",
    data: { status, ms, tries, bytes, cut },
    // What is wrong stands last, where it is looked for.
    evidence: wrong.length === 0 ? [first] : [first, ...linesOf(result).map(shown), ...wrong.map(shown)],
  };
}

function whatIsWrong(answer: Answer, expect: HandContext["expect"]): readonly string[] {
  const isSaid = expect.some(({ kind }) => kind === "status");
  const { status, location } = answer;
  const where = location === null ? "" : ` to ${location}`;
  const status2xx = status >= 200 && status < 300;
  const refused =
    isSaid || status2xx
      ? []
      : [
          status >= 300 && status < 400
            ? `it sends on${where}, which is not followed`
            : `its status is no success`,
        ];
  return [...refused, ...unmet(expect, { ...answer, matches: matchesWithin })];
}

const SHOWN_LINES = 5;
const SHOWN_LETTERS = 200;

/** The beginning of what was answered, for a person to see what went wrong. */
function linesOf({ text, cut }: Answer): readonly string[] {
  const lines = text
    .slice(0, 10_000)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const shown = lines.slice(0, SHOWN_LINES).map((line) => `| ${line.slice(0, SHOWN_LETTERS)}`);
  return [...shown, ...(cut ? [`it is longer than ${MOST_BYTES} bytes, of which the first were read`] : [])];
}

/**
 * A hand of one release, of which nothing comes out that holds a secret of that release, whichever step it belongs to: no
 * outcome, no finding, no error. It begins when the release's past is known, and does nothing of its own.
 */
import { RutterError } from "../../base/index.ts";
import type { Performer } from "../../drivers/loop/index.ts";
import type { Secrets } from "./secrets.ts";

export interface HiddenGiven {
  readonly mask: Secrets["mask"];
  /** What has to be known before anything is carried out. */
  readonly ready: Promise<unknown>;
}

export function hidesSecrets(hand: Performer, { mask, ready }: HiddenGiven): Performer {
  const { probe } = hand;
  const given = async <Given>(give: () => Promise<Given>): Promise<Given> => {
    try {
      await ready;
      return masked(await give(), mask);
    } catch (error) {
      throw maskedError(error, mask);
    }
  };
  return {
    ...hand,
    perform: (input, context) => given(() => hand.perform(input, context)),
    probe: probe === null ? null : (input, context) => given(() => probe(input, context)),
  };
}

/** The same value with its texts masked; the words that Rutter itself steers by stay as they are. */
function masked<Value>(value: Value, mask: Secrets["mask"]): Value {
  const inside = (one: unknown, key: string): unknown => {
    if (typeof one === "string") return OWN_WORDS.has(key) ? one : mask(one);
    if (Array.isArray(one)) return one.map((each) => inside(each, key));
    if (typeof one !== "object" || one === null || !isPlain(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, inside(each, name)]));
  };
  return inside(value, "") as Value;
}

/** What is no plain data is left to whoever checks that an outcome is. */
const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

const OWN_WORDS: ReadonlySet<string> = new Set(["state", "code", "signal", "digest"]);

function maskedError(error: unknown, mask: Secrets["mask"]): unknown {
  if (error instanceof RutterError) {
    const { code, what, why, fix, cause } = error;
    return new RutterError({ code, what: mask(what), why: mask(why), fix: mask(fix), cause });
  }
  if (!(error instanceof Error)) return error;
  const text = error.stack ?? error.message;
  if (mask(text) === text) return error;
  const hidden = new Error(mask(error.message));
  hidden.stack = mask(text);
  return hidden;
}

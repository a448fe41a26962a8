/** What is bad that no number says: the words of an event, tidy and in lower case, with how long it must last. */
import type { EventCondition } from "../../base/index.ts";
import { findHeld } from "./hold.ts";
import { cut } from "./tokens.ts";

const MOST = 160;
const PERSISTS = /^(?:lasts?|lasting|persists?|persisting|persisted|continuing)$/;
const HAPPENS =
  /fail|down\b|broken|break|crash|corrupt|detect|report|fir(?:e|es|ing)\b|alert|outage|unavailab|unreachab|loss\b|lost|breach|incident|cannot|can['’]t|\bnot\b|impact|affect|occur|degrad|leak|time[sd]? ?out|restart|oom|kill|evict|panic|error|slo burn|slow|corrupt|exceed|spike|drop|duplicate|unhealthy|stuck|missing|wrong|complain|unresponsive|elevated/;

/** Does a phrase beside a condition tell of something that happens, or is it an aside? */
export const tellsEvent = (text: string): boolean => HAPPENS.test(text);

/** Words of a text without the length it must last; null where nothing is left. */
export function eventOf(text: string): EventCondition | null {
  const tokens = cut(text);
  const held = findHeld(tokens);
  const dropped = [...held.used].filter((index) => !PERSISTS.test(tokens[index]?.text ?? ""));
  const [from, to] = [Math.min(...dropped), Math.max(...dropped)];
  const spoken =
    held.holdMs === null || dropped.length === 0
      ? text
      : `${text.slice(0, tokens[from]?.at)} ${text.slice(tokens[to]?.end)}`;
  const event = spoken
    .replace(/\s+/g, " ")
    .replace(/^(?:if|when|any|an?|the|there (?:is|are)|we (?:see|observe)|you (?:see|observe|notice))\s+/, "")
    .replace(/^[^\p{L}\p{N}*@#]+|[\s.,;:!–—-]+$/gu, "")
    .slice(0, MOST)
    .trim();
  return event.length < 3 ? null : { event, holdMs: held.holdMs };
}

/** Puts a question before what is done only under a circumstance; its "no" skips everything that hangs on it. */
import {
  type Draft,
  draft,
  draftsOf,
  type Flow,
  gate,
  isDraft,
  isFan,
  type Part,
  question,
} from "./draft.ts";

/** What stands one after the other under the same circumstance is asked about once. */
export function askFirst(flow: Flow): Flow {
  const asked: Part[] = [];
  let asking: string | null = null;
  let gateId = "";
  for (const part of flow) {
    const words = circumstanceOf(part);
    if (words === null) {
      asked.push(...within(part));
    } else {
      if (words !== asking) {
        const first = gateFor(words, part);
        gateId = first.id;
        asked.push(first);
      }
      asked.push(under(part, gateId));
    }
    asking = words;
  }
  return asked;
}

/** Of a fork or a fan only where all of it is under one. */
function circumstanceOf(part: Part): string | null {
  if (isDraft(part)) return part.ask;
  const words = new Set([...draftsOf([part])].map((each) => each.ask));
  const [only] = words;
  return words.size === 1 ? (only ?? null) : null;
}

function within(part: Part): Flow {
  if (isDraft(part)) return [part];
  if (isFan(part)) return [{ lanes: part.lanes.map(askFirst) }];
  return [{ ...part, options: part.options.map((option) => ({ ...option, flow: askFirst(option.flow) })) }];
}

/** A whole fork hangs on its choice, a whole fan on each of its lanes. */
function under(part: Part, id: string): Part {
  const when = { node: id, is: "yes" };
  if (isDraft(part)) return { ...part, ask: null, node: { ...part.node, when } };
  if (isFan(part)) return { lanes: part.lanes.map((lane) => lane.map((each) => under(each, id))) };
  const options = part.options.map((option) => ({ ...option, flow: withoutAsk(option.flow) }));
  return { ...part, choice: { ...part.choice, when }, options };
}

/** Takes a circumstance off that is settled already: this one, or any. */
export const withoutAsk = (flow: Flow, words?: string | null): Flow =>
  flow.map((part): Part => {
    if (isDraft(part)) return words === undefined || part.ask === words ? { ...part, ask: null } : part;
    if (isFan(part)) return { lanes: part.lanes.map((lane) => withoutAsk(lane, words)) };
    return {
      ...part,
      options: part.options.map((option) => ({ ...option, flow: withoutAsk(option.flow, words) })),
    };
  });

function saidOf(words: string): string {
  // The runbook asks in its own words.
  const [, answer, asked] = /^(yes|no) to "(.{1,200})"$/.exec(words) ?? [];
  if (asked !== undefined) return answer === "yes" ? asked : `no to: ${asked}`;
  if (words === "otherwise" || words === "alternatively") return `${words}, is this other way needed`;
  return /^(?:if|when|unless|only|in case|for|as soon as|after|should)\b/i.test(words)
    ? words
    : `if ${words}`;
}

function gateFor(words: string, part: Part): Draft {
  const [first] = draftsOf([part]);
  const id = `${first?.id ?? "node"}-if`;
  const said = saidOf(words);
  const title = said.charAt(0).toUpperCase() + said.slice(1);
  const shown = { title, lines: first?.node.lines ?? null, sure: first?.node.sure ?? "exact" } as const;
  return draft(id, gate(shown, { items: [`${id}-q`], onNo: "skip" }), {
    items: { [`${id}-q`]: question(shown, `${title}?`.replace(/[?.:]+$/, "?")) },
  });
}

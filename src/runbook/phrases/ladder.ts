/**
 * A ladder of traffic ("5% → 20% → 50% → 100%", "start with 10%, wait 5 minutes, then 50%") or one rung of it kept as
 * a list item. Percentages that are compared, or that fall, or that say something of errors are no ladder.
 */
import { type FoundRange, findDurations } from "../../base/index.ts";
import type { Rung } from "../reading.ts";
import { phraseText } from "./plain.ts";

const SHARE = /(?<![\d.\p{L}])(\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b)/gu;
/** "5/25/50/100%" and "5, 25, 50 and 100 %": only the last carries the sign. */
const RUN =
  /(?<![\d.\p{L}/])(\d{1,3}(?:\.\d{1,2})?(?:\s?(?:\/|→|->|,|>)\s?\d{1,3}(?:\.\d{1,2})?){1,9})\s?(?:%|percent\b)/gu;
const TRAFFIC =
  /traffic|canary|roll-?\s?out|roll(?:ing|ed)? out|users?\b|weight|ramp|shift|cohort|instances|pods|nodes|replicas|fleet|audience|customers|tenants|progressive|gradual|phased|staged|expos|enable|servers|hosts|population/i;
const OTHER =
  /error|latency|cpu|memory|disk|success|coverage|availab|uptime|slippage|fee|discount|balance|threshold|degrad|usage|utili[sz]|\bp\d\d\b|accuracy|budget|complete\b|capacity|compress|burn|storage|failure/i;
const COMPARED =
  /[<>≥≤](?!\s?\d{1,3}(?:\.\d+)?\s?%?\s*(?:→|->|>))(?<!->)(?<!=>)|\b(?:above|below|exceed\w*|more than|less than|at least|under)\b/i;
const ARROW = /→|->|=>|⇒|➜|>/;
const GLUE =
  /^(?:\s|→|->|=>|⇒|➜|>|,|;|\.|-|–|—|\(|\)|:|&|\/|\+|\||~|\b(?:then|to|and|of|the|traffic|canary|users?|for|at|wait|hold|each|step|increase|increasing|ramp|up|next|finally|after|if|healthy|stable|metrics|green|good|ok|go|rollout|production|prod|full|all|initial|start|with|monitor|observe|watch|monitoring|observation|min|pause|dwell|bake|soak|phase|stage|on|in|by|shift|route|everyone|customers?|another|it|is|are|still|look|everything|minutes?|hours?|mins?|more|requests?|weight|instances|pods|a|new|version|between|steps|proceed|continue|day|week|\d+)\b)*$/i;

const percents = (text: string): readonly { percent: number; at: number; end: number }[] =>
  [...text.matchAll(SHARE)].map((match) => ({
    percent: Number(match[1]),
    at: match.index,
    end: match.index + match[0].length,
  }));

/** Gives every number of a run its sign. */
const spread = (text: string): string =>
  text.replace(RUN, (run) =>
    run.replace(/(\d{1,3}(?:\.\d{1,2})?)(?!\s?(?:%|percent)|[\d.])/g, "$1%").replaceAll("/", "→"),
  );

const EVERYBODY =
  "(?:everybody|everyone|all (?:of )?(?:the )?(?:traffic|users|customers|tenants|instances|nodes|pods|hosts|servers)|the rest|full(?: (?:traffic|roll-?out|fleet|production))?)(?![\\p{L}-])";
/** "then everybody", "→ all traffic", "and the rest." are the top rung; "10%, the rest stays as it is" is none. */
const TOP = new RegExp(
  `((?:%|percent\\b)[ ,;]{0,2}(?:(?:and )?(?:then|finally)(?: to| go to)?|to|→|->|=>|⇒|➜) |(?:%|percent\\b)(?:,|,? and) (?=${EVERYBODY} ?(?:$|[.;)])))(?=${EVERYBODY}(?! (?:stay|remain|keep|is|are)))`,
  "giu",
);

const toTheTop = (text: string): string =>
  /%|percent/i.test(text) ? text.replace(TOP, (before) => `${before}100% `) : text;

const rises = (shares: readonly { percent: number }[]): boolean =>
  shares.every(({ percent }, index) => percent <= 100 && percent > (shares[index - 1]?.percent ?? 0));

const withoutLengths = (
  text: string,
  lengths: readonly FoundRange[],
  [from, to]: readonly [number, number],
): string => {
  let words = "";
  let at = from;
  for (const length of lengths.filter((one) => one.at >= from && one.end <= to)) {
    words += text.slice(at, length.at);
    at = length.end;
  }
  return words + text.slice(at, to);
};

const EACH = /^\s*(?:each|per (?:step|stage|rung|phase)|at each|between|apart|every step|dwell)/i;
const EACH_BEFORE =
  /(?:each|every|per step|between (?:steps|stages)|intervals? of|dwell(?: of)?|steps of|hold(?:ing)? each(?: step)?(?: for)?|wait(?:ing)?)[\s:]*$/i;

/** A length said of every rung: "(10 min each)", "every 10 minutes". */
function common(text: string, lengths: readonly FoundRange[]): number | null {
  const each = lengths.find(
    ({ at, end }) =>
      EACH.test(text.slice(end)) ||
      (EACH_BEFORE.test(text.slice(0, at)) &&
        /each|every|per step|between|interval|dwell|steps of/i.test(text.slice(Math.max(0, at - 24), at))),
  );
  return each?.minMs ?? null;
}

/** The rungs of a ladder written in one text, or null. */
export function readLadder(markdown: string): readonly Rung[] | null {
  const said = spread(phraseText(markdown));
  const text = toTheTop(said);
  const shares = percents(text);
  const [first, last] = [shares[0], shares.at(-1)];
  if (shares.length < 2 || !first || !last || !rises(shares) || OTHER.test(text)) return null;
  const lengths = findDurations(text);
  const gaps = shares
    .slice(1)
    .map((share, index) => withoutLengths(text, lengths, [shares[index]?.end ?? 0, share.at]));
  const arrows = gaps.every((gap) => ARROW.test(gap));
  const full = last.percent === 100 && (shares.length >= 3 || text !== said);
  if (!arrows && (COMPARED.test(text) || !gaps.every((gap) => GLUE.test(gap)))) return null;
  if (!arrows && !(full || TRAFFIC.test(text))) return null;
  const every = common(text, lengths);
  return shares.map(({ percent, end }, index) => {
    const next = shares[index + 1]?.at ?? text.length;
    const own = lengths.find((length) => length.at >= end && length.end <= next);
    return { percent, dwellMs: every ?? own?.minMs ?? null };
  });
}

const HELD = /^(?:please )?(?:wait|hold|pause|soak|bake|watch|monitor|observe|leave|give)\b/i;

/** "Wait 10 min between." after the sentence with the ladder says how long each of its rungs is held. */
export function holdsRungs(markdown: string): boolean {
  const text = phraseText(markdown);
  return (
    text.length < 120 && !text.includes("%") && HELD.test(text) && common(text, findDurations(text)) !== null
  );
}

const RUNG_START =
  /^(?:\d{1,2}\s*[|:]\s*|(?:phase|stage|step|wave|week|day|ring|canary|batch)\s?\d{0,2}\s?[:|).–—-]?\s*)?(?:\|\s*)?(?:~\s?)?\d{1,3}(?:\.\d{1,3})?\s?(?:%|percent\b)/i;
const RUNG_WORDS =
  /\b(?:increas\w*|ramp\w*|shift\w*|rout\w*|scale|expand\w*|roll(?:ing)? ?-?out|canary|traffic|users?|weight|phase|stage|wave|cohort|ring|instances|tenants|customers|expos\w*|fleet|pods|enable|deploy to|send|go to|promote|bump)\b/i;

/** One rung kept as a list item or a table row ("Phase 2: 25% of users - 24 hours"), or null. */
export function readRung(markdown: string): Rung | null {
  const text = phraseText(markdown);
  const shares = percents(text);
  const [share] = shares;
  // "from 10% to 25%" names the rung before; the higher is meant.
  const climbed = shares.length === 2 && /\bfrom\s*$/i.test(text.slice(0, share?.at)) ? shares[1] : share;
  if (!climbed || shares.length > (climbed === share ? 1 : 2)) return null;
  if (climbed.percent <= 0 || climbed.percent > 100) return null;
  const around = text.slice(0, climbed.end + 24);
  if (OTHER.test(around) || COMPARED.test(around)) return null;
  if (!RUNG_START.test(text) && !RUNG_WORDS.test(around)) return null;
  return { percent: climbed.percent, dwellMs: findDurations(text)[0]?.minMs ?? null };
}

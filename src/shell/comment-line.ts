/** What one comment line says to an operator: a title, what to expect, a wait, an alternative, a condition, a task for a person. */
import { waitMs } from "./wait-words.ts";

export interface CommentLine {
  readonly line: number;
  /** Without `#`, list marker or step number. */
  readonly text: string;
  readonly raw: string;
  readonly kind: "plain" | "expectation" | "wait" | "separator" | "elision";
  /** Began with a number, a bullet or `Step 3:`. */
  readonly marker: "number" | "bullet" | null;
  readonly indent: number;
  readonly ms: number | null;
  /** `or` follows a command, `option` names itself. */
  readonly alternative: { readonly kind: "or" | "option"; readonly label: string } | null;
  readonly preferred: boolean;
  /** The condition of `# If …`. */
  readonly when: string | null;
  /** Asks a person to do or to look at something. */
  readonly imperative: boolean;
}

const verbs = new Set(
  "check verify confirm ensure make open go navigate click select choose review look watch monitor notify announce tell ask inform alert page contact call email message post send stop start restart disable enable turn switch run execute deploy roll rollback revert restore wait note record document save write update create delete remove add set copy paste enter fill login log sign approve merge close schedule test validate compare identify find repeat continue proceed escalate investigate inspect examine pause resume scale drain route redirect take put move clear follow consult refer read keep capture press visit go type use replace edit change communicate coordinate observe await invalidate purge rotate reload upload download".split(
    " ",
  ),
);

const expectation =
  /^(?:(?:this|it|they|all|both|each|which|that|response|command|you|the (?:response|output|result|command|status))\s+)?(?:(?:commands?|pods?|services?|checks?|values?)\s+)?(?:should|must|expect(?:ed|ing|s)?|returns?|outputs?(?:\s+(?:shows?|should))?|shows?|prints?|results?|yields?|responds?|answers?|displays?|successful(?:ly)?\s+output)\b|^(?:expected|sample|example)\s+(?:output|response|result)|^(?:→|⇒|=>|->|==>|✓|✔|✅)/i;

/** "Show the pods" asks; "shows 3 pods" says what comes. */
const asksToShow =
  /^(?:show|print|display|output|return|answer|respond|result)\s+(?!(?:should|shows|looks|is|of\b))/i;

const lead = /^(?:only\s+(?:if|when|needed\s+if)|if|when|in\s+case(?:\s+of)?|unless|otherwise|else)\b/i;

const markers =
  /^(?:step\s+\d{1,3}[a-z]?(?:\.\d{1,2})?\s*[:.)–—-]\s*|step\s+\d{1,3}\s+|\(?\d{1,3}[.)]\s+|\d{1,2}\.\d{1,2}\.?\s+|[a-z]\)\s+|\[\d{1,2}(?:\/\d{1,2})?\]\s*)/i;
const bullets = /^(?:[-*•·–—]|\[[ xX]\])\s+/;

function condition(text: string): string | null {
  const match = lead.exec(text);
  if (match === null || /^when\s+to\b/i.test(text)) return null;
  const word = match[0].toLowerCase();
  if (word === "otherwise" || word === "else") return word;
  const rest = text.slice(match[0].length).trim();
  const end = /\s*(?:[,:;]|\s[-–—]\s|\s(?:then|→|=>)\s)/.exec(rest.slice(0, 300))?.index ?? rest.length;
  const says = rest.slice(0, end).trim();
  if (says === "") return null;
  return word === "unless" ? `unless ${says}` : says;
}

const asking =
  /^(?:check|verify|see|confirm|determine|test|find|make\s+sure|ask|look|decide|validate|monitor|know)\b/i;

/** `(if needed)`, `(only if …)` or `… if needed` at the end of a title. */
function trailing(text: string): string | null {
  const end = text.slice(-200);
  const inside = /\(((?:only\s+)?(?:if|when|in case)\s[^()]{1,120})\)\s*:?$/i.exec(end)?.[1];
  if (inside !== undefined) return condition(inside);
  const open = /\s((?:only\s+)?if\s+[^,.;:()]{2,60})$/i.exec(end)?.[1];
  return open === undefined || asking.test(text) ? null : condition(open);
}

const option =
  /^(?:option|opci[oó]n|method|approach|alternative|variant|path|plan|way)\s+([a-z]|\d{1,2}|i{1,3}|one|two|three)\b\s*[:.)–—(-]?\s*/i;
const or = /^(?:or|alternatively|alternative)\b(?!\s+\d)[\s,:;.–—-]*/i;

function alternativeOf(text: string): CommentLine["alternative"] {
  const named = option.exec(text);
  if (named !== null) return { kind: "option", label: (named[1] ?? "").toLowerCase() };
  return or.test(text) ? { kind: "or", label: "" } : null;
}

const preferredWords =
  /\b(?:preferred|recommended|default|standard)\b(?!\s+(?:namespace|branch|value|port|user|config|settings?|to)\b)/i;
const parenthesised =
  /[([]\s{0,4}[^()[\]]{0,60}\b(?:preferred|recommended|default)\b[^()[\]]{0,60}[)\]]|[-–—:]\s(?:preferred|recommended)\b/i;

const remark = /^(?:note|notes|warning|caution|important|tip|info|todo|fixme|example|e\.g\.)\s*[:!–—-]/i;

export const asksAPerson = (text: string): boolean => {
  if (remark.test(text)) return false;
  const first =
    /^(?:please\s+|manually\s+|then\s+|also\s+|now\s+|and\s+)?([a-z]+)\b/i.exec(text)?.[1]?.toLowerCase() ??
    "";
  return verbs.has(first) || /\s(?:→|➜|➔)\s/.test(text);
};

export function commentLine(line: number, written: string): CommentLine {
  const raw = written.trim().replace(/^#+!?/, "");
  const body = raw.trim();
  const indent = raw.length - raw.trimStart().length;
  const unnumbered = body.replace(markers, "");
  const unmarked = unnumbered === body ? body.replace(bullets, "") : unnumbered;
  const marker = unnumbered !== body ? "number" : unmarked !== body ? "bullet" : null;
  const text = unmarked.replace(/^[-=*#~_─═]{2,}\s*|\s*[-=*#~_─═]{2,}$/g, "").trim();
  const base = {
    line,
    text,
    raw: body,
    marker,
    indent,
    preferred: false,
    when: null,
    alternative: null,
    imperative: false,
    ms: null,
  } as const;
  if (text === "" || /^[-=*#~_─═\s]+$/.test(body)) return { ...base, kind: "separator" };
  if (/^(?:\.{3,}|…)$/.test(text)) return { ...base, kind: "elision" };
  const ms = waitMs(text);
  const alternative = alternativeOf(text);
  const titled = alternative === null ? text : text.replace(option, "").replace(or, "").trim();
  const expects = expectation.test(text) && !asksToShow.test(text) && alternative === null;
  const when = alternative?.kind === "option" ? trailing(text) : (condition(titled) ?? trailing(text));
  const preferred = parenthesised.test(text) || (alternative !== null && preferredWords.test(text));
  const kind = expects ? "expectation" : ms !== null ? "wait" : "plain";
  return { ...base, kind, ms, alternative, preferred, when, imperative: asksAPerson(titled) };
}

/**
 * A sentence that makes what follows wait for somebody's word: "Get confirmation from the team lead before …", "Do not
 * continue until …". Whatever stands around it (emphasis, a warning sign, "Important:"), it is asked and never dropped.
 */
import { phraseText } from "./plain.ts";

const LABEL =
  /^(?:\[!\w{1,12}\]\s*)?(?:[^\p{L}\d[]{1,8})?(?:(?:very |extremely )?(?:important|warning|caution|danger|attention|note|notice|nb|critical|careful|stop|mandatory|required|heads[- ]up|reminder|please note)\b\s*[:!.–—-]+\s*){0,2}/iu;
const POLITE =
  /^(?:(?:please|always|first|then|next|also|finally|now|and|you (?:must|should|need to|have to)|be sure to|make sure to|remember to)\b[\s,:]*){1,3}/i;

const WORD =
  "(?:confirmation|approvals?|sign-?\\s?offs?|permission|consent|authori[sz]ation|go-?\\s?ahead|green light|an? ok(?:ay)?|the ok(?:ay)?|acknowledge?ment|agreement|thumbs[- ]up)";
const FORMS: readonly RegExp[] = [
  new RegExp(
    `^(?:get|obtain|wait for|await|seek|request|ask for|secure|receive|collect|require|have)\\b[^.:;]{0,60}?\\b${WORD}\\b`,
    "i",
  ),
  /^(?:(?:re-?)?confirm|double-?check|check|verify|clear|agree|align|coordinate)(?: (?:this|it|that|first|again))? with (?!(?:the )?(?:following|command|script|`))[\p{L}@#]/iu,
  /^ask (?:[^.:;]{1,60}?) (?:before|to (?:confirm|approve|sign off|agree|check)|for (?:confirmation|approval|permission)|whether|if)\b/i,
  /^(?:wait|hold|hold off|pause|stop)(?: here| now| and wait)?,?(?: (?:until|till|for)) [^.:;]{2,100}\b(?:confirm(?:s|ed)?|approv(?:e|es|ed)|sign(?:s|ed)? off|agree[sd]?|acknowledge[sd]?|says?|said|repl(?:y|ies|ied)|gives?|given)\b/i,
  /^(?:do not|don['’]t)(?: yet)? (?:proceed|continue|go (?:on|ahead|further|any further)|move on|carry on)\b[^.:;]{0,80}?\b(?:until|till|unless|without|before)\b/i,
  /^(?:do not|don['’]t)(?: yet)? (?:start|begin|run|deploy|merge|delete|drop|remove)\b[^.:;]{0,80}?\b(?:until|till|unless|before) [^.:;]{2,80}\b(?:confirm(?:s|ed)?|approv(?:e|es|ed)|sign(?:s|ed)? off|agree[sd]?)\b/i,
];

/** The sentence without the label before it, or null where it waits for nobody. */
export function readGoAhead(markdown: string): string | null {
  const text = phraseText(markdown).replace(LABEL, "").trim();
  const bare = text.replace(POLITE, "");
  return FORMS.some((form) => form.test(bare)) ? text : null;
}

/**
 * Does a line ask a person to do something? A table of verbs decides, and whether the line is a state after all:
 * "Test the login" asks, "Test results reviewed" does not, and neither does a prohibition.
 */
import { phraseText } from "./plain.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Words that are hardly ever the first noun of a line. */
const VERBS = list(
  "verify confirm ensure validate make notify run execute perform update navigate open click select choose enter paste copy " +
    "create delete remove add install uninstall configure enable disable restart start stop merge push pull tag bump publish " +
    "promote announce send tell ask wait go log-in login sign set reset scale switch toggle rotate revoke grant apply export " +
    "import restore revert roll rollback redeploy deploy investigate identify determine compare inspect examine look find " +
    "search gather collect capture write edit replace rename move clear flush drain cordon uncordon increase decrease reduce " +
    "raise lower adjust fix resolve close reopen assign escalate page contact inform communicate coordinate declare begin " +
    "proceed continue repeat retry follow see read use provide submit trigger invoke kick cherry-pick rebase commit checkout " +
    "clone download upload fetch generate regenerate re-run rerun recreate rebuild reload refresh reconnect connect attach " +
    "detach mount unmount take keep leave let give get obtain put turn bring shut kill unfreeze freeze lock unlock archive " +
    "prepare finalize complete finish double-check re-enable re-deploy decommission sync approve consult attend join hold " +
    "ping watch observe decide discuss consider acknowledge assess isolate mitigate ssh re-check remind schedule book warm " +
    "purge reinstall reboot bounce wipe flip repoint resize shrink recycle provision deprovision taint untaint annotate evict " +
    "terminate quiesce mask unmask swap resync synchronize rsync unload redirect reroute divert register deregister " +
    "unregister preload prewarm reseed backfill reindex vacuum repair rebalance demote reimage reissue unpin unblock " +
    "power-cycle fail-over failover stand-down respawn recompile redistribute re-apply reapply re-create re-point invalidate truncate drop migrate upgrade downgrade rollout silence mute unmute pause resume halt abort share mark " +
    "manually post inspect pick visit bake soak allow cut draft fill include note obtain scan sort spin tear work",
);

/** Nouns as often as verbs: "Backup completed", "Review the backup". */
const EITHER = list(
  "test check monitor review backup build release document record report log alert plan request change access support load " +
    "map smoke track audit snapshot back view comment list name call email message pin patch stage branch sample query count " +
    "time benchmark profile trace debug dump link label score target process archive post draft schedule update deploy start " +
    "stop merge tag rollback page push pull commit upgrade import export copy mark share pause freeze lock cut scan clean-up " +
    "cleanup follow-up restart switch watch hold reset",
);

const LEADING =
  /^(?:(?:please|then|next|first|second|finally|also|now|optionally|\(?optional\)?|immediately|manually|carefully|always|again|lastly|afterwards|and|you (?:should|must|need to|can|will|may)|we (?:should|must|need to)|be sure to|remember to|don['’]t forget to|need to|must|should|step \d{1,2})\b[\s,:.–-]*){1,4}/i;
const CONDITION = /^(?:if|when|once|after|before|for|in|on|from|using|with|as|upon|to)\b[^,]{1,120},\s*/i;
const FORBIDS = /^(?:do not|don['’]t|never|no |avoid)\b/i;
const ENDS_AS_STATE =
  /\b(?:\w{2,20}ed|done|complete|ready|green|clean|ok|okay|available|healthy|taken|successful|successfully|up-to-date|accessible|running|written|run|set|met|in place|passing|working|active|online|known|sent|built|put|responsive|pass|passes|works|exists|exist|complies|clear|current|stable|up|down|live|valid)\W*$/i;
const OBJECT =
  /^(?:\s+(?:the|a|an|that|if|whether|all|any|each|every|your|our|this|these|those|it|them|how)\b|\s*$)/i;

const firstWord = (text: string): string => /^[\p{L}][\p{L}-]*/u.exec(text)?.[0].toLowerCase() ?? "";

function asks(text: string): boolean {
  const word = firstWord(text);
  const rest = text.slice(word.length);
  if (word === "" || !(VERBS.has(word) || EITHER.has(word))) return false;
  // "Backup: done", "Deploy/rollback", "Build-time": a name, not a verb.
  if (/^(?:\s*[:|=]|[/_.(])/.test(rest)) return false;
  if (!EITHER.has(word) || OBJECT.test(rest)) return true;
  return !ENDS_AS_STATE.test(text.split(/\s[-–—(]/)[0] ?? text);
}

/** True where a list item, a comment or a sentence asks for something to be done. */
export function isImperative(markdown: string): boolean {
  const text = phraseText(markdown).replace(/^[^\p{L}]{1,8}/u, "");
  if (FORBIDS.test(text)) return false;
  const direct = text.replace(LEADING, "");
  return asks(direct) || asks(direct.replace(CONDITION, "").replace(LEADING, ""));
}

const NO_VERB = list(
  "after all although and are as at because before besides both but by can could despite did do does during each either " +
    "every except for from given had has have here how however if in inside instead into is it its like may might more most " +
    "must neither no none nor not of off on once only or our out over per rather regardless should since so some such than " +
    "that their then there these they this those though through thus to under unless unlike until upon via was we were what " +
    "when where whether which while who whom whose why will with within without would yes you your beyond between across " +
    "against along among around behind below above beneath beside toward towards throughout near plus minus maybe perhaps " +
    "means requires happens contains applies involves expect see note remember consider avoid assume think know imagine let",
);
const TAKES_OBJECT =
  /^\p{L}{3,20}(?: (?:down|up|out|off|on|back|over|in|away|aside))? (?:the|all|every|each|both|your|our|its|these|those|them|it) \p{L}/iu;

/** True where a line is built like a request ("Bounce the balancer") though its verb is none that is known. */
export function seemsImperative(markdown: string): boolean {
  const text = phraseText(markdown)
    .replace(/^[^\p{L}]{1,8}/u, "")
    .replace(LEADING, "");
  const word = firstWord(text);
  if (FORBIDS.test(text) || NO_VERB.has(word) || /(?:ing|ly|ed|[^s]s)$/.test(word)) return false;
  return TAKES_OBJECT.test(text);
}

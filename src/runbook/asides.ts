/**
 * Sections of a deployment document that hold commands nobody runs on a normal release: how to work locally, what is
 * set up once, other kinds of release, and the operations that manuals list behind the procedure (scaling, logs,
 * access, renewals). By the words of the heading and by its place among its siblings; it knows nothing of roles below.
 */

import type { Section } from "./outline.ts";
import { phraseText } from "./phrases/plain.ts";

/** Sections under one parent, in their order. */
export interface Family {
  readonly sections: readonly Section[];
  readonly titles: readonly string[];
  /** They stand below the document's title and under no section of their own. */
  readonly top: boolean;
}

/** Names another event than this release, wherever it stands. */
const OTHER_EVENT =
  /\b(?:after|upon|following) (?:an? |the )?(?:re-?boot|restart|crash|outage|power|failure|reset)\b|^in (?:case|the event) of\b/i;
const ONCE =
  /\b(?:first[- ]time|one[- ]time|initial|fresh) (?:\w+ ){0,2}(?:set-?up|install\w*|provision\w*|deploy\w*|configuration)\b|\bbootstrapp?ing\b|^bootstrap\b|\b(?:very )?first (?:deploy\w*|run|release|launch|install\w*)\b|^provision(?:ing)?$|\bprovision(?:ing)? (?:the |a |an |your )?(?:server|infrastructure|vm|cluster|host|instance|environment)s?\b/i;
const LOCAL =
  /\btest(?:ing)? locally\b|^(?:preview|review) (?:environments?|apps?|deploy\w*)$|\blocal (?:development|dev|set-?up|environment|deployment|server|installation|stack)\b|\b(?:run(?:ning)?|develop(?:ing)?|deploy(?:ing)?) (?:it |the \w+ )?locally\b|^(?:local|localhost|dev|development)(?: (?:mode|environment|set-?up|workflow|server|deployment|build|testing))?$/i;
const OTHER_RELEASE =
  /^(?:bug-?fix|hot-?fix|patch|security|emergency|urgent|unscheduled|expedited|out-of-band|unplanned|nightly|snapshot) (?:releases?|deploy\w*|fix(?:es)?|process|procedure|workflow|builds?)\b|^(?:hot|bug)-?fix(?:es)?$|^back-?porting\b/i;
const SHOWS =
  /^(?:(?:worked |full |complete |sample )?examples?|sample (?:run|session|deployment|release)|demo)(?:$|\b(?! app))/i;
const REMOVES =
  /\b(?:tear(?:ing)?[- ]?down|teardown|uninstall(?:ing|ation)?|decommission(?:ing)?|destroy(?:ing)?)\b|^(?:delet|remov)(?:e|ing) (?:the |your |an? )?(?:stack|cluster|deployment|app|application|environment|namespace|infrastructure|installation|everything)\b/i;
const SHORT = /^(?:tl;? ?dr|in (?:a nutshell|short|brief)|cheat ?sheet|short version|quick reference)\b/i;
const CONTRIBUTES = /^contributing\b|^development (?:guide|process|set-?up|workflow)$/i;
const ADVANCED = /^advanced (?:configuration|usage|topics|options|settings|set-?up)\b/i;
const RENEWS =
  /\b(?:renew(?:ing|al)?|rotat(?:e|ing|ion))\b.{0,30}\b(?:certs?|certificates?|ssl|tls|secrets?|keys?|credentials?|passwords?|tokens?)\b|\b(?:certs?|certificates?|ssl|tls|secrets?|keys?|credentials?|passwords?|tokens?)\b.{0,20}\b(?:renew(?:al|ing)?|rotation)\b/i;
const BACK_AND_FORTH =
  /\bback-?ups? (?:and|&|\/|\+) (?:restor\w+|recover\w*)|^(?:restor\w+|recover\w*) (?:and|&|\/) back-?up/i;

const ANYWHERE: readonly RegExp[] = [
  OTHER_EVENT,
  ONCE,
  LOCAL,
  OTHER_RELEASE,
  SHOWS,
  REMOVES,
  SHORT,
  CONTRIBUTES,
  ADVANCED,
];
const AT_THE_TOP: readonly RegExp[] = [RENEWS, BACK_AND_FORTH];

/** What a manual lists behind its procedure. Before or within the procedure the same words may be a step of it. */
const OPERATES: readonly RegExp[] = [
  /^(?:auto-?|manual |horizontal |vertical )?scal(?:ing|e)(?: (?:up|out|down|in))?\b/i,
  /^(?:view|check|access|read|tail|follow|manag|rotat|inspect)(?:ing|e)? (?:the |your |application |app |server |service |container |system |pm2 |docker |access |error )*logs?\b|^logs?\b/i,
  /\b(?:database|db|redis|server|ssh|shell|console|admin|remote|production) (?:access|administration|management|operations|console|shell)\b|^(?:access|connect)(?:ing)?(?: to)? (?:the |your |a |production )*(?:\w+ )?(?:database|db|server|pods?|containers?|shell|console|host|instance)\b/i,
  /^(?:start|stop|restart)(?:ing)?(?:\s?(?:\/|,|and|&|or)\s?(?:start|stop|restart)(?:ing)?)* (?:the |a |an |your |all )*(?:app\w*|services?|servers?|containers?|process\w*|workers?|stack|pods?|nginx|system)\b/i,
  /^(?:process|service|user|container|pm2|systemd|cluster|queue|cache|cron) management\b|^manag(?:ing|e) (?:the )?(?:services?|process\w*|users?|containers?|secrets?|queues?)\b/i,
  /^(?:updat|chang|manag|set|rotat)(?:ing|e|ting)? (?:the |your )?(?:secrets?|credentials?|passwords?|keys?|env\w*(?: var\w*)?|environment variables?|config\w*)\b|^(?:secrets?|credentials?) (?:management|rotation)$/i,
  /^(?:ssl|tls|https|certificates?|domains?|dns|custom domain|firewall|reverse proxy)(?:\s?(?:\/|&|and)\s?\w+)?(?: (?:set-?up|configuration|certificates?|settings|management))?$/i,
  /^(?:database )?back-?ups?(?: (?:strategy|schedule|procedures?|policy|plan|management|retention))?$/i,
  /^(?:monitoring|admin\w*|operation\w*|operational|day-to-day|common|routine|everyday|management|maintenance|ongoing) (?:commands?|tasks?|operations?|procedures?)\b|^operations$/i,
  /^(?:ci\/?cd|ci|github actions|gitlab ci|jenkins|circleci|continuous (?:integration|deployment|delivery))(?: (?:pipelines?|set-?up|configuration|workflows?|integration|secrets))*$/i,
  /^(?:performance )?(?:tuning|optimi[sz]ations?|hardening)$|^performance$|^security(?: hardening| considerations| checklist)?$/i,
  /^(?:using|with|without) \S/i,
  /^how (?:to|do (?:i|we|you))\b(?!.{0,40}\b(?:deploy|releas|publish|ship|cut|roll out|verif|check|test|prepar|updat|upgrad|migrat|tag|build|announc))/i,
  /^(?:add(?:ing)?|onboarding|registering) (?:an? )?(?:new )?(?:services?|users?|tenants?|environments?|servers?|nodes?|hosts?|regions?|customers?|domains?|workers?)\b/i,
  /^(?:one-off|ad[- ]hoc|occasional|day-2) (?:tasks?|jobs?|commands?|scripts?|operations?)$|^(?:recipes|housekeeping|disk space)$|^useful \w+$/i,
  /^seed(?:ing)?(?: (?:the |test |demo |initial )?(?:data|database|db))?$|^(?:force|forcing|re-?run(?:ning)?|re-?trigger(?:ing)?|pausing|stopping|skipping|blocking) (?:an? |the |failed )*(?:re-?)?deploy\w*/i,
  /^upgrad(?:ing|e) (?:the )?(?:postgres\w*|mysql|mariadb|redis|mongo\w*|node(?:\.?js)?|kubernetes|k8s|os|operating system|database|cluster|server|dependencies)\b/i,
  /^manual(?:ly)? (?:deploy\w*|releas\w+)$|^re-?starts?$|^terraform$|^infrastructure(?: changes)?$/i,
  /\bcommands(?: reference)?$/i,
];

const PREFIX = /^[^\p{L}\d]+|^(?:section\s*)?\d{1,2}(?:\.\d{1,2})*[.):\s—–-]+\s*/giu;
const NUMBERED = /^(?:step|phase|stage)\s*\d/i;
const CLEANS_UP = /^clean(?:ing)?[- ]?up\b/i;
const DELIVERS =
  /\b(?:deploy\w*|releas\w+|roll-?out|rolling out|publish\w*|upgrad\w+|update procedure|ship(?:ping)?)\b/i;
const NOT_DELIVERED = /\b(?:pre|post|before|after|prerequisites?|checklist|requirements?|notes?)\b/i;
const CHECKS = /\b(?:verif\w+|validat\w+|smoke|post-?deploy\w*|health checks?|sign-?off)\b/i;

/** What a section says of itself in its first words. */
const ONLY_ONCE =
  /\b(?:only (?:needs?|has|have) to be (?:done|run|performed|executed)|needs? to be (?:done|run|performed) only|(?:do|run|done|perform) this only|only (?:done|run|needed|required|necessary)) (?:once|one time|the first time)\b/i;
const NOT_USUAL =
  /\bnot (?:part of|needed (?:for|in|during)|required (?:for|in|during)) (?:an? |the |every )?(?:normal|regular|standard|usual|routine) (?:release|deploy\w*|process|procedure)|\b(?:abbreviated|shortened|simplified|reduced|stripped-down|cut-down) (?:version|form|variant|kind|["“]?deploy\w*|["“]?release|procedure|process)\b/i;
const BY_HAND =
  /\b(?:also|alternatively|instead|rather)\b[^.]{0,60}\b(?:deploy|install|run|set (?:it|this) up|do (?:it|this))\b[^.]{0,40}\b(?:manually|by hand|without|yourself|from source)\b/i;
const QUICK = /^quick ?-?start\b|^quick (?:deploy\w*|install\w*|set-?up)$/i;

/** For each section whether it stands aside. */
export function asidesAmong(family: Family): readonly boolean[] {
  const bounds = family.top ? boundsOf(family) : null;
  return family.sections.map((section, at) =>
    standsAside({ section, title: family.titles[at] ?? "", at }, bounds),
  );
}

interface Member {
  readonly section: Section;
  readonly title: string;
  readonly at: number;
}

function standsAside({ section, title, at }: Member, bounds: Bounds | null): boolean {
  const words = bare(title);
  if (NUMBERED.test(title)) return OTHER_EVENT.test(words);
  if (ANYWHERE.some((form) => form.test(words))) return true;
  const opening = openingOf(section);
  if (ONLY_ONCE.test(opening) || NOT_USUAL.test(opening)) return true;
  if (bounds === null) return false;
  if (CLEANS_UP.test(words) && takesDown(section)) return true;
  if (AT_THE_TOP.some((form) => form.test(words)) || bounds.otherWay(at)) return true;
  // Where a document says how to install and, further down, how to update, a release is the update.
  if (INSTALLS.test(words) && at < bounds.lastUpdate) return true;
  return bounds.behind(at) && OPERATES.some((form) => form.test(words));
}

const bare = (title: string): string => title.slice(0, 200).replace(PREFIX, "").trim();

/** Where among its siblings a section stands: what is before it and after it. */
interface Bounds {
  /** Behind the section that delivers, with nothing after it that checks what was delivered. */
  readonly behind: (at: number) => boolean;
  /** It is the other one of a quick start and the long way, which are two ways to one end. */
  readonly otherWay: (at: number) => boolean;
  readonly lastUpdate: number;
}

function boundsOf({ sections, titles }: Family): Bounds {
  const names = titles.map(bare);
  const numbered = titles.filter((title) => NUMBERED.test(title)).length;
  const first = names.findIndex(delivers);
  const lastCheck = names.findLastIndex((title) => CHECKS.test(title));
  const quick = names.findIndex((title) => QUICK.test(title));
  const byHand =
    quick < 0 ? -1 : sections.findIndex((section, i) => i > quick && BY_HAND.test(openingOf(section)));
  const longWay = quick >= 0 && names.some((title, i) => i > quick && delivers(title));
  return {
    behind: (at) => first >= 0 && first < at && lastCheck <= at && numbered * 2 <= titles.length,
    otherWay: (at) => (byHand >= 0 ? at >= byHand : longWay && at === quick),
    lastUpdate: names.findLastIndex((title) => AGAIN.test(title)),
  };
}

const TAKES_DOWN =
  /\b(?:helm (?:uninstall|delete)|terraform destroy|cdk destroy|kubectl delete (?:ns|namespace|-f|-k|all)|(?:docker|docker-|podman )\s?compose down|delete-stack|delete-cluster|eksctl delete|apps:destroy|stack rm|sam delete|pulumi destroy)\b/;

/** A clean-up that takes down what the document has put up ends a tutorial, not a release. */
const takesDown = (section: Section | undefined): boolean =>
  section?.blocks.some((block) => block.kind === "fence" && TAKES_DOWN.test(block.text)) === true;

/** The first paragraph: what a section is about. */
export function openingOf(section: Section | undefined): string {
  const first = section?.blocks[0];
  return first?.kind === "paragraph" ? phraseText(first.text) : "";
}

const AGAIN =
  /^(?:updat(?:e|ing|es)|upgrad(?:e|ing|es))(?: (?:the |your )?(?:app\w*|deployment|services?|code|site|stack|installation|procedure|process))?$|^re-?deploy\w*|^deploy(?:ing)? (?:updates?|changes|new versions?|a new (?:version|release))\b|^(?:subsequent|later|regular|routine|normal|future) (?:deploy\w*|updates?|releases?)\b/i;
const INSTALLS =
  /^(?:installation|installing|install|set-?up|setting up|(?:server|environment|project|cluster|infrastructure) set-?up|getting started)\b/i;

const delivers = (title: string): boolean => DELIVERS.test(title) && !NOT_DELIVERED.test(title);

/**
 * Whether one step of the main course comes after another when the runbook is carried out from top to bottom. Alternatives
 * and branches do not; neither do procedures of their own that merely share a file. Where the headings leave it open, no.
 */
import type { SectionItem } from "../runbook/index.ts";
import type { Deed } from "./deed.ts";
import { deedsOf } from "./deeds.ts";
import { type Desk, sectionsAround } from "./desk.ts";
import { withoutStand } from "./environment.ts";
import { kindOfDocument, speaksOfRelease } from "./kind-of-document.ts";
import { childrenOf } from "./section-tree.ts";

const NUMBERED =
  /^(?:(?:step|phase|stage|part)\s*)?(?:\d{1,3}|[ivx]{1,4}|[a-h])(?:\.\d{1,3}){0,3}\s*[.):–—-]|^(?:step|phase|stage)\s+\w+|^(?:first|second|third|finally|then|next|last)\b/i;
const STEPS =
  /\b(?:steps?|procedure|process|checklist|sequence|timeline|workflow|phase|stage|order|instructions|how to)\b|^(?:the )?(?:deploy(?:ment|ing)?|release|roll-?out|migration|upgrade|cut-?over|production|staging|maintenance)$/i;
/** Part of one course, wherever it stands. */
const PHASE =
  /\bpre-?\w*|\bprepar\w+|\bbefore\b|\bdeploy(?:ment|ing)?\b|\brelease\b|\brollout\b|\bmigrat(?:e|ion|ing)\b|\bpost-?\w*|\bafter\b|\bverif\w+|\bcut-?over\b|\bclean-?up\b|\bfinali[sz]\w+|\bgo-?live\b|\bexpand\b|\bcontract\b|\bbackfill\b|\bswitch\b|\bmaintenance (?:window|mode)\b/i;
const ORDER =
  /^(?:run|take|create|make|back ?up|backup|deploy|apply|migrate|drop|remove|delete|notify|announce|tell|inform|stop|start|restart|build|push|pull|tag|promote|ship|roll out|switch|set|enable|disable|update|upgrade|scale|drain|post|send|execute|perform|merge|restore|snapshot|verify|check|clean up|finish|open|close)\b/i;
/** The parts of one system, in the order in which a release does them. */
const PART =
  /^(?:the )?(?:databases?|db|schema|applications?|apps?|back-?end|front-?end|api|web|services?|workers?|infrastructure|code|servers?|clients?)(?: (?:layer|tier|deployment|changes?|update))?$/i;
/** About a matter at large, and not a step. */
const TOPIC =
  /\bbackups? (?:and|&|\/) \w+|\b(?:strateg\w+|polic\w+|schedules?|retention|disaster|management|operations|guides?|references?|overview|procedures|playbooks|runbooks|scripts|commands|how-?tos?|plan)\b|^(?:database )?(?:backups|migrations|deployments|releases|restores|notifications|announcements)$|^communicat\w+/i;
/** "Database backup": a step where a course goes on after it, else a chapter. */
const NOUN = /^(?:[\w-]+ ){0,3}(?:backup|snapshot|notifications?|announcements?)$/i;

/** A title may have lost its printed number, which the line keeps. */
const isNumbered = (desk: Desk, { title, lines }: SectionItem): boolean =>
  NUMBERED.test(title) ||
  /^\s*(?:#{1,6}|\*\*)\s*[^\w\n]{0,6}(?:(?:step|phase|stage|part)\s*)?\d{1,3}(?:\.\d{1,3}){0,3}\s*[.):–—-]/i.test(
    (desk.source[lines[0] - 1] ?? "").slice(0, 200),
  );

const isStep = (desk: Desk, section: SectionItem): boolean =>
  isNumbered(desk, section) ||
  (!TOPIC.test(section.title) && (ORDER.test(section.title) || PHASE.test(section.title))) ||
  (PART.test(section.title) && kindOfDocument(desk) === "release");

/** Each with numbered steps of its own: two procedures, one beside the other. */
function hasOwnSteps(desk: Desk, section: SectionItem): boolean {
  return childrenOf(desk, section.id).filter((child) => isNumbered(desk, child)).length >= 2;
}

function goesOnAfter(desk: Desk, section: SectionItem): boolean {
  return deedsOf(desk).some(
    (deed) =>
      deed.course === "main" &&
      deed.line > section.lines[0] &&
      (deed.kind === "deploy" || deed.kind === "migrate" || deed.kind === "restart") &&
      !sectionsAround(desk, deed.section?.id ?? null).includes(section),
  );
}

function siblingsInTurn(desk: Desk, a: SectionItem, b: SectionItem): boolean {
  if (a.alternative && b.alternative) return false;
  const parent = a.section === null ? undefined : desk.sections.get(a.section);
  if (parent?.siblings === "branches" && (a.alternative || b.alternative)) return false;
  const bothNumbered = isNumbered(desk, a) && isNumbered(desk, b);
  if (!bothNumbered && hasOwnSteps(desk, a) && hasOwnSteps(desk, b)) return false;
  if (bothNumbered) return true;
  if (NOUN.test(b.title) && !goesOnAfter(desk, b)) return false;
  if (parent !== undefined && STEPS.test(parent.title) && parent.section !== null)
    return !TOPIC.test(b.title);
  return (isStep(desk, a) || NOUN.test(a.title)) && (isStep(desk, b) || NOUN.test(b.title));
}

/** The headings, side by side, under which the two stand; null where they share the innermost of one of them. */
function partingOf(desk: Desk, a: Deed, b: Deed): readonly [SectionItem, SectionItem] | null {
  const from = sectionsAround(desk, a.section?.id ?? null).toReversed();
  const to = sectionsAround(desk, b.section?.id ?? null).toReversed();
  let at = 0;
  while (at < from.length && from[at] === to[at]) at += 1;
  const [one, other] = [from[at], to[at]];
  return one === undefined || other === undefined ? null : [one, other];
}

/** Both on one course that is carried out as a whole, and the one written before the other. */
const onOneCourse = (earlier: Deed, later: Deed): boolean =>
  (earlier.course === "main" || earlier.course === "recover") &&
  earlier.course === later.course &&
  (earlier.choice === null || earlier.choice !== later.choice) &&
  inOrder(earlier, later);

/** Both on one course, and `later` after `earlier` for whoever follows it. */
export function comesAfter(desk: Desk, earlier: Deed, later: Deed): boolean {
  if (!onOneCourse(earlier, later)) return false;
  const parting = partingOf(desk, earlier, later);
  return parting === null || siblingsInTurn(desk, ...parting);
}

/** Further down on one course, under whatever headings, branches and alternatives aside. */
export function standsAfter(desk: Desk, earlier: Deed, later: Deed): boolean {
  if (!onOneCourse(earlier, later)) return false;
  const parting = partingOf(desk, earlier, later);
  return parting === null || !arePicked(desk, ...parting);
}

function arePicked(desk: Desk, a: SectionItem, b: SectionItem): boolean {
  const parent = a.section === null ? undefined : desk.sections.get(a.section);
  return (
    parent?.siblings === "branches" || a.alternative || b.alternative || a.when !== null || b.when !== null
  );
}

const SAID_STEPS = /\b(?:steps|procedure|sequence|order|timeline|checklist|process|instructions)\b/i;

/** "Production" beside "Staging": headings that differ by nothing else are to look up, unless they are numbered or order something. */
export function areLookedUp(desk: Desk, earlier: Deed, later: Deed): boolean {
  const parting = partingOf(desk, earlier, later);
  if (parting === null) return false;
  const [a, b] = parting;
  if (withoutStand(a.title) !== withoutStand(b.title) || isNumbered(desk, b)) return false;
  // A document about a release is followed; one about a service holds how-tos.
  if (ORDER.test(b.title) && speaksOfRelease(desk.study.reading.title ?? "")) return false;
  // Something else between them is a step between two steps.
  const siblings = childrenOf(desk, a.section);
  const between = siblings.slice(siblings.indexOf(a) + 1, siblings.indexOf(b));
  if (between.some(({ title }) => withoutStand(title) !== withoutStand(a.title))) return false;
  const parent = a.section === null ? undefined : desk.sections.get(a.section);
  return parent === undefined || parent.section === null || !SAID_STEPS.test(parent.title);
}

const inOrder = (a: Deed, b: Deed): boolean =>
  a.line < b.line || (a.line === b.line && (a.span.columns?.[0] ?? 0) < (b.span.columns?.[0] ?? 0));

/** More steps of a kind than anybody writes: beyond these, their order is not looked at. */
export const MOST_COMPARED = 200;

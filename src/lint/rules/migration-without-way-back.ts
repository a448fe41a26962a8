/**
 * A schema migration on the way forward, and nothing anywhere that takes it back or says why that is not needed. A
 * backup that nobody says how to restore is half a way back, and worth a note.
 */
import { alsoAt } from "../also-at.ts";
import type { Call } from "../call.ts";
import type { Deed } from "../deed.ts";
import { takesSchemaBack } from "../deed-commands.ts";
import { deedsOf } from "../deeds.ts";
import type { Desk } from "../desk.ts";
import { kindOfDocument } from "../kind-of-document.ts";
import type { Hit, Rule } from "../rule.ts";

const DATA = "(?:migrations?|schema|databases?|db|data|tables?|columns?)";
/** What settles it in words: another way back, or that the old code runs on the new schema. */
const SETTLED = new RegExp(
  [
    `\\broll(?:ing|ed|s)?[- ]?backs?\\b.{0,60}\\b${DATA}\\b`,
    `\\b${DATA}\\b.{0,60}\\b(?:roll(?:ing|ed|s)?[- ]?backs?|rollback)\\b`,
    `\\b(?:revert|undo|reverse)\\w*\\b.{0,40}\\b${DATA}\\b`,
    `\\b(?:down|reverse|rollback|undo)[- ]?migrations?\\b`,
    `\\brestor\\w+\\b.{0,80}\\b(?:back-?ups?|snapshots?|dumps?|point|${DATA})\\b`,
    `\\b(?:back-?ups?|snapshots?|dumps?|databases?)\\b.{0,60}\\brestor\\w+`,
    `\\bback(?:ward)?s?[- ]?compatib\\w*`,
    `\\bcompatible with (?:the )?(?:old|previous|current|both)\\b`,
    `\\b(?:additive|expand|expand[- ]and[- ]contract|expand[/-]contract|reversible|zero[- ]downtime migrations?)\\b`,
    `\\b(?:fix|roll)(?:ing)?[- ]forward\\b|\\bforward[- ]only\\b|\\bforward fix\\b`,
    `\\bpoint[- ]in[- ]time\\b|\\bpitr\\b`,
    `\\b(?:old|previous|earlier) (?:code|version|release)\\b.{0,50}\\b(?:works?|runs?|still|tolerates?|ignores?)\\b`,
    `\\b(?:no|without) (?:schema|database|migration) rollback\\b|\\bmigrations? (?:are|is|cannot|can not|can't)\\b.{0,40}\\b(?:irreversible|rolled back|undone|reverted)\\b`,
  ].join("|"),
  "i",
);

/** Another document says how. */
const LINKED = /\]\([^)\s]{0,200}(?:roll-?back|restore|way-back|revert)[^)\s]{0,200}\)/i;
/** When to go back, and not how. */
const TRIGGER = /\broll(?:ing)?[ -]?back\b.{0,20}\b(?:if|when)\b|\brollback (?:triggers?|criteria)\b/i;

const isUp = (deed: Deed): boolean =>
  deed.kind === "migrate" && deed.course === "main" && deed.item.kind !== "section";

const FED =
  /\b(?:psql|mysql|mariadb|sqlcmd)\b[^|]*(?:<\s?|-f |-i )\S+|\|\s*(?:\S+ ){0,8}(?:psql|mysql|mariadb)\b/;

/** The target that a migration is taken to, which on the way back is an earlier one. */
const TO_TARGET =
  /\bmanage\.py migrate (?:\S{1,60} )?\w\S{0,60} [^-\s]|\b(?:flyway|liquibase|goose|migrate)\b.{0,120}\b(?:goto|down-to|-target=?|to)\b/;

/** `psql orders < orders.sql` on the way back puts a dump back, whatever its name. */
const isFed = ({ section, pipeline }: Call): boolean =>
  (section?.course === "rollback" || section?.course === "recover") &&
  [FED, TO_TARGET].some((form) =>
    form.test(
      pipeline.stages
        .map(({ text }) => text)
        .join(" | ")
        .slice(0, 1000),
    ),
  );

function goesBack(desk: Desk): boolean {
  if (desk.calls.some(isFed)) return true;
  if (deedsOf(desk).some(({ kind }) => kind === "migrate-back" || kind === "restore")) return true;
  if (
    desk.items.some(
      (item) => item.notes?.undo !== undefined && /migrat|down|restore|db/i.test(item.notes.undo),
    )
  )
    return true;
  if (deedsOf(desk).some(({ course, kind }) => course !== "main" && course !== "none" && kind === "contract"))
    return true;
  const triggers = new Set(desk.items.flatMap(({ kind, lines }) => (kind === "guard" ? [lines[0]] : [])));
  return desk.source.some(
    (line, i) =>
      takesSchemaBack(line) ||
      LINKED.test(line.slice(0, 1000)) ||
      (!triggers.has(i + 1) && SETTLED.test(line.slice(0, 1000)) && !TRIGGER.test(line.slice(0, 1000))),
  );
}

/** Redis keys and files that are moved are no schema. */
const ofSchema = ({ words, item }: Deed): boolean =>
  item.kind !== "question" || !/\b(?:keys|redis|files?|users?|traffic|dns|buckets?)\b/i.test(words);

function find(desk: Desk): readonly Hit[] {
  const [first, ...others] = deedsOf(desk).filter((deed) => isUp(deed) && ofSchema(deed));
  if (first === undefined || kindOfDocument(desk) === "other" || goesBack(desk)) return [];
  const more = alsoAt(
    first.line,
    others.map(({ line }) => line),
  );
  const backup = deedsOf(desk).find(
    ({ kind, course, line }) => kind === "backup" && course === "main" && line < first.line,
  );
  const words = first.words.slice(0, 60);
  if (backup !== undefined)
    return [
      {
        span: first.span,
        level: "note",
        what: `"${words}" can only be taken back from the backup of line ${backup.line}, and nothing says how${more}`,
        fix: "say in the rollback how the backup is restored, or add the down migration",
      },
    ];
  return [{ span: first.span, what: `nothing takes "${words}" back: no down migration, no restore${more}` }];
}

export const migrationWithoutWayBack: Rule = {
  code: "MIGRATION_WITHOUT_WAY_BACK",
  level: "warning",
  title: "migrates a schema and has no way back for it",
  why: "a rollback of the code alone leaves the old version on a schema it does not know",
  fix: "add the down migration or the restore to the rollback, or say that the old code runs on the new schema",
  find,
};

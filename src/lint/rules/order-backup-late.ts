/**
 * A backup that is taken when the migration has already run. Where the runbook speaks of an earlier one, or another
 * migration is still to come, a further backup is welcome.
 */
import type { Deed } from "../deed.ts";
import { deedsOf } from "../deeds.ts";
import { type Desk, sectionsAround } from "../desk.ts";
import { comesAfter, MOST_COMPARED } from "../in-turn.ts";
import type { Hit, Rule } from "../rule.ts";

/** Somebody took one, or is told to make sure of it. */
const TAKEN =
  /\b(?:back-?ups?|snapshots?|dump)\b.{0,60}\b(?:taken|made|created|exists?|done|complet\w+|verified|available|ready|recent|in place|enabled|confirmed|succeeded)\b|\b(?:take|taken|create|make|perform|run|verify|confirm|ensure|check|have|recent|latest|fresh|capture|trigger|pre-?\w{0,12})\b.{0,50}\b(?:back-?ups?|snapshots?|dump)\b|\bback(?:ed)?[ -]?up\b.{0,40}\b(?:database|db|data)\b|\bpg_dump\b|\bmysqldump\b/i;
const ON_A_CLOCK =
  /\b(?:daily|nightly|weekly|hourly|monthly|every|cron\w*|scheduled|automated|retention|continuous)\b/i;
/** Of a heading it only counts where backups are what the heading is about: a monthly release is carried out once, too. */
const OF_BACKUPS = /\b(?:back-?ups?|snapshots?|dumps?|cron\w*)\b/i;
const LINK = /^\s*(?:[-*+]|\d{1,3}[.)])\s+\[[^\]]*\]\([^)]*\)\s*$/;

function takenBefore(desk: Desk, migration: Deed): boolean {
  return desk.source
    .slice(0, migration.line - 1)
    .some((line) => TAKEN.test(line.slice(0, 500)) && !LINK.test(line.slice(0, 500)));
}

const DATABASE =
  /(?:^| )(?:-d|--dbname|--database|--db|--db-instance-identifier|--db-cluster-identifier|--instance|-n)[ =]([A-Za-z][\w-]{1,60})(?= |$)/;
const LAST = /\b(?:pg_dump|mysqldump)\b.* ([A-Za-z][\w-]{1,60})(?= >| \||$)/;

/** The name a command gives the database; null where it gives none, or only a variable. */
const databaseOf = ({ words }: Deed): string | null =>
  (DATABASE.exec(words)?.[1] ?? LAST.exec(words.replace(/ > ?\S+/g, ""))?.[1] ?? null)?.toLowerCase() ?? null;

const ENGINES = [/\bredis\b/i, /\bmongo/i, /\belastic|\bopensearch/i];

function sameDatabase(a: Deed, b: Deed): boolean {
  for (const engine of ENGINES) if (engine.test(a.words) !== engine.test(b.words)) return false;
  const [one, other] = [databaseOf(a), databaseOf(b)];
  return one === null || other === null || one === other;
}

/** It is not taken here, but by itself at its hour. */
function runsByItself(desk: Desk, { item, section, words }: Deed): boolean {
  // A folder called "daily" is none of the words.
  const said = item.kind === "command" || item.kind === "check" ? words.replace(/\S*[/.=]\S*/g, " ") : words;
  const titles = sectionsAround(desk, section?.id ?? null).map(({ title }) => title);
  return (
    ON_A_CLOCK.test(said) ||
    (item.text !== words && ON_A_CLOCK.test(item.text.replace(/\S*[/.=]\S*/g, " "))) ||
    titles.some((title) => OF_BACKUPS.test(title) && ON_A_CLOCK.test(title))
  );
}

/** What was put back first is migrated again, and worth a backup of its own. */
const isRestored = (desk: Desk, migration: Deed): boolean =>
  migration.course === "recover" &&
  deedsOf(desk).some(({ kind, line }) => kind === "restore" && line < migration.line);

function hitOf(desk: Desk, backup: Deed, deeds: readonly Deed[]): Hit | null {
  if (runsByItself(desk, backup)) return null;
  const changes = deeds.filter(({ kind }) => kind === "migrate" || kind === "contract");
  const migration = changes.find((each) => comesAfter(desk, each, backup) && sameDatabase(each, backup));
  if (migration === undefined || takenBefore(desk, migration) || isRestored(desk, migration)) return null;
  if (changes.some((each) => each.line > backup.line && comesAfter(desk, backup, each))) return null;
  return {
    span: backup.span,
    what: `this backup is taken after "${migration.words.slice(0, 50)}" (line ${migration.line}) has changed the database`,
  };
}

function find(desk: Desk): readonly Hit[] {
  const deeds = deedsOf(desk)
    .filter(({ course }) => course === "main" || course === "recover")
    .slice(0, MOST_COMPARED);
  for (const deed of deeds) {
    if (deed.kind !== "backup") continue;
    const hit = hitOf(desk, deed, deeds);
    if (hit !== null) return [hit];
  }
  return [];
}

export const orderBackupLate: Rule = {
  code: "ORDER_BACKUP_LATE",
  level: "error",
  title: "a backup taken after the migration",
  why: "a backup of the changed database cannot bring back what the migration broke",
  fix: "take the backup before the first migration",
  find,
};

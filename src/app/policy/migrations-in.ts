/**
 * Migrations among the files of a change, and whether each has a way down, by its name and its text. What nobody can tell
 * from those is not told: no migration is run for it.
 */

const FOLDER = /(?:^|\/)(?:migrations?|migrate|alembic\/versions|flyway|liquibase|changelogs?)\//i;
const NUMBERED = /(?:^|\/)V\d[\w.]{0,40}__[^/]{1,200}\.sql$/i;
const KINDS = /\.(?:sql|js|cjs|mjs|ts|py|rb|php|xml|ya?ml)$/i;
/** What stands beside them and changes nothing. */
const BESIDE =
  /(?:^|\/)(?:__init__\.py|env\.py|index\.[cm]?[jt]s|migration_lock\.toml|knexfile\.[cm]?[jt]s)$|\.(?:test|spec)\.\w+$/i;

export const isMigration = (path: string): boolean =>
  (FOLDER.test(path) || NUMBERED.test(path)) && KINDS.test(path) && !BESIDE.test(path);

export interface MigrationTexts {
  /** Null: there is no such file in what is released. */
  readonly text: (path: string) => Promise<string | null>;
}

/** More than these are not looked into: then it cannot be told. */
const MOST = 30;
const LARGEST = 1 << 20;

/** Those without a way down; null: of some it cannot be told, and of none that there is none. */
export async function waysDown(
  migrations: readonly string[],
  { text }: MigrationTexts,
): Promise<readonly string[] | null> {
  const ups = migrations.filter((path) => !isWayDown(path));
  const oneWay: string[] = [];
  let untold = ups.length > MOST;
  for (const path of ups.slice(0, MOST)) {
    const hasDown = await hasWayDown(path, text);
    if (hasDown === false) oneWay.push(path);
    if (hasDown === null) untold = true;
  }
  return oneWay.length === 0 && untold ? null : oneWay;
}

const isWayDown = (path: string): boolean =>
  /(?:\.down\.sql|(?:^|\/)down\.sql|(?:^|\/)U\d[\w.]{0,40}__[^/]{1,200}\.sql)$/i.test(path);

/** Null: it cannot be told. */
async function hasWayDown(path: string, text: MigrationTexts["text"]): Promise<boolean | null> {
  const beside = siblingsOf(path);
  for (const sibling of beside) if ((await text(sibling)) !== null) return true;
  const content = await text(path);
  // A migration that was taken away is no way forward either.
  if (content === null) return true;
  if (content.length > LARGEST) return null;
  const inside = byText(path, content);
  return inside ?? (beside.length > 0 ? false : null);
}

/** Where the way down of such a file would lie. */
function siblingsOf(path: string): readonly string[] {
  if (/\.up\.sql$/i.test(path)) return [path.replace(/\.up\.sql$/i, ".down.sql")];
  if (/(?:^|\/)migration\.sql$/.test(path)) return [path.replace(/migration\.sql$/, "down.sql")];
  if (/(?:^|\/)up\.sql$/.test(path)) return [path.replace(/up\.sql$/, "down.sql")];
  if (NUMBERED.test(path)) return [path.replace(/((?:^|\/))V(\d[^/]*)$/i, "$1U$2")];
  return [];
}

function byText(path: string, content: string): boolean | null {
  if (/\.sql$/i.test(path)) {
    // goose, dbmate, sql-migrate: both ways in one file.
    const down = /^--\s{0,4}(?:\+goose\s+down|migrate:down|\+migrate\s+down|rollback)\b/im.exec(content);
    if (down === null) return /^--\s{0,4}(?:\+goose|migrate:up|\+migrate)/im.test(content) ? false : null;
    const after = content.slice(down.index).split("\n").slice(1);
    return after.some((line) => line.trim() !== "" && !line.trim().startsWith("--"));
  }
  if (/\.py$/i.test(path)) {
    const down = /^def\s+downgrade\b[^\n]*\n((?:[ \t][^\n]*\n?|\n){0,200})/m.exec(content);
    if (down === null) return null;
    return (down[1] ?? "").split("\n").some((line) => /^\s+(?!pass\b|raise\b|#|"""|''')\S/.test(line));
  }
  if (/\.rb$/i.test(path)) {
    if (/IrreversibleMigration/.test(content)) return false;
    if (/\bdef (?:self\.)?(?:change|down)\b/.test(content)) return true;
    return /\bdef (?:self\.)?up\b/.test(content) ? false : null;
  }
  if (/\.[cm]?[jt]s$|\.php$/i.test(path)) {
    if (/\bdown\b\s{0,4}[(:=]/.test(content)) return true;
    return /\bup\b\s{0,4}[(:=]/.test(content) ? false : null;
  }
  return null;
}

/** What databases are changed by: migrations by their tool, SQL by the tables it names, dumps and what is restored from them. */
import { changes, type Found, type Named, operandsOf, optionOf, type Toucher } from "./command.ts";

const IDENTIFIER = String.raw`(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?["\`[]?((?:[\w$]{1,80}["\`\]]?\.["\`[]?){0,2}[\w$]{1,80})`;
const TABLE = new RegExp(
  String.raw`\b(?:alter\s+table|create\s+table|drop\s+table|truncate(?:\s+table)?|insert\s+into|update|delete\s+from|copy)\s+${IDENTIFIER}`,
  "g",
);
const OTHER = new RegExp(
  String.raw`\b(?:create|drop|alter|refresh)\s+(?:or\s+replace\s+)?(?:unique\s+)?(materialized\s+view|view|index|type|function|trigger|schema|database|role|user|sequence)\s+(?:concurrently\s+)?${IDENTIFIER}`,
  "g",
);

const bare = (name: string): string => name.replace(/["`[\]]/g, "");

/** Tables first: what a statement does to one is what matters on the way back. */
export function sqlObjects(sql: string): readonly Named[] {
  const text = sql
    .slice(0, 20_000)
    .toLowerCase()
    .replace(/--[^\n]*/g, " ");
  const found = new Map<string, Named>();
  const add = (kind: string, name: string | undefined): void => {
    if (name !== undefined && name !== "set") found.set(`${kind} ${bare(name)}`, { kind, name: bare(name) });
  };
  for (const match of text.matchAll(TABLE)) add("table", match[1]);
  for (const match of text.matchAll(OTHER)) add((match[1] ?? "").replace(/\s+/g, " "), match[2]);
  return [...found.values()];
}

const MIGRATES =
  /\b(?:knex migrate:|prisma (?:migrate|db push)|sequelize(?:-cli)? db:migrate|db:(?:migrate|rollback)|alembic (?:up|down)grade|flask db (?:up|down)grade|flyway |liquibase |manage\.py migrate|artisan migrate|goose |dbmate |node-pg-migrate |migrate-mongo |ecto\.(?:migrate|rollback)|migration:(?:run|revert)|drizzle-kit |atlas migrate|sqitch |ef database update)/;
const TASK = /\b(?:npm|pnpm|yarn|bun|make|rake|composer|task|just)\b[^|;&]{0,60}\bmigrat/;

/** One schema for each environment that the commands name. */
const migrations: Toucher = ({ words, text }) => {
  const line = words.join(" ").slice(0, 500);
  if (!MIGRATES.test(`${line} `) && !TASK.test(line)) return null;
  const where = optionOf(words, "--env", "-e", "--environment", "--context") ?? "";
  const lead = /\bNODE_ENV=(\w{1,40})|\bRAILS_ENV=(\w{1,40})/.exec(text.slice(0, 200));
  const environment = where === "" ? (lead?.[1] ?? lead?.[2] ?? "") : where;
  return changes("schema", environment === "" ? "of the database" : `of ${environment}`);
};

const CLIENT = /^(?:psql|mysql|mariadb|sqlcmd|sqlite3|sqlplus|usql|cockroach)$/;

const clients: Toucher = ({ program, words, fed, redirects }) => {
  if (!CLIENT.test(program)) return null;
  const sql = optionOf(words, "-c", "--command", "-e", "--execute") ?? fed;
  const objects = sqlObjects(sql);
  if (objects.length > 0) return { writes: objects };
  const file =
    optionOf(words, "-f", "--file", "-i") ??
    redirects.find(({ operator }) => operator === "<")?.target ??
    null;
  if (file === null) return null;
  const from = { kind: "file", name: file };
  return /(?:backup|dump|restore|snapshot|\.bak)/i.test(file)
    ? { writes: [{ kind: "database", name: optionOf(words, "-d", "--dbname") ?? "*" }], reads: [from] }
    : { writes: [{ kind: "schema", name: "of the database" }], reads: [from] };
};

const DUMP_VALUES = "-d --dbname -f --file -F -h --host -p --port -U --username -j -n -t -Z --host --user -u";

const dumps: Toucher = ({ program, words, redirects }) => {
  if (/^(?:pg_dump|pg_dumpall|mysqldump|mariadb-dump|mongodump|pg_basebackup)$/.test(program)) {
    const to =
      optionOf(words, "-f", "--file", "--out", "-o", "-D") ??
      redirects.find(({ operator }) => operator === ">")?.target ??
      null;
    return to === null ? { writes: [] } : { writes: [{ kind: "file", name: to }] };
  }
  if (program === "createdb" || program === "dropdb")
    return changes("database", operandsOf(words, DUMP_VALUES)[0] ?? "");
  if (program !== "pg_restore" && program !== "mongorestore") return null;
  const reads = operandsOf(words, DUMP_VALUES)
    .slice(-1)
    .map((name) => ({ kind: "file", name }));
  if (words.includes("--list") || words.includes("-l")) return { writes: [], reads };
  return { writes: [{ kind: "database", name: optionOf(words, "-d", "--dbname", "--db") ?? "*" }], reads };
};

const redis: Toucher = ({ program, words }): Found | null => {
  if (program !== "redis-cli") return null;
  const [verb = "", key = "*"] = operandsOf(words, "-h -p -a -n -u --user --pass");
  return /^flush(?:all|db)$/i.test(verb) ? changes("redis", "*") : changes("redis", key);
};

export const databaseTouchers: readonly Toucher[] = [migrations, clients, dumps, redis];

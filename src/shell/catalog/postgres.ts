/** PostgreSQL's programs: psql is judged by the SQL it is given. */
import { again, check, destroy, read, type Tool, write } from "./rule.ts";

const connection = "-h --host -p --port -U --username -d --dbname";

export const postgres: readonly Tool[] = [
  {
    names: "psql pgcli",
    rule: {
      ...read,
      interactive: true,
      opens: "client",
      inner: { take: "flag", flags: "-c --command", as: "sql" },
    },
    values: `${connection} -c --command -f --file -v --set --variable -o --output -F -P --pset`,
    flags: {
      "-f|--file": { ...write, interactive: false },
      "-l|--list": { ...read, interactive: false },
      "-V": { interactive: false },
    },
  },
  {
    names: "pg_dump pg_dumpall",
    rule: read,
    values: `${connection} -f --file -F --format -t --table -n --schema -j --jobs -T -Z --exclude-table`,
  },
  {
    names: "pg_restore",
    rule: write,
    values: `${connection} -F --format -t --table -n --schema -j --jobs -f --file -L`,
    flags: { "-l|--list": read, "-c|--clean": destroy },
  },
  { names: "pg_basebackup", rule: read, values: `${connection} -D --pgdata -F -X` },
  { names: "createdb createuser", rule: write, values: `${connection} -O --owner -T --template` },
  { names: "dropdb dropuser", rule: destroy, values: connection },
  { names: "pg_isready", rule: check, values: `${connection} -t --timeout` },
  {
    names: "pg_ctl pg_ctlcluster",
    rule: again,
    values: "-D --pgdata -m --mode -l",
    subcommands: { status: check, "start|stop|restart|reload|promote": again },
  },
  { names: "vacuumdb reindexdb pgbench pg_repack", rule: again, values: connection },
  {
    names: "pgbackrest barman wal-g",
    rule: write,
    verbs: true,
    subcommands: {
      "info|check|list-backup|list-backups|show-backup|status": read,
      "backup|backup-push|archive-push": write,
      "restore|recover|backup-fetch|delete|expire": destroy,
    },
    values: "--stanza --type --target --set",
  },
  {
    names: "patronictl",
    rule: write,
    values: "-c --config-file",
    subcommands: {
      "list|topology|history|show-config|version": read,
      "switchover|failover|restart|reload|pause|resume|edit-config": write,
      "reinit|remove": destroy,
    },
  },
];

/**
 * What one command does, by its tool and subcommand, wherever a wrapper (`docker exec`, `ssh`, `heroku run`) stands
 * before it; for a script or a project's task, by its name. Only what acts: a dry run or a status does nothing.
 */
import type { Stage } from "../shell/index.ts";
import type { DeedKind } from "./deed.ts";
import { kindOfName } from "./deed-names.ts";
import { kindsOfSql } from "./deed-sql.ts";
import { bareWords, programOf } from "./words.ts";

const LIMIT = 800;

/** They print, look or search: what they are given is no command. */
const TALKS = new Set(
  "echo printf grep egrep rg cat less more tail head sed awk ls ll find jq yq man which type alias history watch cd mkdir chmod export touch tee test true vim vi nano code open du df diff wc sort cut tr".split(
    " ",
  ),
);
const NOT_DONE =
  /(?:^| )(?:--dry-run(?:=\S+)?|--dryrun|--help|--plan|--check|--noop|--whatif|--pretend|--version)(?: |$)|(?:^| )-WhatIf\b/i;

interface Shape {
  readonly kind: DeedKind;
  readonly words: RegExp;
}

const shape = (kind: DeedKind, words: RegExp): Shape => ({ kind, words });

/** First match wins. */
const SHAPES: readonly Shape[] = [
  shape(
    "migrate-back",
    /\bknex migrate:(?:rollback|down)|\bdb:migrate:(?:undo|down)|\bdb:rollback\b|\balembic\b.* downgrade\b|\bflask db downgrade\b|\bflyway\b.* undo\b|\bliquibase\b.* rollback|\b(?:migrate|goose|dbmate|node-pg-migrate|migrate-mongo|sql-migrate|atlas)\b.* (?:down|rollback)(?: |$)|\bmigration:revert\b|\becto\.rollback\b|\bartisan migrate:(?:rollback|reset)|\bmigrations:migrate prev\b|--rolled-back\b|\bsqitch revert\b|\bmanage\.py migrate \S+ (?:zero|\d{4}\w*|["']?(?:\$\{?|<)\w*(?:prev|last|old|back|before|prior|earlier|former)\w*[}>]?["']?)(?: |$)/i,
  ),
  shape(
    "migrate",
    /\bknex migrate:(?:latest|up)|\bdb:migrate(?::up|:with_data)?(?: |$)|\bprisma (?:migrate deploy|db push)|\bflyway\b.* migrate\b|\bliquibase\b.* update(?:-count|-to-tag)?(?: |$)|\balembic\b.* upgrade\b|\bflask db upgrade\b|\bmanage\.py migrate\b(?!.* (?:--list|--plan))|\bdjango-admin migrate\b|\b(?:migrate|goose|dbmate|node-pg-migrate|migrate-mongo|sql-migrate)\b(?:[^|]* )(?:up|migrate|goto)(?: |$)|\bmigration:run\b|\bdrizzle-kit (?:migrate|push)|\batlas (?:migrate|schema) apply|\becto\.migrate\b|\bartisan migrate(?: |$)|\bmigrations:migrate\b|\bdotnet ef database update\b|\bsqitch deploy\b|\b(?:gh-ost|pt-online-schema-change|pgroll start|pgroll complete|skeema push)\b|\bcreate job\b.*migrat|\b(?:apply|replace|create) .*-f \S*migrat/,
  ),
  shape(
    "restore",
    /\bpg_restore\b(?!.* (?:-l|--list)\b)|\bmongorestore\b|\brestore-db-(?:instance|cluster)|\bsql backups restore\b|\bpg:backups:restore\b|\bvelero restore create\b|\bpgbackrest\b.* restore\b|\bwal-g backup-fetch\b|\betcdctl snapshot restore\b|\bxtrabackup\b.*--copy-back/,
  ),
  shape(
    "backup",
    /\bpg_dump(?:all)?\b(?!.* (?:-s|--schema-only)(?: |$))|\bmysqldump\b(?!.* (?:--no-data|-d)(?: |$))|\b(?:mongodump|pg_basebackup|xtrabackup|mariabackup|mariadb-dump)\b|\bcreate-db-(?:cluster-)?snapshot\b|\bsql backups create\b|\bsql export\b|\bpg:backups:capture\b|\bpgbackrest\b.* backup\b|\bbarman backup\b|\bwal-g backup-push\b|\bsqlite3\b.*\.(?:backup|dump)\b|\bbackup-db\b|\bpg_dump_all\b|\b(?:cp|rsync) (?:\S+ )*\S+\.(?:db|sqlite3?) \S*(?:bak|backup)/,
  ),
  shape(
    "go-back",
    /\brollout undo\b|\bhelm\b.* rollback\b|\b(?:vercel|railway|netlify|kamal|cap|heroku|serverless|flyctl|fly)\b.* (?:rollback|releases:rollback|promote-previous)\b|\bargo rollouts (?:abort|undo)\b|\bargocd app rollback\b|\bgit revert\b|\bdocker service rollback\b|\bservice update --rollback\b|\bnomad job revert\b/,
  ),
  shape(
    "restart",
    /\brollout restart\b|\b(?:docker|docker compose|docker-compose|podman|pm2|systemctl|supervisorctl|dc)\b(?: -\S+(?: \S+)?)* (?:restart|reload|try-restart)\b|\bservice \S+ (?:restart|reload)\b|\bheroku (?:ps:)?restart\b|\biisreset\b|\bnginx -s reload\b|\bpm2 (?:start|startOrReload|startOrRestart)\b|\bsystemctl start\b/,
  ),
  shape(
    "deploy",
    /\bset image\b|\bhelm\b.* (?:upgrade|install)\b|\b(?:docker compose|docker-compose|podman-compose|dc)\b.* up\b|\bdocker stack deploy\b|\bdocker service (?:update|create)\b|\bdocker run\b(?=.* (?:-d|--detach|-dit)\b)|\bkamal (?:deploy|redeploy|setup)\b|\bcap (?:\S+ )?deploy\b|\b(?:flyctl|fly|vercel|netlify|eb|firebase|wrangler|railway|serverless|sls|sam|cdk|skaffold|copilot|dokku|waypoint|amplify|apphosting)\b.*\b(?:deploy|up|publish|run)\b|\bvercel\b.* --prod\b|\brailway up\b|\bgcloud\b.*\b(?:run|app|functions) deploy\b|\brolling-action start-update\b|\becs update-service\b|\bdeploy create-deployment\b|\blambda update-function-code\b|\bgit push (?:heroku|dokku|production|prod|staging|live)\b|\bcontainer:release\b|\bpipelines:promote\b|\bargocd app (?:sync|set)\b|\bargo rollouts (?:promote|set image)\b|\bflux reconcile\b|\bnomad job run\b|\bworkflow run \S*(?:deploy|release)|\baz webapp (?:deploy\w*|up)|\bcontainerapp update\b|\bkubectl\b.* (?:apply|replace|rolling-update)\b(?!.*-f \S*(?:secret|configmap|namespace|rbac|ingress|crd|pvc|cronjob|monitor))|\bpatch (?:service|svc|virtualservice|deploy\w*|ingress)\b|\boc (?:rollout|apply|start-build)\b|\brsync\b(?!.*(?:backup|\.bak)).* (?:\S+\/)?(?:dist|build|out|public|release|_site|site)\/? \S+@?\S+:|\bs3 sync (?:\S+\/)?(?:dist|build|out|public|_site|artefact|artifact)s?\/? s3:|\bdistribute-traffic\b|\bmodify-listener\b|\bslot swap\b/,
  ),
  shape(
    "apply",
    /\b(?:terraform|tofu|terragrunt)\b.* apply\b|\bpulumi up\b|\bansible-playbook\b|\bkubectl\b.* (?:apply|create|patch|scale|set env|delete)\b|\bconfig:set\b|\bsecrets set\b|\bcloudformation (?:deploy|update-stack|create-stack)\b/,
  ),
];

/** Also as a sentence writes it, between backticks or not. */
export const takesSchemaBack = (line: string): boolean => {
  const text = line.slice(0, LIMIT);
  if (
    /\bmigrat\w{0,10}[:_-]\w{0,20}(?:rollback|down|undo|revert|back)|(?:rollback|down|undo|revert)[:_-]\w{0,12}migrat/i.test(
      text,
    )
  )
    return true;
  return SHAPES.some(
    ({ kind, words }) => (kind === "migrate-back" || kind === "restore") && words.test(text),
  );
};

const SQL_CLIENT = /^(?:psql|mysql|mariadb|sqlcmd|sqlite3|sqlplus|usql|cockroach)$/;
const RUNS_FILE = /^(?:bash|sh|zsh|source|\.|node|tsx|ts-node|python3?|ruby|perl|php|pwsh|powershell)$/;
const RUNS_TASK =
  /^(?:npm|pnpm|yarn|bun|make|just|task|rake|composer|gradlew|mvn|poetry|uv|pdm|nx|turbo|grunt|gulp)$/;

/** `psql -f migrations/V12__orders.sql`, `mysql shop < backup.sql`. */
function kindOfSqlFile(text: string): DeedKind | null {
  const file =
    /(?:-f |--file[= ]|< ?|-i |\.read )(\S{1,200}\.(?:sql|dump|bak)(?:\.gz)?)/.exec(text)?.[1] ?? "";
  if (file === "") return null;
  const name = file.toLowerCase();
  if (/(?:backup|dump|restore|snapshot|\.bak)/.test(name)) return "restore";
  if (/(?:rollback|revert|undo|[._-]down\b|\/down)/.test(name)) return "migrate-back";
  if (/(?:contract|drop[_-])/.test(name)) return "contract";
  return /(?:migrat|schema|alter|upgrade|\/v\d+__|[._-]up\b|expand|\d{3,14}[_-])/.test(name)
    ? "migrate"
    : null;
}

/** The script or the task that is run, with the first word it is given. */
function nameRun(stage: Stage): string | null {
  const words = bareWords(stage).map(({ text }) => text);
  const program = programOf(stage);
  const plain = words.slice(1).filter((word) => !word.startsWith("-"));
  if (
    /^(?:\.{0,2}\/|[\w.-]{1,60}\/|[A-Za-z]:\\|\.\\)/.test(program) ||
    /\.(?:sh|py|js|ts|rb|pl|ps1|bash)$/.test(program)
  )
    return [program.replace(/^.*[\\/]/, "").replace(/\.\w{1,4}$/, ""), ...plain.slice(0, 1)].join(" ");
  if (RUNS_FILE.test(program)) {
    const [file = "", first = ""] = plain;
    return /[./]/.test(file) ? `${file.replace(/^.*[\\/]/, "").replace(/\.\w{1,4}$/, "")} ${first}` : null;
  }
  if (RUNS_TASK.test(program))
    return plain.filter((word) => !/^(?:run|run-script|exec)$/.test(word))[0] ?? null;
  return null;
}

/** The words that a stage's deeds are told from. */
export function textOfStage(stage: Stage): string {
  const redirects = stage.redirects.flatMap(({ operator, target }) =>
    target === null ? [] : [`${operator} ${target}`],
  );
  return [...bareWords(stage).map(({ text }) => text), ...redirects].join(" ").slice(0, LIMIT);
}

export function kindsOfStage(stage: Stage): readonly DeedKind[] {
  const program = programOf(stage);
  if (program === "" || TALKS.has(program)) return [];
  const text = textOfStage(stage);
  if (NOT_DONE.test(text)) return [];
  if (program === "git" && !/^git (?:revert|push)\b/.test(text)) return [];
  const sql = /\b(?:psql|mysql|mariadb|sqlcmd|sqlite3)\b/.test(text);
  if (SQL_CLIENT.test(program) || sql) {
    const file = kindOfSqlFile(text);
    if (file !== null) return file === "contract" ? ["migrate", "contract"] : [file];
    const fed = stage.redirects.map(({ heredoc }) => heredoc?.body ?? "").join("\n");
    const found = kindsOfSql(fed.trim() === "" ? text : fed);
    if (found.length > 0) return found;
  }
  const found = SHAPES.find(({ words }) => words.test(text));
  if (found !== undefined) return [found.kind];
  const name = nameRun(stage);
  const kind = name === null ? null : kindOfName(name);
  return kind === null ? [] : [kind];
}

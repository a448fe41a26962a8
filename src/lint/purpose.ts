/**
 * What a command is for, where its failing must not go unseen: tests, dumps, migrations, builds, deployments. By its
 * words alone; a command that only shows something has no purpose here.
 */
import type { WrittenWord } from "../shell/index.ts";

export type Purpose = "tests" | "dump" | "migration" | "build" | "deployment" | "rollout" | "plan";

const RUNNERS = String.raw`(?:npx |pnpm |yarn |bundle exec |poetry run |uv run |pipenv run |python3? -m |\./)?`;
const PURPOSES: readonly (readonly [Purpose, RegExp])[] = [
  [
    "tests",
    /^(?:npm|pnpm|yarn|bun)(?: run)? (?:-s |--silent )?(?:t|test|e2e|smoke|integration|verify|check)(?:[:\w-]{0,40})?(?: |$)/,
  ],
  [
    "tests",
    new RegExp(
      `^${RUNNERS}(?:pytest|jest|vitest|mocha|rspec|phpunit|tox|nox|newman|cypress|k6|artillery|behave|playwright test|unittest)(?: |$)`,
    ),
  ],
  [
    "tests",
    /^(?:go|cargo|mvn|\.\/mvnw|gradle|\.\/gradlew|make|dotnet|mix|rake|rails|bazel|swift|sbt|lein)(?: [-:\w./]{1,40}){0,3} (?:[\w-]{0,30}:)?(?:test|verify|check|integration-?test|smoke-?test)(?:[:-][\w-]{1,30})?(?: |$)/,
  ],
  [
    "tests",
    /^(?:bash |sh )?\.?\.?\/?(?:[\w.-]{1,40}\/){0,6}(?:[\w-]{1,40}[-_])?(?:smoke|e2e|integration|health)?[-_]?tests?(?:[-_][\w-]{1,30})?\.(?:sh|py|js|ts)(?: |$)/,
  ],
  [
    "dump",
    /^(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mongodump|mariabackup|xtrabackup|cockroach dump|influxd backup)(?: |$)/,
  ],
  [
    "dump",
    /^(?:bash |sh )?\.?\.?\/?(?:[\w.-]{1,40}\/){0,6}(?:[\w-]{1,40}[-_])?(?:backup|dump|snapshot)(?:[-_][\w-]{1,30})?\.(?:sh|py|js|ts)(?: |$)/,
  ],
  ["dump", /^sqlite3 .{1,120} ["']?\.(?:dump|backup)/],
  [
    "migration",
    new RegExp(
      `^${RUNNERS}(?:alembic upgrade|prisma migrate deploy|knex migrate|sequelize(?:-cli)? db:migrate|typeorm migration:run|flyway migrate|liquibase update|goose up|dbmate up|atlas migrate apply|drizzle-kit (?:push|migrate))`,
    ),
  ],
  ["migration", /^(?:npm|pnpm|yarn|bun)(?: run)? (?:[\w-]{0,20}:)?migrat/],
  [
    "migration",
    /^(?:bundle exec |bin\/)?(?:rails|rake) (?:\S{1,20} )?db:migrate|^(?:python3? )?(?:\.\/)?manage\.py migrate|^php artisan migrate|^mix ecto\.migrate|^migrate .{0,120} up\b|^diesel migration run/,
  ],
  [
    "migration",
    /^(?:bash |sh )?\.?\.?\/?(?:[\w.-]{1,40}\/){0,6}(?:[\w-]{1,40}[-_])?migrat(?:e|ions?)(?:[-_][\w-]{1,30})?\.(?:sh|py|js|ts)(?: |$)/,
  ],
  [
    "build",
    /^(?:docker|podman|nerdctl)(?: buildx| image)? build |^(?:docker compose|docker-compose)(?: -\S{1,20} \S{1,80}){0,3} build(?: |$)/,
  ],
  [
    "build",
    /^(?:npm|pnpm|yarn|bun)(?: run)? (?:build|compile)(?:[:\w-]{0,40})?(?: |$)|^(?:npm|pnpm) (?:ci|install)(?: |$)/,
  ],
  [
    "build",
    /^(?:go|cargo|dotnet|gradle|\.\/gradlew|mvn|\.\/mvnw|make|bazel|swift|sbt)(?: [-:\w./]{1,40}){0,2} (?:build|package|install|all|dist|release|publish)(?: |$)|^make$/,
  ],
  [
    "plan",
    /^(?:terraform|tofu|terragrunt)(?: -chdir=\S{1,80})? (?:plan|validate)(?: |$)|^pulumi preview|^cdk (?:diff|synth)/,
  ],
  [
    "rollout",
    /^(?:kubectl|oc)(?: \S{1,80}){0,6}? rollout status |^(?:kubectl|oc)(?: \S{1,80}){0,4}? wait |^helm test |^(?:kubectl )?argo rollouts status |^aws \S{1,30} wait |^argocd app wait /,
  ],
  [
    "deployment",
    /^(?:kubectl|oc)(?: -\S{1,40}(?: \S{1,60})?){0,4} (?:apply|set image|rollout undo|rollout restart|patch|replace|scale) /,
  ],
  [
    "deployment",
    /^helm(?: -\S{1,40}(?: \S{1,60})?){0,3} (?:upgrade|install|rollback) |^(?:terraform|tofu|terragrunt)(?: -chdir=\S{1,80})? (?:apply|destroy)(?: |$)|^pulumi up|^cdk deploy|^(?:ansible-playbook|cap|kamal|serverless|sls|eb|fly|flyctl|vercel|netlify|sam) (?:\S{1,80} )?deploy|^ansible-playbook /,
  ],
  [
    "deployment",
    /^(?:docker|podman)(?: stack deploy| push| service update| compose up) ?|^docker-compose up|^git push |^aws ecs update-service |^gcloud (?:run|app|functions) deploy|^(?:npm|pnpm|yarn)(?: run)? (?:deploy|publish|release)(?:[:\w-]{0,40})?(?: |$)|^argocd app sync /,
  ],
  [
    "deployment",
    /^(?:bash |sh )?\.?\.?\/?(?:[\w.-]{1,40}\/){0,6}(?:[\w-]{1,40}[-_])?(?:deploy|release|rollback|restore|provision|install|promote)(?:[-_][\w-]{1,30})?\.(?:sh|py|js|ts|rb)(?: |$)/,
  ],
];

const LONGEST = 400;

export function purposeOf(words: readonly WrittenWord[]): Purpose | null {
  const said = words
    .slice(0, 24)
    .map(({ text }) => text)
    .join(" ")
    .slice(0, LONGEST);
  return PURPOSES.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

/** As the subject of a sentence about its failing. */
export const saidOf: Readonly<Record<Purpose, string>> = {
  tests: "failed tests",
  dump: "a failed dump",
  migration: "a failed migration",
  build: "a failed build",
  deployment: "a failed deployment",
  rollout: "a failed rollout",
  plan: "a failed plan",
};

/** Hosting platforms: Vercel, Netlify, Heroku, Fly, Railway, Render, Cloudflare, Supabase, Firebase. */
import { again, check, destroy, endless, read, type Tool, write } from "./rule.ts";

const client = { ...read, interactive: true, opens: "client" } as const;

export const platforms: readonly Tool[] = [
  {
    names: "vercel vc",
    rule: write,
    values: "--scope -S --token -t -A --cwd",
    subcommands: {
      "ls, list, inspect, whoami, logs, env ls, domains ls, alias ls, certs ls": read,
      "env pull, link, pull, build": again,
      "env add": { ...write, interactive: true },
      "deploy, redeploy, promote, alias, alias set, rollback": again,
      "env rm, remove, rm, alias rm, domains rm": destroy,
      dev: { ...write, endless: true },
      login: { ...write, interactive: true },
    },
    flags: { "logs -f|--follow": endless },
  },
  {
    names: "netlify ntl",
    rule: write,
    values: "--site -s --dir -d --message -m --auth --context",
    subcommands: {
      "status|sites:list|env:list|env:get|api": read,
      "deploy|build|link|env:set|switch|unlink": again,
      "sites:delete|env:unset": destroy,
      dev: { ...write, endless: true },
      "logs:function|logs": { ...read, endless: true },
      open: read,
    },
  },
  {
    names: "heroku",
    rule: write,
    values: "-a --app -r --remote -n --num -s --source --ps -p",
    subcommands: {
      "apps|ps|releases|config|addons|info|status|pg|pg:info|pg:ps|pg:backups|pg:diagnose|pg:locks|domains|logs|releases:info|apps:info|config:get|addons:info|maintenance|pipelines:info|certs|features|regions":
        read,
      "config:set|config:unset|ps:scale|ps:restart|ps:resize|restart|rollback|releases:rollback|maintenance:on|maintenance:off|pipelines:promote|git:remote|features:enable|features:disable|scale|dyno:restart|dyno:scale|pg:promote|pg:wait":
        again,
      "create|apps:create|addons:create|pg:backups:capture|pg:copy|domains:add|container:push|container:release|pg:backups:schedule":
        write,
      "pg:backups:restore|pg:reset|apps:destroy|destroy|addons:destroy|pg:killall|domains:remove|pg:backups:delete":
        destroy,
      "pg:psql|psql|redis:cli": client,
      "run|run:detached": { ...read, inner: { take: "rest", skip: 0 } },
      "login|auth:login": { ...write, interactive: true },
      "ps:exec": { ...read, interactive: true, opens: "shell" },
    },
    flags: { "logs -t|--tail": endless, "pg:psql|psql -c|--command": { ...write, interactive: false } },
  },
  {
    names: "fly flyctl",
    rule: write,
    values: "-a --app -c --config -r --region --image -s --select -C --command --strategy",
    subcommands: {
      "status, info, releases, apps list, machine list, machines list, secrets list, volumes list, ips list, config show, image show, regions list, scale show, version, doctor, postgres list":
        read,
      "checks list": check,
      logs: { ...read, endless: true },
      "deploy, secrets set, secrets unset, secrets deploy, scale count, scale vm, machine start, machine stop, machine restart, apps restart, restart, machine update":
        again,
      "apps create, launch, volumes create, postgres create, postgres attach, machine run, machine clone":
        write,
      "apps destroy, destroy, machine destroy, volumes destroy": destroy,
      "ssh console": { ...read, interactive: true, opens: "shell" },
      "postgres connect": client,
      proxy: { ...read, endless: true },
    },
    flags: {
      "logs --no-tail|-n": { endless: false },
      "ssh console -C|--command": { ...write, interactive: false },
    },
  },
  {
    names: "railway",
    rule: write,
    values: "-s --service -e --environment -p --project",
    subcommands: {
      "status, list, variables, domain, whoami, deployments, deployment list": read,
      logs: { ...read, endless: true },
      "link|service|environment|up|redeploy|restart|rollback": again,
      "down|delete": destroy,
      run: { ...read, inner: { take: "rest", skip: 0 } },
      connect: client,
      "shell|login": { ...write, interactive: true },
      ssh: { ...read, interactive: true },
    },
  },
  { names: "render", rule: write, verbs: true },
  {
    names: "wrangler",
    rule: write,
    values: "--env -e --name -c --config --command --file",
    subcommands: {
      "whoami, deployments, deployments list, versions list, versions view, kv key list, kv key get, secret list, d1 list, d1 info, r2 bucket list, pages deployment list":
        read,
      tail: { ...read, endless: true },
      "deploy, publish, rollback, versions deploy, versions upload, pages deploy, d1 migrations apply, kv key put, triggers deploy":
        again,
      "secret put": { ...write, interactive: true },
      "d1 migrations list": read,
      "d1 execute": write,
      "delete, kv key delete, r2 bucket delete, secret delete, d1 delete": destroy,
      dev: { ...write, endless: true },
      login: { ...write, interactive: true },
    },
  },
  {
    names: "supabase",
    rule: write,
    values: "--project-ref --db-url --schema -s -f --file",
    subcommands: {
      "status, projects list, migration list, functions list, secrets list, db dump, db diff, branches list, inspect":
        read,
      "db lint": check,
      test: check,
      "db push, migration up, functions deploy, secrets set, link, gen": again,
      "db reset, projects delete, functions delete, secrets unset, branches delete, migration down": destroy,
      "migration new, migration repair, migration squash, db pull, functions new": write,
      start: again,
      stop: again,
      "functions serve": { ...write, endless: true },
    },
  },
  {
    names: "firebase",
    rule: write,
    values: "-P --project --only --except -m --message",
    subcommands: {
      "projects:list|apps:list|functions:log|hosting:channel:list|use": read,
      "deploy|hosting:channel:deploy|hosting:clone|functions:config:set": again,
      "functions:delete|hosting:disable|firestore:delete|database:remove": destroy,
      "serve|emulators:start": { ...write, endless: true },
      login: { ...write, interactive: true },
    },
  },
  {
    names: "eb cf dokku",
    rule: write,
    verbs: true,
    subcommands: {
      "status|health|logs|events|apps|apps:list|ps:report|config": read,
      "deploy|use|push|swap|restart|restage|ps:restart|ps:rebuild|config:set": again,
      "terminate|apps:destroy|delete": destroy,
      ssh: { ...read, interactive: true, opens: "shell" },
    },
  },
  { names: "sentry-cli datadog-ci newrelic", rule: write, verbs: true, values: "-o --org -p --project" },
];

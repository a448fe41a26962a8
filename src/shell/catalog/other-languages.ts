/** What projects in Ruby, PHP, Java, .NET, Go, Rust and Elixir bring to a runbook. */
import { again, check, destroy, read, type Tool, write } from "./rule.ts";

const repl = { ...read, interactive: true, opens: "client" } as const;

export const otherLanguages: readonly Tool[] = [
  {
    names: "rails bin/rails ./bin/rails",
    rule: write,
    values: "-e --environment",
    subcommands: {
      "console|c": repl,
      "dbconsole|db": repl,
      "server|s": { ...write, endless: true },
      "test|test:system": check,
      "db:migrate:status|routes|stats|about|version|notes": read,
      "db:abort_if_pending_migrations": check,
      "db:migrate|db:prepare|assets:precompile|db:seed": again,
      "db:rollback|db:drop|db:reset|db:migrate:reset|db:migrate:down|db:purge": destroy,
      "runner|generate|g|destroy": write,
    },
  },
  {
    names: "rake bin/rake",
    rule: { ...write, task: true },
    subcommands: {
      "db:migrate:status|routes|stats": read,
      "db:migrate|assets:precompile|db:seed": again,
      "db:rollback|db:drop|db:reset": destroy,
    },
  },
  {
    names: "bundle",
    rule: again,
    subcommands: {
      exec: { ...read, inner: { take: "rest", skip: 0 } },
      "list|show|info|outdated|check": read,
      "install|update": again,
    },
  },
  { names: "rspec rubocop minitest phpunit pest phpstan", rule: check },
  { names: "irb pry iex ghci", rule: repl },
  {
    names: "ruby perl php",
    rule: write,
    flags: { "-v|--version": read, "-c|-l": check },
    subcommands: { artisan: { become: "artisan" }, "bin/console": write },
  },
  {
    names: "artisan ./artisan",
    rule: write,
    subcommands: {
      "migrate:status|route:list|about|env|list|queue:failed|schedule:list": read,
      "migrate|config:cache|config:clear|cache:clear|route:cache|view:cache|optimize|optimize:clear|queue:restart|up|down|storage:link":
        again,
      "migrate:rollback|migrate:fresh|migrate:reset|migrate:refresh|db:wipe|queue:flush": destroy,
      tinker: repl,
      test: check,
      "queue:work|queue:listen|serve|horizon": { ...write, endless: true },
    },
  },
  {
    names: "composer",
    rule: again,
    subcommands: {
      "show|outdated|licenses|why|status": read,
      "validate|audit|diagnose|test": check,
      remove: write,
    },
  },
  { names: "cap", rule: write, verbs: true },
  {
    names: "kamal",
    rule: write,
    values: "-d --destination -c --config-file --version",
    subcommands: {
      "details|version|config|audit|docs": read,
      "app details|version|containers|images|logs": read,
      "app logs": read,
      "deploy|redeploy|rollback|push|setup": again,
      "app|proxy boot|start|stop|restart|maintenance|live": again,
      "app exec": { ...read, inner: { take: "rest", skip: 0 } },
      remove: destroy,
      "app|proxy|accessory remove": destroy,
      "lock status": read,
      "lock acquire|release": again,
    },
    flags: { "app|proxy|accessory -f|--follow": { endless: true } },
  },
  {
    names: "java",
    rule: write,
    flags: { "-version|--version": read },
    oneDash: true,
    values: "-jar -cp -classpath",
  },
  {
    names: "mvn mvnw ./mvnw",
    rule: write,
    oneDash: true,
    values: "-f -pl -P",
    subcommands: {
      "test|verify|validate": check,
      "clean|package|install|compile": again,
      "clean package|install|verify|test": again,
      "spring-boot:run": { ...write, endless: true },
      "flyway:info|dependency:tree|help:effective-pom": read,
      "flyway:migrate": again,
      "flyway:clean": destroy,
    },
  },
  {
    names: "gradle gradlew ./gradlew",
    rule: { ...write, task: true },
    subcommands: {
      "test|check|lint": check,
      "build|assemble|clean": again,
      "tasks|dependencies|properties": read,
      bootRun: { ...write, endless: true },
    },
  },
  {
    names: "dotnet",
    rule: write,
    values: "--project -c --configuration -o --output -p",
    subcommands: {
      test: check,
      "build|restore|publish|clean": again,
      "--info|list": read,
      run: write,
      watch: { ...write, endless: true },
      "ef database update": again,
      "ef database drop": destroy,
      "ef migrations list|script": read,
      "ef migrations add|remove": write,
    },
  },
  {
    names: "go",
    rule: write,
    subcommands: {
      "test|vet": check,
      "list|version|env|doc": read,
      "build|install|mod|get|generate|fmt|clean": again,
      run: write,
    },
  },
  {
    names: "cargo",
    rule: write,
    subcommands: {
      "test|check|clippy|audit": check,
      "build|install|update|fetch|fmt": again,
      "tree|search|metadata|version": read,
      publish: write,
      run: write,
    },
  },
  {
    names: "mix",
    rule: { ...write, task: true },
    subcommands: {
      test: check,
      "ecto.migrate|deps.get|compile": again,
      "ecto.rollback|ecto.drop|ecto.reset": destroy,
      "ecto.migrations": read,
      "phx.server": { ...write, endless: true },
    },
  },
];

/** npm, yarn, pnpm, bun and npx: what a package's own script does is judged by its name. */
import { again, check, destroy, endless, type Rule, read, type Tool, write } from "./rule.ts";

const script: Rule = { ...write, task: true };
const carriesOut: Rule = { ...read, inner: { take: "rest", skip: 0 } };
const install = again;

const subcommands: Readonly<Record<string, Rule>> = {
  "run|run-script": script,
  "test|t|lint|audit|outdated|doctor|ping|typecheck": check,
  "ls|list|view|info|show|why|explain|help|whoami|version|root|prefix|bin|config|fund|search|docs|licenses":
    read,
  "config set|delete": again,
  "install|i|ci|add|update|up|upgrade|rebuild|dedupe|prune|link|pack|install-clean|import": install,
  "build|compile": again,
  "start|dev|serve": { ...write, endless: true },
  "remove|uninstall|rm|un": write,
  "publish|deprecate|dist-tag|owner|access|token|init|create|restart|stop": write,
  "version major|minor|patch|prerelease": write,
  unpublish: destroy,
  "login|adduser": { ...write, interactive: true },
  logout: again,
  "audit fix": write,
  "cache clean|clear": again,
  "exec|x|dlx": carriesOut,
};

export const nodePackages: readonly Tool[] = [
  {
    names: "npm",
    rule: write,
    values: "--prefix -w --workspace --tag --registry --otp --omit --loglevel -C",
    subcommands,
    flags: { "publish|unpublish --dry-run": read, "test|t --watch|--watchAll": endless },
  },
  {
    names: "yarn pnpm bun",
    rule: script,
    values: "--cwd --filter -F -C --dir --registry --prefix",
    subcommands: {
      ...subcommands,
      workspace: { become: "yarn", past: 1 },
      "workspaces, workspaces run, foreach": write,
      "set version": again,
      "deploy|dlx": carriesOut,
    },
    flags: { "publish --dry-run": read },
  },
  { names: "npx bunx pnpx", rule: carriesOut, values: "-p --package -c --call", flags: {} },
  {
    names: "corepack nvm fnm volta asdf rbenv pyenv",
    rule: again,
    subcommands: { "ls|list|current|version|versions|which": read },
  },
  { names: "turbo nx lerna", rule: script, subcommands: { "run|exec": script, "affected|run-many": write } },
];

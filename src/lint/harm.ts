/**
 * What a destroying command takes away: data and whole systems, or what is made again (a pod, a build folder). Only the
 * first is worth stopping for, and only where the command does not ask by itself.
 */
import type { WrittenWord } from "../shell/index.ts";

export type Harm =
  | "data"
  | "system"
  /** What somebody changed by hand on the host. */
  | "patches"
  | "little";

/**
 * What `git reset --hard` and `git clean` take away: work that nobody committed. A host that is set to what was pushed is
 * how many deploy, and loses only what somebody patched there.
 */
const RESETS = /^git (?:-C \S{1,200} )?reset (?:\S{1,40} ){0,3}?--hard(?: (\S{1,200}))?/;
const CLEANS = /^git (?:-C \S{1,200} )?clean (?:\S{1,40} ){0,3}?-{1,2}\w{0,4}f/;
const CLEANS_IGNORED = /^git (?:-C \S{1,200} )?clean .{0,80}-\w{0,4}[xX]/;
/** Where history is cut off, or nothing at all is named. */
const OWN_HISTORY = /^(?:HEAD(?:[~^@].{0,20})?|@(?:[~^].{0,20})?|&&|;|\|\|)$/;

function ofWorkingTree(said: string): Harm {
  const reset = RESETS.exec(said);
  if (reset !== null) return reset[1] === undefined || OWN_HISTORY.test(reset[1]) ? "data" : "patches";
  if (CLEANS.test(said)) return CLEANS_IGNORED.test(said) ? "data" : "patches";
  return "little";
}

/** They ask a person unless they are told not to. */
const ASK_THEMSELVES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:terraform|tofu|terragrunt)(?: -chdir=\S{1,80})? (?:destroy|apply)/,
    /-auto-approve|--auto-approve|--terragrunt-non-interactive/,
  ],
  [/^(?:npx )?cdk destroy/, /--force|(?: |^)-f(?: |$)/],
  [/^pulumi destroy/, /(?: |^)(?:-y|--yes)(?: |$)/],
  [
    /^docker (?:system|volume|image|container|network|builder) prune/,
    /(?: |^)(?:-\w{0,3}f\w{0,2}|--force)(?: |$)/,
  ],
  [/^gcloud /, /(?: |^)(?:-q|--quiet)(?: |$)/],
  [/^az /, /(?: |^)(?:-y|--yes)(?: |$)/],
  [/^(?:npx |pnpm |yarn )?prisma migrate reset/, /--force/],
  [/^heroku /, /--confirm/],
  [/^(?:fly|flyctl) /, /(?: |^)(?:-y|--yes)(?: |$)/],
  [/^dropdb/, /^(?!.* (?:-i|--interactive)).*/],
  [/^(?:kamal|kops|eksctl|doctl|vercel|netlify) /, /(?: |^)(?:-y|--yes|-f|--force)(?: |$)/],
];

const DATA =
  /\b(?:drop|truncate|flushall|flushdb|dropdatabase|delete from|dropdb|mkfs\S*|shred|wipefs|migrate:(?:fresh|reset|refresh)|db:(?:drop|reset|purge)|migrate reset|pg:reset|volume (?:rm|prune)|delete-(?:table|db-\S{1,20}|bucket|snapshot|volume|file-system|cluster|backup\S{0,10}))\b|deletion-protection|\bdd .{0,80}of=\/dev|\bs3 (?:rm .{0,200}--recursive|rb)|\bs3 sync .{0,300}--delete|\bgsutil .{0,20}rm .{0,10}-r|\bdown .{0,40}(?:-v\b|--volumes)|prune .{0,60}--volumes|\bdelete (?:\S{1,40} ){0,4}?(?:pvc|pv|persistentvolume\S{0,6}|ns|namespaces?|statefulsets?|sts|crd|customresourcedefinitions?|secrets?)[ /]|\bdelete .{0,80}--all\b|(?:topics?|index|keyspace|consumer-groups) .{0,80}--delete|--delete --topic|\bcurl .{0,60}-X ?DELETE/i;

const SYSTEM =
  /^(?:terraform|tofu|terragrunt|pulumi|cdk|npx cdk|serverless|sls|sam|eksctl|kops|ansible-playbook) .{0,120}(?:destroy|remove|delete|teardown)|\bdelete-(?:stack|service|function|cluster|load-balancer)\b|^helm (?:\S{1,40} ){0,4}?(?:uninstall|delete)|^kubectl (?:\S{1,60} ){0,6}?delete (?:\S{1,40} ){0,4}?(?:-f|deploy\S{0,10}|services?|svc|ingress\S{0,8}|daemonsets?|ds)\b|^git push .{0,120}(?:--force|-f\b|--force-with-lease|--mirror)|^gcloud .{0,120}delete|^az .{0,120}delete|^docker (?:stack|service) rm|^(?:fly|flyctl|heroku) .{0,60}destroy/i;

/** Made again at will, whatever is done to it. */
const AGAIN =
  /(?:^|[ /])(?:node_modules|dist|build|target|out|\.next|\.cache|coverage|__pycache__|tmp|temp|cache|logs?|\.terraform|vendor|venv|\.venv|artifacts?|old|\*\.log)(?:[/ *]|$)|^\/tmp\//;

function ofRemoval(said: string): Harm {
  const isDeep = /^rm (?:\S{1,20} ){0,3}?-\w{0,4}[rR]/.test(said);
  if (!isDeep || AGAIN.test(said)) return "little";
  return /(?: |^)(?:\/(?:var|srv|data|opt|home|mnt|etc|usr|root|backup)|\$\{?\w{1,40}\}?\/|\/\*|~\/|\/ |\/$)/.test(
    said,
  )
    ? "data"
    : "little";
}

export function harmOf(said: string): Harm {
  if (/^git (?:-C \S{1,200} )?(?:reset|clean) /.test(said)) return ofWorkingTree(said);
  if (/^(?:sudo )?rm /.test(said)) return ofRemoval(said.replace(/^sudo /, ""));
  if (
    /^find .{0,300}-delete|^git (?:reset|clean|checkout|tag|branch|submodule)|^docker (?:rm|rmi|image|container|builder) /.test(
      said,
    )
  )
    return "little";
  if (
    /^kubectl (?:\S{1,60} ){0,6}?(?:delete (?:\S{1,40} ){0,4}?(?:pods?|po|jobs?|rs|replicasets?|events?|hpa|configmaps?|cm)\b|annotate|label)/.test(
      said,
    ) &&
    !/--all(?:-namespaces)?\b/.test(said)
  )
    return "little";
  if (DATA.test(said)) return "data";
  return SYSTEM.test(said) ? "system" : "little";
}

/** It puts the question itself: `terraform destroy` without -auto-approve. */
export function asksItself(said: string): boolean {
  const rule = ASK_THEMSELVES.find(([pattern]) => pattern.test(said));
  return rule !== undefined && !rule[1].test(said);
}

export const saidBy = (words: readonly WrittenWord[]): string =>
  words
    .slice(0, 60)
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 800);

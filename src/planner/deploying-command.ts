/**
 * Commands that put a new version of a workload where its traffic is, or move that traffic, as small data: what a target does
 * by itself, and what must not be done beside it.
 */
import { pipelinesOfText, type Stage } from "../shell/index.ts";

/** `deploys`: brings a version, takes one back, or moves traffic; `waits`: only sees it through; `other`: anything else. */
export type Deploying = "deploys" | "waits" | "other";

/** What a workload is called: `deployment/orders` is also `orders`; a service goes by its own name. */
export const namesOf = (service: string, workload: string | null): ReadonlySet<string> =>
  new Set([service, ...(workload === null ? [] : [workload, workload.slice(workload.indexOf("/") + 1)])]);

/** Nothing else is done by it than what the target of such a workload does. */
export function isTargetsWork(text: string, names: ReadonlySet<string>): boolean {
  const kinds = deployingIn(text, names);
  return kinds.length > 0 && !kinds.includes("other");
}

/** Each command of a text. Empty: it cannot be told what they are. */
export function deployingIn(text: string, names: ReadonlySet<string>): readonly Deploying[] {
  return pipelinesOfText(text).map(({ stages }) => {
    if (stages.some(isBalancer)) return movesServers(stages, names) ? "deploys" : "other";
    const [stage] = stages;
    return stage === undefined || stages.length > 1 ? "other" : kindOf(wordsOf(stage), names);
  });
}

const wordsOf = ({ words }: Stage): readonly string[] => {
  const texts = words.map(({ text }) => text);
  return texts[0] === "sudo" ? texts.slice(1) : texts;
};

/** Options that take a word of their own, which is no name of anything that is deployed. */
const TAKES_WORD: ReadonlySet<string> = new Set(
  "-n --namespace --context --kube-context --kubeconfig --cluster -f --filename -k --kustomize --values --set --version --timeout --env -p --project-name --profile --env-file --scale --only -o --output".split(
    " ",
  ),
);

interface Read {
  /** Words that are no options, in order. */
  readonly plain: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

function read(words: readonly string[]): Read {
  const plain: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? "";
    const equals = word.indexOf("=");
    if (!word.startsWith("-")) plain.push(word);
    else if (equals > 0) options.set(word.slice(0, equals), word.slice(equals + 1));
    else if (TAKES_WORD.has(word)) {
      options.set(word, words[i + 1] ?? "");
      i += 1;
    } else options.set(word, "");
  }
  return { plain, options };
}

function kindOf(words: readonly string[], names: ReadonlySet<string>): Deploying {
  const { plain, options } = read(words);
  const [tool = "", verb = "", ...rest] = plain;
  switch (tool) {
    case "kubectl":
      return kubectl(verb, rest, { options, names });
    case "helm":
      return (verb === "upgrade" || verb === "rollback") && names.has(rest[0] ?? "") ? "deploys" : "other";
    case "pm2":
      return PM2.has(verb) && isOurs(rest, { names, files: /ecosystem|pm2/i }) ? "deploys" : "other";
    case "docker":
      return verb === "compose" ? compose(rest, names) : "other";
    case "docker-compose":
      return compose([verb, ...rest], names);
    default:
      return "other";
  }
}

const PM2: ReadonlySet<string> = new Set([
  "reload",
  "gracefulReload",
  "restart",
  "start",
  "startOrReload",
  "startOrRestart",
]);

interface Given {
  readonly options: Read["options"];
  readonly names: ReadonlySet<string>;
}

function kubectl(verb: string, rest: readonly string[], { options, names }: Given): Deploying {
  const [second = "", ...objects] = rest;
  if (verb === "apply") return isOurApply(options, names) ? "deploys" : "other";
  if (verb === "set") return second === "image" && isObject(objects, names) ? "deploys" : "other";
  if (verb !== "rollout" || !isObject(objects, names)) return "other";
  if (second === "status") return "waits";
  return second === "restart" || second === "undo" ? "deploys" : "other";
}

/** `deployment/orders`, or `deployment orders`. */
function isObject([first = "", second = ""]: readonly string[], names: ReadonlySet<string>): boolean {
  const name = first.includes("/") ? first.slice(first.indexOf("/") + 1) : second;
  return names.has(first) || names.has(name);
}

/** A folder that is put together is the whole of it; of a file its name tells. */
function isOurApply(options: Read["options"], names: ReadonlySet<string>): boolean {
  if (options.has("-k") || options.has("--kustomize")) return true;
  const file = options.get("-f") ?? options.get("--filename") ?? "";
  const parts = file.split(/[^A-Za-z0-9-]+/);
  return parts.some((part) => names.has(part) || /^(?:deploy|deployments?|statefulset)$/i.test(part));
}

/** All of the services where none is named. */
function compose([verb = "", ...services]: readonly string[], names: ReadonlySet<string>): Deploying {
  if (verb !== "up" && verb !== "restart") return "other";
  return services.length === 0 || services.some((each) => names.has(each)) ? "deploys" : "other";
}

/** Names what is ours, or the file in which it stands. */
const isOurs = (
  words: readonly string[],
  { names, files }: { readonly names: ReadonlySet<string>; readonly files: RegExp },
): boolean => words.some((word) => names.has(word) || (/[./]/.test(word) && files.test(word)));

const isBalancer = ({ words }: Stage): boolean =>
  /^(?:sudo|socat|nc|ncat)$/.test(words[0]?.text ?? "") &&
  words.some(({ text }) => /haproxy|admin\.sock/i.test(text));

/** `set server orders/app-01 weight 10`, `disable server …`, written into its socket. */
function movesServers(stages: readonly Stage[], names: ReadonlySet<string>): boolean {
  const text = stages
    .flatMap(({ words }) => words.map((word) => word.text))
    .join(" ")
    .slice(0, 1000);
  const found = /\b(?:set (?:server|weight)|(?:enable|disable) server) ([\w.-]{1,80})\//.exec(text);
  return found !== null && names.has(found[1] ?? "");
}

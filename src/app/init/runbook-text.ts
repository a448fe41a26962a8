/** A first runbook for a repository that has none: what is done on the way out and on the way back, to be changed. */
import type { TargetFound } from "./found.ts";
import type { Proposal, ServiceProposed } from "./propose.ts";

export const FIRST_RUNBOOK = "runbooks/deploy.md";

interface Commands {
  readonly out: readonly string[];
  readonly back: readonly string[];
  /** Asked of a person, where no command is known. */
  readonly ask?: string;
}

/** `production`, `shop-production`: a namespace that is its environment's name, or ends in it. */
function namespacePattern({ environments }: Proposal): string {
  const patterns = environments.map(({ name, namespace }) =>
    namespace?.endsWith(name)
      ? `${namespace.slice(0, namespace.length - name.length)}<environment>`
      : "<namespace>",
  );
  const [first = "<namespace>"] = patterns;
  return patterns.every((each) => each === first) ? first : "<namespace>";
}

function kubernetes(name: string, { keys, image }: TargetFound, namespace: string): Commands {
  const workload = String(keys.workload);
  const container = String(keys.container ?? name);
  const status = `kubectl -n ${namespace} rollout status ${workload} --timeout=300s`;
  return {
    out: [
      `kubectl -n ${namespace} set image ${workload} ${container}=${image ?? "<image>"}:<version>`,
      status,
    ],
    back: [`kubectl -n ${namespace} rollout undo ${workload}`, status],
  };
}

const INSTALLS: readonly (readonly [file: string, command: string])[] = [
  ["package-lock.json", "npm ci"],
  ["pnpm-lock.yaml", "pnpm install --frozen-lockfile"],
  ["yarn.lock", "yarn install --frozen-lockfile"],
];

/** The sources of a version, with the packages that they are locked to. */
function checkOut(version: string, files: readonly string[]): readonly string[] {
  const install = INSTALLS.find(([file]) => files.includes(file));
  return ["git fetch --tags", `git checkout <${version}>`, ...(install === undefined ? [] : [install[1]])];
}

function pm2({ keys }: TargetFound, files: readonly string[]): Commands {
  const reload = `pm2 reload ${String(keys.app)} --update-env`;
  return {
    out: [...checkOut("version", files), reload],
    back: [...checkOut("previous-version", files), reload],
  };
}

function compose({ keys, tagVariable }: TargetFound): Commands {
  const up = `docker compose -f ${String(keys.file)} up -d --wait ${String(keys.service)}`;
  if (tagVariable !== undefined) {
    return { out: [`${tagVariable}=<version> ${up}`], back: [`${tagVariable}=<previous-version> ${up}`] };
  }
  const build = `docker compose -f ${String(keys.file)} build ${String(keys.service)}`;
  const from = (version: string): readonly string[] => [
    "git fetch --tags",
    `git checkout <${version}>`,
    build,
    up,
  ];
  return { out: from("version"), back: from("previous-version") };
}

interface Around {
  readonly namespace: string;
  /** Of the repository. */
  readonly files: readonly string[];
}

function commandsFor({ name, targets }: ServiceProposed, { namespace, files }: Around): Commands {
  const target = targets.at(-1)?.[1];
  switch (target?.keys.kind) {
    case "kubernetes":
      return kubernetes(name, target, namespace);
    case "pm2":
      return pm2(target, files);
    case "compose":
      return compose(target);
    default:
      return {
        out: checkOut("version", files),
        back: checkOut("previous-version", files),
        ask: `${name} was started again and runs`,
      };
  }
}

const healthOf = ({ targets }: ServiceProposed): string | null => {
  const keys = targets.at(-1)?.[1].keys;
  const health = keys?.health;
  const path = typeof health === "object" && "path" in health ? String(health.path) : null;
  const isHere = keys?.kind === "pm2" || keys?.kind === "compose";
  return isHere && path !== null && keys.port !== undefined
    ? `curl -fsS http://localhost:${String(keys.port)}${path}`
    : null;
};

const fence = (title: string, lines: readonly string[]): readonly string[] => [
  "```bash timeout=10m",
  `# ${title}`,
  ...lines,
  "```",
  "",
];

/** A command that several services share is done once. */
const once = (lines: readonly string[]): readonly string[] => [...new Set(lines)];

/** Longer ones are not read by anybody; the rest is added by hand. */
const MOST_SERVICES = 12;

export function runbookText(proposal: Proposal, files: readonly string[]): string {
  const services = proposal.services.slice(0, MOST_SERVICES);
  const [only] = services;
  const namespace = namespacePattern(proposal);
  const all = services.map((service) => ({ service, commands: commandsFor(service, { namespace, files }) }));
  const asked = all.flatMap(({ commands }) => (commands.ask === undefined ? [] : [`- [ ] ${commands.ask}`]));
  const health = services.flatMap((service) => healthOf(service) ?? []);
  const isOne = services.length === 1 && only !== undefined;
  const shared = all.every(({ commands }) => commands.out[0] === "git fetch --tags");
  const groups = (way: "out" | "back", title: string): readonly string[] =>
    shared
      ? fence(title, once(all.flatMap(({ commands }) => commands[way])))
      : (way === "out" ? all : [...all].reverse()).flatMap(({ service, commands }) =>
          fence(`${title}: ${service.name}`, commands[way]),
        );
  return [
    ...(isOne ? ["---", "rutter:", `  service: ${only.name}`, "---", ""] : []),
    `# Deploy ${isOne ? only.name : "the services"}`,
    "",
    "<!-- A first draft: change it until it says what you really do. -->",
    "",
    "## Before the release",
    "",
    "- [ ] Tests are green on the commit that is released",
    "- [ ] No incident is open",
    "",
    "## Steps",
    "",
    ...groups("out", "Roll out"),
    ...(asked.length === 0 ? [] : [...asked, ""]),
    ...(health.length === 0 ? [] : ["## Verify", "", "Health answers:", "", "```bash", ...health, "```", ""]),
    "## After the release",
    "",
    "Monitor for 15 minutes.",
    "",
    "## Rollback",
    "",
    "Roll back immediately if error rate > 5% for 2 minutes.",
    "",
    ...groups("back", "Take back"),
  ]
    .join("\n")
    .replace(/\n+$/, "\n");
}

/**
 * What known tools take, taken from the tools themselves and written to src/lint/tools/data/. Run by hand, one tool at a time:
 *
 *   node scripts/tools/harvest.mjs kubectl 1.20.2~=/old/kubectl 1.27.16=/x/kubectl-1.27 1.37.0=/x/kubectl
 *
 * Each argument is a version and where that version lies: a program, or for some tools a folder (`recipes` below says
 * which). A `~` behind the version says that nobody is expected to run it any more: what only such versions take is "gone".
 * Oldest first, newest last.
 *
 * Folders: npm takes the one whose node_modules holds it; helm 2 the docs/helm of its sources; docker of a version without a
 * program docs/reference/commandline of its sources, `+` and docs/reference of buildx's; docker compose 2 and later the
 * docs/reference of its sources. prisma wants PRISMA_SCHEMA_ENGINE_BINARY, PRISMA_QUERY_ENGINE_LIBRARY and the like set to
 * any file, or it fetches its engines to print its help.
 */
import { join } from "node:path";
import { cobra } from "./cobra.mjs";
import { git } from "./git.mjs";
import { mergeVersions } from "./merge-versions.mjs";
import { knex, npm, pm2, pnpm, prisma, yarn, yarnBerry } from "./node-tools.mjs";
import { composeOne, plain, postgres } from "./plain-tools.mjs";
import { composeYaml, helmPages, markdownTables } from "./reference-pages.mjs";
import { writeData } from "./write-data.mjs";

/** What the sources of kubectl mark as deprecated, which its help then leaves out. */
const KUBECTL_DEPRECATED = [
  ...["filename", "force", "grace-period", "kustomize", "recursive", "timeout", "wait", "cascade"].map(
    (name) => ["run", `--${name}`],
  ),
  ...["generator", "replicas", "schedule", "service-generator", "service-overrides"].map((name) => [
    "run",
    `--${name}`,
  ]),
  ...["top node", "top pod"].flatMap((path) =>
    ["namespace", "service", "scheme", "port"].map((name) => [path, `--heapster-${name}`]),
  ),
  ["autoscale", "--generator"],
  ["autoscale", "--cpu-percent"],
  ["expose", "--generator"],
  ["expose", "--container-port"],
  ["create deployment", "--generator"],
  ["drain", "--delete-local-data"],
  ["apply", "--prune-whitelist"],
  ["version", "--short"],
];

/** docker's plugins, and its builder, which is one. */
const DOCKER_PLUGINS = [
  "ai",
  "buildx",
  "compose",
  "debug",
  "desktop",
  "extension",
  "init",
  "mcp",
  "model",
  "sbom",
  "scout",
];

/** Behind one word the same thing in another form: `docker build` is buildx's, `docker-compose` may be the first or the second. */
const under = (prefix, commands) =>
  new Map([...commands].map(([path, command]) => [path === "" ? prefix : `${prefix} ${path}`, command]));

function withBuilder(docker, buildx) {
  const build = buildx.get("build");
  for (const path of ["build", "image build", "builder build"]) {
    const own = docker.get(path) ?? { aliases: [], options: new Map(), stops: false };
    docker.set(path, { ...own, options: new Map([...own.options, ...build.options]) });
  }
  return new Map([...docker, ...under("buildx", buildx)]);
}

/** From a place to commands; `a+b` are two places of one version. */
const recipes = {
  kubectl: (place) => cobra(place, { kubectl: true, deprecated: KUBECTL_DEPRECATED }),
  helm: (place) => (place.endsWith("/docs/helm") ? helmPages(place) : cobra(place)),
  docker(place) {
    const [docker, buildx] = place.split("+");
    if (!docker.endsWith("/commandline")) return cobra(docker, { skip: DOCKER_PLUGINS });
    return withBuilder(markdownTables(docker, "docker"), markdownTables(buildx, "buildx"));
  },
  "docker-compose": (place) => (place.endsWith("/reference") ? composeYaml(place) : composeOne(place)),
  git,
  npm,
  pnpm,
  yarn: (place) => (place.includes("cli-dist") ? yarnBerry(place) : yarn(place)),
  pm2,
  prisma,
  knex,
  psql: postgres,
  pg_dump: postgres,
  pg_restore: postgres,
  curl: (place) => plain(place, { help: ["--help", "all"], angled: true }),
};

/** Options of these stand before the subcommand only: behind it they are the subcommand's. */
const GLOBAL_FIRST = new Set(["git", "docker", "docker-compose"]);

/** What the programs take and no help lists, each seen by running them or in their sources: path, option with its sign. */
const UNLISTED = {
  docker: ["run", "create", "container run", "container create"].flatMap((path) =>
    ["--net=", "--net-alias=", "--dns-opt="].map((option) => [path, option]),
  ),
  // helm hides those of the library that it logs with.
  helm: (
    "-v= --v= --vmodule= --logtostderr --alsologtostderr --log-dir= --log-file= --log-file-max-size= " +
    "--log-backtrace-at= --add-dir-header --one-output --skip-headers --skip-log-headers --stderrthreshold="
  )
    .split(" ")
    .map((option) => ["", option]),
  // pm2 looks at these before it looks at its commands.
  pm2: [
    ["logs", "|log"],
    ["list", "|completion"],
  ],
};

const [tool, ...places] = process.argv.slice(2);
const recipe = recipes[tool];
if (recipe === undefined || places.length === 0) {
  console.error(
    `usage: node scripts/tools/harvest.mjs TOOL VERSION=PLACE …\ntools: ${Object.keys(recipes).join(" ")}`,
  );
  process.exit(2);
}
const harvested = places.map((argument) => {
  const equals = argument.indexOf("=");
  const version = argument.slice(0, equals);
  const said = recipe(argument.slice(equals + 1));
  const { commands, takes } = said instanceof Map ? { commands: said } : said;
  const count = [...commands.values()].reduce((sum, { options }) => sum + options.size, 0);
  console.log(`${tool} ${version}: ${commands.size} commands, ${count} options`);
  if (count === 0) throw new Error(`${tool} ${version} said nothing`);
  return { version: version.replace(/~$/, ""), old: version.endsWith("~"), commands, takes };
});
const [listed, old] = [harvested.filter((each) => !each.old), harvested.filter((each) => each.old)];
const commands = mergeVersions(listed, old, {
  globalAnywhere: !GLOBAL_FIRST.has(tool),
  unlisted: UNLISTED[tool] ?? [],
});
const lines = writeData(join(import.meta.dirname, "../../src/lint/tools/data"), {
  tool,
  versions: listed.map((each) => each.version),
  gone: old.map((each) => each.version),
  taken: new Date().toISOString().slice(0, 10),
  commands,
});
console.log(`${lines} lines`);

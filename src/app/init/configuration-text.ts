/** A proposal as the text of a `rutter.yaml`: short, with where each value comes from beside it. */
import type { Answers, QuestionName } from "./answers.ts";
import type { Environment } from "./environments.ts";
import type { Value } from "./found.ts";
import type { Proposal, ServiceProposed } from "./propose.ts";

/** Other readers of YAML than Rutter would make numbers or truths of these. */
const NO_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|~|[\d.+-].*)$/i;
const PLAIN = /^[A-Za-z0-9/][\w./@ -]*$/;

const quoted = (text: string): string =>
  PLAIN.test(text) && !NO_TEXT.test(text) && !text.endsWith(" ") ? text : JSON.stringify(text);

function flow(value: Value): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${quoted(key)}: ${flow(each)}`)
    .join(", ")} }`;
}

const WIDE = 120;

/** On one line where it fits, else a key a line. */
function target(environment: string, keys: Readonly<Record<string, Value>>): readonly string[] {
  const short = `      ${quoted(environment)}: ${flow(keys)}`;
  if (short.length <= WIDE) return [short];
  return [
    `      ${quoted(environment)}:`,
    ...Object.entries(keys).map(([key, value]) => `        ${key}: ${flow(value)}`),
  ];
}

function targets(service: ServiceProposed): readonly string[] {
  if (service.targets.length === 0) return [];
  let from = service.from;
  const lines = service.targets.flatMap(([environment, found]) => {
    const comment = found.from === from ? [] : [`      # from ${found.from}`];
    from = found.from;
    return [...comment, ...target(environment, found.keys)];
  });
  return ["    targets:", ...lines];
}

function serviceLines(service: ServiceProposed): readonly string[] {
  const { name, from, runbooks, version } = service;
  const own = [
    ...(runbooks.length === 0 ? [] : ["    runbooks:"]),
    ...runbooks.map(([purpose, path]) => `      ${quoted(purpose)}: ${quoted(path)}`),
    ...(version === null ? [] : [`    version: ${quoted(version.input)} # an input of ${version.from}`]),
    ...targets(service),
  ];
  const comment = from === null ? "the name of this repository" : `from ${from}`;
  return [`  # ${comment}`, `  ${quoted(name)}:${own.length === 0 ? " {}" : ""}`, ...own];
}

interface Rules {
  readonly environment: Environment;
  readonly answers: Answers;
  readonly isOnKubernetes: boolean;
}

const origin = ({ given }: Answers, name: QuestionName, usual: string): string =>
  given.has(name) ? "your answer" : usual;

function productionLines(answers: Answers): readonly string[] {
  const { zone, windows, approvers, production } = answers;
  const role: Readonly<Record<string, Value>> =
    approvers === null || approvers.length === 0 ? {} : { role: "approver" };
  const zoneFrom = origin(answers, "zone", "the zone of this machine");
  return [
    ...(windows.length === 0
      ? []
      : [
          `    zone: ${quoted(zone)} # ${zoneFrom}`,
          `    windows: ${flow(windows)} # ${origin(answers, "windows", "a usual choice: when a release may start")}`,
        ]),
    ...(approvers === null
      ? []
      : [
          `    approvals: ${flow({ count: 1, ...role })} # ${origin(answers, "approvers", "a usual choice: anybody may approve")}`,
        ]),
    // Rutter itself is strict only where the name says so.
    ...(production === "production" ? [] : ["    strict: true # a plan with anything unsure is refused"]),
  ];
}

function environmentLines({ environment, answers, isOnKubernetes }: Rules): readonly string[] {
  const { name, namespace, from } = environment;
  const own = [
    ...(namespace === null ? [] : [`    namespace: ${quoted(namespace)}`]),
    ...(name === answers.production ? productionLines(answers) : []),
  ];
  const hint = isOnKubernetes ? ["    # context: NAME, of kubectl config get-contexts"] : [];
  const comment = [from === null ? "  # a usual name: no file says so" : `  # from ${from}`];
  return [...comment, `  ${quoted(name)}:${own.length + hint.length === 0 ? " {}" : ""}`, ...own, ...hint];
}

const folderOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");

/** Folders that hold nothing but runbooks are named as such; others file by file. */
function lintLines(paths: readonly string[]): readonly string[] {
  const patterns = paths.map((path) =>
    /^(?:runbooks?|playbooks?)$/i.test(folderOf(path)) ? `${folderOf(path)}/**/*.md` : path,
  );
  const files = [...new Set(patterns)];
  return files.length === 0 ? [] : ["", "lint:", "  files:", ...files.map((file) => `    - ${quoted(file)}`)];
}

export function configurationText(proposal: Proposal, answers: Answers): string {
  const { services, environments, shared, runbooks } = proposal;
  const isOnKubernetes = services.some((each) =>
    each.targets.some(([, { keys }]) => keys.kind === "kubernetes"),
  );
  const sharedLines =
    shared.length === 0
      ? []
      : [`  # under none of them, for several are released by it, or none: ${shared.join(", ")}`];
  const people = answers.approvers ?? [];
  const lines = [
    "# What Rutter is to know of this repository, as rutter init found it. Change what does not fit.",
    "",
    "services:",
    ...services.flatMap(serviceLines),
    ...sharedLines,
    "",
    "environments:",
    ...environments.flatMap((environment) => environmentLines({ environment, answers, isOnKubernetes })),
    ...(people.length === 0 ? [] : ["", "roles:", `  approver: ${flow(people)} # your answer`]),
    ...lintLines(runbooks.map(({ path }) => path)),
  ];
  return `${lines.join("\n")}\n`;
}

/** The programs that commands of this machine start. What the shell does itself, and what the runbook defines, is none. */
import type { Call } from "./calls.ts";
import type { ToolNeed } from "./need.ts";

/** Parts of the shell. `[` and `test` are programs too, but no machine lacks them. */
const BUILTINS = new Set(
  (
    "true false : return exit logout break continue shift set shopt trap umask local declare typeset readonly let getopts " +
    "hash type help times ulimit history jobs fg bg disown alias unalias unset export cd pushd popd dirs test [ [[ ]] read " +
    "select mapfile readarray source . wait echo printf kill eval exec builtin command time coproc if then else elif fi " +
    "for while until do done case esac in function { } ! enable bind caller compgen complete suspend pwd"
  ).split(" "),
);

/** They open something for a person, and every desktop names them otherwise. */
const FOR_PEOPLE = new Set("open xdg-open start sensible-browser pbcopy pbpaste xclip".split(" "));

const PROGRAM = /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$/;
/** A word of a sentence, not a program: `Status:` fails the form above, `Note` this one. */
const CAPITAL = /^[A-Z][a-z]+$/;

/** Plugins that come apart from their program, by the word after it. */
const DOCKER_PLUGINS = new Set(["compose", "buildx", "scout"]);
const KUBECTL_PLUGINS: readonly (readonly [words: string, name: string])[] = [
  ["argo rollouts", "kubectl-argo-rollouts"],
  ["cnpg", "kubectl-cnpg"],
  ["neat", "kubectl-neat"],
  ["ctx", "kubectl-ctx"],
  ["ns", "kubectl-ns"],
];

/** Asks nothing of the daemon. */
const WITHOUT_DAEMON = /^(?:version|--version|-v|context|login|logout|help|--help|completion)$/;

export const isBuiltin = (name: string): boolean => BUILTINS.has(name);

/** The name of a program to look up on PATH; null where the word is none. */
export function programOf(call: Call): string | null {
  const name = call.words[0] ?? "";
  if (call.isDefined || (call.open[0]?.length ?? 0) > 0) return null;
  if (isBuiltin(name) || FOR_PEOPLE.has(name) || !PROGRAM.test(name) || CAPITAL.test(name)) return null;
  return name;
}

/** Where the system keeps programs: elsewhere an absolute path is a file of the project. */
const SYSTEM_PATH =
  /^\/(?:usr\/(?:local\/)?)?(?:s?bin|lib\/[\w./-]{1,80})\/[\w.+-]{1,64}$|^\/opt\/[\w.+-]{1,64}\/bin\/[\w.+-]{1,64}$/;

export const isSystemPath = (word: string): boolean => SYSTEM_PATH.test(word);

const plain = (call: Call, program: string): ToolNeed => ({
  kind: "tool",
  name: program,
  program,
  plugin: null,
  acts: program === "docker" && !WITHOUT_DAEMON.test(call.words[1] ?? ""),
  uses: [call.use],
  only: call.only,
  open: [],
});

function pluginOf(program: string, words: readonly string[]): string | null {
  if (program === "docker") return DOCKER_PLUGINS.has(words[1] ?? "") ? (words[1] ?? null) : null;
  if (program !== "kubectl") return null;
  const after = words.slice(1, 3).join(" ");
  return KUBECTL_PLUGINS.find(([text]) => `${after} `.startsWith(`${text} `))?.[1] ?? null;
}

export function toolNeeds(call: Call): readonly ToolNeed[] {
  const first = call.words[0] ?? "";
  if (isSystemPath(first) && !call.isDefined) return [plain(call, first)];
  const program = programOf(call);
  if (program === null) return [];
  const tool = plain(call, program);
  const plugin = pluginOf(program, call.words);
  if (plugin === null) return [tool];
  const name =
    program === "docker"
      ? `docker ${plugin}`
      : plugin.replace(/^kubectl-/, "kubectl ").replace("argo-", "argo ");
  return [tool, { ...tool, name, plugin, acts: false }];
}

/**
 * The contexts and namespaces of clusters that kubectl and helm are pointed at: by a flag, by `use-context` before them, or
 * by the environment in `rutter.yaml`.
 */
import type { Call } from "./calls.ts";
import type { DoctorConfig } from "./doctor-config.ts";
import type { Gather } from "./gather.ts";
import { CURRENT, type NeedBase, type Use } from "./need.ts";
import { optionsOf } from "./options.ts";
import type { Filled } from "./values.ts";

export interface Clusters {
  readonly call: (call: Call) => void;
}

/** A flag's word with what is not known in it. */
interface Given extends Filled {}

const VALUES =
  "-n --namespace --context --kube-context --kubeconfig -l --selector -o --output -f --filename -c --container -p --patch --type --timeout --image -k --kustomize --as --cluster --user";

/** They look at files of this machine alone. */
const LOCAL =
  /^(?:config|completion|kustomize|help|options|plugin|krew|version|lint|template|package|repo|search|create|env|show|pull|push|dependency|dep)$/;

function givenBy(call: Call, ...names: readonly string[]): Given | null {
  const dashes = call.words.indexOf("--");
  const words = dashes < 0 ? call.words : call.words.slice(0, dashes);
  const text = optionsOf(words, VALUES).value(...names);
  if (text === null || text === "") return null;
  return { text, open: call.values.fill(text).open };
}

const base = (
  uses: readonly Use[],
  only: string | null,
  open: readonly string[],
): Omit<NeedBase, "name"> => ({
  uses,
  only,
  open,
});

interface Desk {
  readonly gather: Gather;
  /** Those of the environments in question. */
  readonly contexts: readonly string[];
  /** Namespaces that the runbook makes itself. */
  readonly made: Set<string>;
  /** What `use-context` chose. */
  current: Given | null;
}

const addContext = ({ gather }: Desk, call: Call, context: Given): void =>
  gather.add({
    kind: "context",
    name: context.text,
    context: context.text,
    ...base([call.use], call.only, context.open),
  });

function contextsOf({ current, contexts }: Desk, given: Given | null): readonly (Given | null)[] {
  const chosen = given ?? current;
  if (chosen !== null) return [chosen];
  return contexts.length > 0 ? contexts.map((text) => ({ text, open: [] })) : [null];
}

interface Asked {
  readonly context: Given | null;
  readonly namespace: Given | null;
}

function looks(desk: Desk, call: Call, { context: given, namespace }: Asked): void {
  const { gather, made } = desk;
  for (const context of contextsOf(desk, given)) {
    if (context !== null) addContext(desk, call, context);
    else gather.add({ kind: "context", name: CURRENT, context: null, ...base([call.use], call.only, []) });
    if (namespace === null || made.has(namespace.text)) continue;
    gather.add({
      kind: "namespace",
      name: namespace.text,
      namespace: namespace.text,
      context: context?.text ?? null,
      ...base([call.use], call.only, [...namespace.open, ...(context?.open ?? [])]),
    });
  }
}

function chooses(desk: Desk, call: Call, context: string): void {
  desk.current = { text: context, open: call.values.fill(context).open };
  addContext(desk, call, desk.current);
}

function kubectl(desk: Desk, call: Call): void {
  const { operands } = optionsOf(call.words, VALUES);
  const [verb = "", second = "", third = ""] = operands;
  if (verb === "config" && second === "use-context" && third !== "") return chooses(desk, call, third);
  if (verb === "create" && /^(?:ns|namespace)$/.test(second)) desk.made.add(third);
  if (verb === "" || (LOCAL.test(verb) && verb !== "create")) return;
  const namespace = givenBy(call, "-n", "--namespace");
  looks(desk, call, { context: givenBy(call, "--context"), namespace });
}

function helm(desk: Desk, call: Call): void {
  const { operands, has } = optionsOf(call.words, VALUES);
  const [verb = ""] = operands;
  if (verb === "" || LOCAL.test(verb)) return;
  const namespace = givenBy(call, "-n", "--namespace");
  if (namespace !== null && has("--create-namespace")) desk.made.add(namespace.text);
  looks(desk, call, { context: givenBy(call, "--kube-context"), namespace });
}

/** `contexts`: those of the environments in question. */
export function clusterNeeds(gather: Gather, contexts: readonly string[]): Clusters {
  const desk: Desk = { gather, contexts, made: new Set(), current: null };
  return {
    call: (call) => {
      const [name = "", first = ""] = call.words;
      if (name === "kubectl" || name === "oc") kubectl(desk, call);
      else if (name === "helm") helm(desk, call);
      else if (name === "kubectx" && /^[\w<{$[]/.test(first)) chooses(desk, call, first);
    },
  };
}

/** The contexts of `rutter.yaml`, whether a runbook names them or not. */
export function configuredClusters(gather: Gather, config: DoctorConfig, environment: string | null): void {
  for (const { name, context, namespace } of config.environments) {
    if (environment !== null && name !== environment) continue;
    const use = (key: string): Use => ({
      file: config.file,
      lines: null,
      key: `environments.${name}.${key}`,
    });
    if (context !== null)
      gather.add({ kind: "context", name: context, context, ...base([use("context")], null, []) });
    if (namespace !== null)
      gather.add({
        kind: "namespace",
        name: namespace,
        namespace,
        context,
        ...base([use("namespace")], null, []),
      });
  }
}

/** What kubectl, helm and their kin change: workloads, manifests, releases, nodes. */
import { changes, type Found, operandsOf, optionOf, type Toucher, type Typed } from "./command.ts";

const VALUES =
  "-n --namespace -o --output -l --selector -f --filename -c --container -k --kustomize --context --cluster --user --kubeconfig -p --patch --type --replicas --image --timeout --for --from-literal --from-file --to-revision --field-selector --kube-context --version --values --set --set-string --set-file --wait-for --grace-period";

const KINDS: Readonly<Record<string, string>> = {
  deploy: "deployment",
  deployments: "deployment",
  "deployments.apps": "deployment",
  sts: "statefulset",
  statefulsets: "statefulset",
  ds: "daemonset",
  svc: "service",
  services: "service",
  ing: "ingress",
  cm: "configmap",
  ns: "namespace",
  po: "pod",
  pods: "pod",
  no: "node",
  nodes: "node",
  rollouts: "rollout",
};
const kindOf = (word: string): string => KINDS[word.toLowerCase()] ?? word.toLowerCase();

/** `deployment/a deployment/b`, or `deployment a b`; the namespace goes before the name where it is given. */
function objects(operands: readonly string[], namespace: string | null): Found {
  const place = (name: string): string => (namespace === null ? name : `${namespace}/${name}`);
  const slashed = operands.filter((word) => /^[A-Za-z.]+\/[^/=]+$/.test(word));
  if (slashed.length > 0)
    return {
      writes: slashed.map((word) => {
        const [kind = "", name = ""] = word.split("/");
        return { kind: kindOf(kind), name: place(name) };
      }),
    };
  const [kind, ...names] = operands.filter((word) => !/[=]|-$/.test(word));
  return kind === undefined ? { writes: [] } : changes(kindOf(kind), ...names.map(place));
}

const UNSET = new Set(["image", "env", "resources", "selector", "serviceaccount", "subject"]);

const kubectl: Toucher = ({ words, program }) => {
  if (!/^(?:kubectl|oc|k)$/.test(program)) return null;
  const namespace = optionOf(words, "-n", "--namespace");
  const [verb = "", next = "", ...rest] = operandsOf(words, VALUES);
  const file = optionOf(words, "-f", "--filename", "-k", "--kustomize");
  if (/^(?:apply|create|replace|delete|patch)$/.test(verb) && file !== null)
    return {
      writes: [{ kind: "manifest", name: file }],
      reads: file === "-" ? [] : [{ kind: "file", name: file }],
    };
  if (verb === "config") return { writes: [] };
  if (/^(?:cordon|uncordon|drain|taint)$/.test(verb)) return changes("node", next);
  if (verb === "set" && UNSET.has(next)) return objects(rest, namespace);
  if (verb === "rollout") return objects(rest, namespace);
  if (verb === "argo") return rest.length === 0 ? null : changes("rollout", rest.at(-1) ?? "");
  if (verb === "create" && next === "secret") return changes("secret", rest[1] ?? rest[0] ?? "");
  if (/^(?:scale|patch|annotate|label|delete|autoscale|expose|create|edit)$/.test(verb))
    return objects([next, ...rest], namespace);
  return null;
};

const helm: Toucher = ({ words, program }) => {
  if (program !== "helm") return null;
  const [verb = "", release] = operandsOf(words, VALUES);
  if (/^(?:repo|dependency|plugin|registry|pull|package)$/.test(verb)) return { writes: [] };
  return release === undefined ? null : changes("helm release", release);
};

const argocd: Toucher = ({ words, program }: Typed) => {
  if (program !== "argocd") return null;
  const [group, , name] = operandsOf(words, "--revision --prune --timeout --server --auth-token");
  return group === "app" && name !== undefined ? changes("argo application", name) : null;
};

const infrastructure: Toucher = ({ words, program }) => {
  if (/^(?:terraform|tofu|terragrunt|pulumi)$/.test(program))
    return /^(?:init|plan|preview|workspace|fmt|get)$/.test(words[1] ?? "")
      ? { writes: [] }
      : changes("infrastructure", optionOf(words, "-chdir", "--stack", "--cwd") ?? "of this folder");
  if (program === "ansible-playbook")
    return changes("playbook", operandsOf(words, "-i -l -e -t --limit --tags")[0] ?? "");
  return null;
};

export const clusterTouchers: readonly Toucher[] = [kubectl, helm, argocd, infrastructure];

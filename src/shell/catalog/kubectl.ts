/** kubectl (and oc): reads by get, describe, logs; exec and run judge the command that they carry out. */
import { again, check, destroy, endless, interactive, read, type Tool, write } from "./rule.ts";

export const kubectl: Tool = {
  names: "kubectl oc k",
  rule: write,
  values:
    "-n --namespace -o --output -l --selector -f --filename -c --container -k --kustomize --context --cluster --user --kubeconfig -p --patch --type --replicas --image --tail --since --timeout --for --from-literal --from-file --to-revision --field-selector --sort-by --as --env --port --target-port --overrides --restart --grace-period --resource --subresource --patch-file --address --pod-running-timeout --limits --requests --field-manager --request-timeout -s --server --token --cascade --template -L --label-columns",
  subcommands: {
    "get|describe|top|explain|version|cluster-info|api-resources|api-versions|events|options|plugin|completion":
      read,
    "logs|log": read,
    diff: { ...check, answers: [1] },
    wait: check,
    "auth can-i": check,
    "auth whoami|reconcile": read,
    "rollout status": check,
    "rollout history": read,
    "rollout undo": again,
    "rollout pause|resume": again,
    "rollout restart": again,
    "config view|current-context|get-contexts|get-clusters|get-users": read,
    "config use-context|set-context|set-cluster|set-credentials|set|unset": again,
    "config delete-context|delete-cluster|delete-user": destroy,
    "apply|patch|annotate|label|scale|set|cordon|uncordon|taint|replace|autoscale": again,
    "set image|env|resources|selector|serviceaccount|subject": again,
    "create|expose|certificate|cp": write,
    edit: { ...write, interactive: true },
    delete: destroy,
    drain: write,
    "port-forward|proxy": { ...read, endless: true },
    attach: { ...read, interactive: true },
    debug: { ...write, interactive: true },
    exec: { ...read, inner: { take: "rest", skip: 1 } },
    run: { ...write, inner: { take: "rest", skip: 1 } },
    "argo rollouts": { become: "kubectl-argo-rollouts" },
    kustomize: read,
  },
  flags: {
    "logs|log -f|--follow": endless,
    "get|events -w|--watch|--watch-only": endless,
    "replace --force": destroy,
    "apply --prune": destroy,
    "drain --force|--delete-emptydir-data|--delete-local-data": { danger: "destroy" },
    "create|apply|delete|replace|patch|scale|set|run|drain|label|annotate|expose|taint --dry-run": {
      ...read,
      inner: { take: "rest", skip: 99 },
    },
    "cluster-info --output-directory": write,
    "attach -i|--stdin": interactive,
  },
};

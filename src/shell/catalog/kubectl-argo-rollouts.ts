/** The Argo Rollouts plugin: `status` ends by itself, `get --watch` does not. */
import { again, check, endless, read, type Tool, write } from "./rule.ts";

export const argoRollouts: Tool = {
  names: "kubectl-argo-rollouts",
  rule: write,
  values: "-n --namespace --context --kubeconfig --timeout -o --output",
  subcommands: {
    "get|list|version|lint": read,
    status: check,
    "promote, abort, retry, undo, pause, restart, set, set image": again,
    "create|terminate": write,
    dashboard: { ...read, endless: true },
  },
  flags: { "get|list -w|--watch": endless },
};

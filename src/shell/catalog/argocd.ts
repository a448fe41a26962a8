/** Argo CD's client. */
import { again, check, destroy, endless, read, type Tool, write } from "./rule.ts";

export const argocd: Tool = {
  names: "argocd",
  rule: write,
  values: "--server --auth-token --revision --timeout -o --output -N --app-namespace --grpc-web-root-path",
  subcommands: {
    "app get|list|history|diff|manifests|resources|logs": read,
    "app wait": check,
    "app sync|rollback|set|unset|patch|terminate-op": again,
    "app create|actions": write,
    "app delete|delete-resource": destroy,
    "cluster|repo|proj|account|context list|get|get-user-info": read,
    "cluster|repo|proj rm|delete": destroy,
    "version|login": read,
  },
  flags: { "app logs -f|--follow": endless, "app sync --prune": destroy },
};

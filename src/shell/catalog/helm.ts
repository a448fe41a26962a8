/** Helm. */
import { again, check, destroy, read, type Tool, write } from "./rule.ts";

export const helm: Tool = {
  names: "helm",
  rule: write,
  values:
    "-n --namespace -f --values --set --set-string --set-file --set-json --version --timeout --kube-context --kubeconfig --history-max -o --output --description --repo --max --revision -l --selector --app-version -d --destination",
  subcommands: {
    "list|ls|history|hist|status|search|show|inspect|get|template|version|env|diff|verify": read,
    "lint|test": check,
    "dependency|dep list|ls": read,
    "dependency|dep update|build": again,
    "repo list": read,
    "repo add|update": again,
    "plugin|registry|push|pull|package|install|create": write,
    "upgrade|rollback": again,
    "uninstall|delete|del|un": destroy,
    "repo remove|rm": destroy,
  },
  flags: { "install|upgrade|rollback|uninstall --dry-run": read },
};

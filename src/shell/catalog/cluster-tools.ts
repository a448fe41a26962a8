/** Smaller tools around a cluster: kustomize, flux, istioctl, linkerd, stern, k9s, kubectx, skaffold, eksctl, kind. */
import { again, check, destroy, endless, read, type Tool, write } from "./rule.ts";

export const clusterTools: readonly Tool[] = [
  {
    names: "kustomize",
    rule: read,
    subcommands: { "build|version|cfg": read, "edit|create": again },
    values: "-o --output",
  },
  {
    names: "flux",
    rule: write,
    values: "-n --namespace --kubeconfig --context --timeout --path",
    subcommands: {
      "get|logs|events|stats|tree|trace|version|diff|export": read,
      check,
      "reconcile|suspend|resume": again,
      "create|bootstrap|install": write,
      "delete|uninstall": destroy,
    },
    flags: { "logs -f|--follow": endless, "get|events -w|--watch": endless },
  },
  {
    names: "istioctl",
    rule: write,
    values: "-n --namespace -f --filename -o --output --context",
    subcommands: {
      "proxy-status, ps, proxy-config, pc, version, ztunnel-config, manifest, tag list": read,
      "analyze|verify-install|validate": check,
      "install|upgrade|kube-inject|tag": write,
      uninstall: destroy,
      dashboard: { ...read, endless: true },
    },
  },
  {
    names: "linkerd",
    rule: write,
    values: "-n --namespace",
    subcommands: {
      check,
      "stat|viz|edges|routes|version|diagnostics": read,
      "viz tap|top": { ...read, endless: true },
      "install|inject|upgrade": read,
      uninstall: read,
    },
  },
  {
    names: "stern kail kubetail",
    rule: { ...read, endless: true },
    flags: { "--no-follow": { endless: false } },
    values: "-n --namespace --since --tail -c --container",
  },
  { names: "k9s lazydocker ctop", rule: { ...read, interactive: true, endless: true } },
  { names: "kubectx kubens", rule: again },
  {
    names: "skaffold",
    rule: write,
    subcommands: {
      dev: { ...write, endless: true },
      delete: destroy,
      "build|run|deploy|apply": again,
      "render|diagnose|version": read,
    },
    verbs: true,
  },
  {
    names: "eksctl kops kind minikube k3d",
    rule: write,
    verbs: true,
    values: "--name --cluster --region -f --config-file -p --profile",
  },
  {
    names: "velero",
    rule: write,
    verbs: true,
    values: "-n --namespace --from-backup --include-namespaces --ttl",
    subcommands: {
      "backup|restore|schedule get|describe|logs": read,
      "backup|restore|schedule create": write,
      "backup|restore|schedule delete": destroy,
    },
  },
];

/** What to do in the place of what is gone, where the tool's own notes on leaving it out say so. Nothing else is advised. */

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["kubectl version --short", "leave it out: the short form is the only one now"],
  ["kubectl drain --delete-local-data", "its name is --delete-emptydir-data now"],
  ["kubectl apply --prune-whitelist", "its name is --prune-allowlist now"],
  ["kubectl run --replicas", "kubectl create deployment takes --replicas; run starts one pod"],
  ["kubectl run --generator", "leave it out: run starts a pod, and kubectl create makes the rest"],
  ["kubectl expose --generator", "leave it out: it had no effect any more"],
  ["helm install --name", "write the name first: helm install NAME CHART"],
  ["helm delete --purge", "leave it out: helm takes everything away unless there is --keep-history"],
  ["helm uninstall --purge", "leave it out: helm takes everything away unless there is --keep-history"],
  ["helm init", "leave it out: there is no Tiller to be set up any more"],
  ["helm serve", "serve the folder with any web server, or push to a registry: helm push"],
  ["pm2 gracefulReload", "its name is reload now"],
]);

/** By the command and the option, or the command and the subcommand, as written. */
export function insteadOf(command: string, name: string): string | null {
  if (/^--tiller-/.test(name)) return "leave it out: there is no Tiller to be reached any more";
  return INSTEAD.get(`${command} ${name}`) ?? null;
}

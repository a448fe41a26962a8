/** Where a tool comes from: a name to look for in the system's packages, or the page that says how. No command is offered that acts. */

const PAGES: Readonly<Record<string, string>> = {
  kubectl: "https://kubernetes.io/docs/tasks/tools/",
  helm: "https://helm.sh/docs/intro/install/",
  docker: "https://docs.docker.com/engine/install/",
  "docker compose": "https://docs.docker.com/compose/install/",
  terraform: "https://developer.hashicorp.com/terraform/install",
  aws: "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
  gcloud: "https://cloud.google.com/sdk/docs/install",
  az: "https://learn.microsoft.com/cli/azure/install-azure-cli",
  gh: "https://cli.github.com",
  argocd: "https://argo-cd.readthedocs.io/en/stable/cli_installation/",
  kustomize: "https://kubectl.docs.kubernetes.io/installation/kustomize/",
  flyctl: "https://fly.io/docs/flyctl/install/",
  "kubectl argo rollouts": "https://argoproj.github.io/argo-rollouts/installation/",
};

const PACKAGES: Readonly<Record<string, string>> = {
  psql: "postgresql-client",
  pg_dump: "postgresql-client",
  pg_restore: "postgresql-client",
  pg_dumpall: "postgresql-client",
  pg_isready: "postgresql-client",
  createdb: "postgresql-client",
  dropdb: "postgresql-client",
  mysql: "the MySQL client",
  mysqldump: "the MySQL client",
  "redis-cli": "redis-tools",
  mongosh: "mongosh",
  ssh: "openssh-client",
  scp: "openssh-client",
  dig: "dnsutils",
  nslookup: "dnsutils",
  nc: "netcat",
  npx: "npm, which comes with Node",
  npm: "Node, which brings npm",
  pip: "python3-pip",
};

export function installHint(name: string): string {
  const page = PAGES[name];
  if (page !== undefined) return `install it: ${page}`;
  const from = PACKAGES[name];
  return from === undefined
    ? "install it, or put its folder on PATH"
    : `install ${from}, or put its folder on PATH`;
}

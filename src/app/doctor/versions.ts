/**
 * How a known tool tells its version without doing anything else. What is not in the table is never run: it is only looked
 * up, for an unknown program may do anything when it is started.
 */

export interface VersionAsk {
  readonly args: readonly string[];
  readonly sets?: Readonly<Record<string, string>>;
}

const FLAG = ["--version"];

const BY_FLAG =
  "git psql pg_dump pg_dumpall pg_restore pg_isready createdb dropdb vacuumdb reindexdb pgbench mysql mysqldump mysqladmin mariadb redis-cli mongosh " +
  "mongodump mongorestore curl wget jq yq rsync make gmake python python3 pip pip3 ruby php composer node deno bun cargo " +
  "rustc ansible ansible-playbook podman buildah skopeo gh glab flyctl zsh sqlite3 aws poetry uv " +
  "pipenv vault nomad systemctl journalctl perl gpg tmux rg parallel xh http https cosign trivy rclone doppler op";

const OTHER: Readonly<Record<string, VersionAsk>> = {
  kubectl: { args: ["version", "--client", "-o", "json"] },
  oc: { args: ["version", "--client", "-o", "json"] },
  helm: { args: ["version", "--short"] },
  docker: { args: ["--version"] },
  "docker-compose": { args: ["version", "--short"] },
  kustomize: { args: ["version"] },
  terraform: { args: ["version"], sets: { CHECKPOINT_DISABLE: "1" } },
  tofu: { args: ["version"], sets: { CHECKPOINT_DISABLE: "1" } },
  consul: { args: ["version"], sets: { CHECKPOINT_DISABLE: "1" } },
  packer: { args: ["version"], sets: { CHECKPOINT_DISABLE: "1" } },
  argocd: { args: ["version", "--client", "--short"] },
  istioctl: { args: ["version", "--remote=false", "--short"] },
  flux: { args: ["--version"] },
  linkerd: { args: ["version", "--client", "--short"] },
  velero: { args: ["version", "--client-only"] },
  stern: { args: ["--version"] },
  k9s: { args: ["version", "--short"] },
  go: { args: ["version"] },
  java: { args: ["-version"] },
  ssh: { args: ["-V"] },
  autossh: { args: ["-V"] },
  openssl: { args: ["version"] },
  nginx: { args: ["-v"] },
  haproxy: { args: ["-v"] },
  socat: { args: ["-V"] },
  dig: { args: ["-v"] },
  unzip: { args: ["-v"] },
};

const ASKS: ReadonlyMap<string, VersionAsk> = new Map<string, VersionAsk>([
  ...BY_FLAG.split(" ").map((name): [string, VersionAsk] => [name, { args: FLAG }]),
  ...Object.entries(OTHER),
]);

export const askOf = (program: string): VersionAsk | null =>
  ASKS.get(program.slice(program.lastIndexOf("/") + 1)) ?? null;

const PLAIN = /(?:^|[^\w.]|\bgo)v?(\d{1,5}(?:\.\d{1,6}){1,3}(?:[-+._]?[A-Za-z0-9]{1,20}){0,3})(?![\w])/;
const BARE = /^v?(\d{1,6})\s*$/;

/** From a JSON that says `gitVersion`, else the first thing in the text that looks like a version; null: there is none. */
export function versionIn(text: string): string | null {
  const head = text.slice(0, 8000);
  const git = /"gitVersion":\s{0,9}"v?([\w.+-]{1,60})"/.exec(head)?.[1];
  if (git !== undefined) return git;
  for (const line of head.split("\n").slice(0, 40)) {
    const short = line.slice(0, 400);
    const found = openssh(short) ?? PLAIN.exec(short)?.[1] ?? BARE.exec(short.trim())?.[1];
    if (found !== undefined && found !== null) return found.slice(0, 40);
  }
  return null;
}

/** `OpenSSH_9.2p1`. */
const openssh = (line: string): string | null => /OpenSSH_([\w.]{1,20})/.exec(line)?.[1] ?? null;

/** What every system brings: shown together where all of it is there. */
const SYSTEM = new Set(
  (
    "awk basename cat chmod chown cksum cmp comm cp cut date dd df diff dirname du env expr file find fold free grep egrep fgrep " +
    "groups head hostname id install join kill ln ls lsof md5sum mkdir mkfifo mktemp mv nice nl nohup od paste pgrep pkill " +
    "pidof printenv ps readlink realpath rm rmdir sed seq sha1sum sha256sum shasum sleep sort split stat stty su sudo sync " +
    "tac tail tee timeout top touch tr truncate tsort tty uname uniq uptime vmstat watch wc which who whoami xargs yes gzip " +
    "gunzip zcat tar bash sh test true false"
  ).split(" "),
);

export const isSystemTool = (program: string): boolean => SYSTEM.has(program);

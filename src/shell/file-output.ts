/**
 * Output that is redirected into a file: it writes, and `>>` writes more each time. A dump or a log that is kept stays the
 * reading that it is of the system, unless it lands among the system's own files. What the command itself does is judged
 * elsewhere.
 */
import type { Redirection } from "unbash";
import type { Judged, SimpleCommand } from "./shell-reading.ts";
import { wordText } from "./tree-words.ts";
import { both, harmless } from "./verdict.ts";

/** Terminals, `/dev/null` and other descriptors: nothing stays. */
const NO_FILE = /^(?:\/dev\/|\d{1,3}-?$|-$)/;
const OF_THE_SYSTEM = /^\/(?:etc|usr|opt|srv|proc|sys|boot|lib|bin|sbin|run|var\/(?:log|lib|www|spool))\//;

/** What dumps, logs, states and versions are taken with before a release, to have them afterwards. */
const TAKES = new Set(
  (
    "pg_dump pg_dumpall mysqldump mariadb-dump mongodump sqldump pg_restore psql mysql mongo mongosh redis-cli sqlite3 " +
    "kubectl oc helm docker docker-compose podman nerdctl crictl journalctl dmesg systemctl pm2 git gh terraform tofu aws gcloud az " +
    "heroku crontab iptables-save iptables ssh etcdctl consul vault pip npm crane skopeo"
  ).split(" "),
);

const takes = (name: string | null | undefined): boolean => TAKES.has(name ?? "");

/** True where one of the commands that the output comes from reads the state of a system. */
export const takesNote = (commands: readonly Pick<SimpleCommand, "tool" | "words">[]): boolean =>
  commands.some(({ tool, words }) => takes(tool) || takes(words[0]));

interface Output {
  readonly file: string;
  readonly adds: boolean;
}

function outputsOf(redirects: readonly Redirection[]): Output[] {
  const outputs: Output[] = [];
  for (const redirect of redirects) {
    if (redirect.type !== "Redirect" || redirect.target === undefined) continue;
    if (!/^(?:>|>>|>\||>&|&>|&>>)$/.test(redirect.operator)) continue;
    const file = wordText(redirect.target);
    if (!NO_FILE.test(file)) outputs.push({ file, adds: redirect.operator.endsWith(">>") });
  }
  return outputs;
}

/** What the redirections add to what the command does by itself; `noted`: see `takesNote`. */
export function withOutput(judged: Judged, redirects: readonly Redirection[], noted: () => boolean): Judged {
  const outputs = outputsOf(redirects);
  if (outputs.length === 0) return judged;
  const writes = !noted() || outputs.some(({ file }) => OF_THE_SYSTEM.test(file));
  const danger = writes ? "write" : "read";
  return both({ ...harmless, danger, repeat: !outputs.some(({ adds }) => adds) }, judged);
}

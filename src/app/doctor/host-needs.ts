/** The hosts that ssh, scp and rsync go to, and what runs there: listed, since only that host could tell whether it is there. */
import type { Call } from "./calls.ts";
import type { Gather } from "./gather.ts";
import type { HostNeed } from "./need.ts";
import { optionsOf } from "./options.ts";
import { sshTarget } from "./ssh-words.ts";
import { programOf } from "./tool-needs.ts";

const COPY = /^(?:scp|rsync|sftp)$/;
const COPY_VALUES =
  "-i -P -o -F -J -l -c -S -e --rsh --exclude --include --exclude-from --files-from --bwlimit --port --log-file --chown --chmod --rsync-path";
const NAME = /^[A-Za-z0-9_<${[][^\s/:@]{0,250}$/;

interface HostPort {
  readonly host: string;
  readonly port: number | null;
}

const portOf = (text: string | null): number | null =>
  text !== null && /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536 ? Number(text) : null;

/** `user@host`, `ssh://user@host:2222`; never the user. */
export function hostOf(target: string): HostPort | null {
  const url = /^ssh:\/\/(.+)$/.exec(target)?.[1];
  const text = (url ?? target).replace(/\/.*$/, "");
  const host = text.slice(text.lastIndexOf("@") + 1);
  const [name = "", port = null] = url === undefined ? [host] : host.split(":");
  return NAME.test(name) ? { host: name, port: portOf(port) } : null;
}

/** `deploy@app-01:/srv/app`; a colon after a slash, a double one and a drive's are none. */
const copiedTo = (operand: string): string | null => {
  const found = /^([^\s:/]{2,250}):(?!:|\/\/)/.exec(operand)?.[1];
  return found === undefined ? null : found;
};

const need = (call: Call, at: HostPort, more: Partial<HostNeed>): HostNeed => ({
  kind: "host",
  name: at.host,
  host: at.host,
  port: at.port,
  jump: null,
  there: [],
  uses: [call.use],
  only: call.only,
  open: call.values.fill(at.host).open,
  ...more,
});

export interface Hosts {
  readonly call: (call: Call) => void;
}

export function hostNeeds(gather: Gather): Hosts {
  /** Hosts by the text that opened them: containers and pods are opened too, and are none. */
  const opened = new Map<string, HostPort>();

  function connects(call: Call): void {
    const ssh = sshTarget(call.words);
    const at = ssh === null ? null : hostOf(ssh.target);
    if (ssh !== null && at !== null) {
      opened.set(ssh.target, at);
      gather.add(need(call, at, { port: portOf(ssh.port) ?? at.port, jump: ssh.jump }));
      return;
    }
    if (!COPY.test(call.words[0] ?? "")) return;
    const options = optionsOf(call.words, COPY_VALUES);
    const operands = call.words[0] === "sftp" ? options.operands.slice(0, 1) : [];
    const targets = [...options.operands.map(copiedTo), ...operands];
    for (const target of targets) {
      const copied = target === null ? null : hostOf(target);
      if (copied !== null)
        gather.add(
          need(call, copied, { port: portOf(options.value("-P", "--port")), jump: options.value("-J") }),
        );
    }
  }

  /** By an annotation (`on=app-01`) a host is used that no line connects to. */
  function runsThere(call: Call, host: string): void {
    const at = opened.get(host) ?? (call.isNamed ? hostOf(host) : null);
    if (at === null) return;
    const program = programOf(call);
    const known = opened.has(host);
    gather.add(need(call, at, { there: program === null ? [] : [program], uses: known ? [] : [call.use] }));
  }

  return { call: (call) => (call.host === null ? connects(call) : runsThere(call, call.host)) };
}

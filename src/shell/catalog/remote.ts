/** ssh and what copies between hosts. `ssh HOST` alone opens a place in which the following lines run. */
import { again, check, destroy, read, type Tool, write } from "./rule.ts";

export const remote: readonly Tool[] = [
  {
    names: "ssh autossh mosh",
    rule: { ...read, interactive: true, opens: "host", inner: { take: "line", skip: 1 } },
    values: "-i -p -l -o -L -R -D -F -J -b -c -E -e -I -m -O -Q -S -W -w",
    flags: { "-N": { endless: true, interactive: false } },
  },
  { names: "scp", rule: again, values: "-i -P -o -F -J -l" },
  {
    names: "rsync",
    rule: again,
    values:
      "-e --rsh --exclude --include --exclude-from --files-from --bwlimit --port --log-file --chown --chmod --rsync-path",
    flags: {
      "--delete|--delete-after|--delete-before|--delete-during|--delete-excluded|--remove-source-files":
        destroy,
      "-n|--dry-run": read,
    },
  },
  {
    names: "sftp ftp lftp telnet",
    rule: { ...read, interactive: true },
    values: "-P -i -b -e",
    flags: { "-b|-e": write },
  },
  { names: "ssh-keygen ssh-copy-id ssh-add ssh-agent ssh-keyscan", rule: write, flags: { "-l|-L": read } },
  {
    names: "aws-vault",
    rule: read,
    subcommands: {
      exec: { ...read, inner: { take: "rest", skip: 1 } },
      list: read,
      "login|add|rotate|remove": write,
    },
  },
  {
    names: "tsh",
    rule: write,
    subcommands: {
      "status|ls": read,
      ssh: { ...read, interactive: true, opens: "host", inner: { take: "line", skip: 1 } },
      "login|kube": again,
    },
  },
  {
    names: "doppler op chamber infisical dotenv dotenvx direnv teller sops",
    rule: write,
    values: "-p --project -c --config --env-file -e -f",
    subcommands: {
      run: { ...read, inner: { take: "rest", skip: 0 } },
      exec: { ...read, inner: { take: "rest", skip: 1 } },
      "read|list|get|secrets": read,
      "secrets set": again,
      "secrets delete": destroy,
      "item get|list": read,
    },
  },
  {
    names: "nc netcat ncat",
    rule: { ...check, interactive: true },
    values: "-w -p -q -X -x -i",
    flags: { "-z": { interactive: false }, "-l": { endless: true } },
  },
];

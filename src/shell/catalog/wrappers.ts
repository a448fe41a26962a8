/** What carries out another command: sudo, env, time, timeout, watch, xargs, bash. Judged by that command. */
import { again, check, type Rule, read, type Tool, write } from "./rule.ts";

const rest: Rule = { ...read, inner: { take: "rest", skip: 0 } };

export const wrappers: readonly Tool[] = [
  {
    names: "sudo doas",
    rule: rest,
    values: "-u --user -g --group -h -p -C -r -t",
    flags: {
      "-i|-s|--login|--shell": { opens: "user", interactive: true },
      "-l|--list|-v|-k": { ...read, interactive: false },
    },
  },
  {
    names: "su runuser",
    rule: {
      ...read,
      opens: "user",
      interactive: true,
      inner: { take: "flag", flags: "-c --command", as: "shell" },
    },
    values: "-c --command -s --shell -u --user",
  },
  { names: "env", rule: rest, word: true, values: "-u --unset -C --chdir" },
  {
    names: "time nohup nice ionice setsid stdbuf chrt unbuffer caffeinate command exec builtin chroot eval",
    rule: rest,
    word: true,
    values: "-n -c -p -o -i -e -f",
  },
  {
    names: "timeout gtimeout",
    rule: { ...read, endless: false, inner: { take: "rest", skip: 1 } },
    values: "-s --signal -k --kill-after",
  },
  {
    names: "retry gosu su-exec flock",
    rule: { ...read, inner: { take: "rest", skip: 1 } },
    values: "-w -t -d",
  },
  { names: "parallel", rule: rest, values: "-j --jobs -a" },
  { names: "xargs", rule: rest, values: "-n -I -P -L -d -a -E -s" },
  {
    names: "watch",
    rule: { ...read, endless: true, inner: { take: "line", skip: 0 } },
    word: true,
    values: "-n --interval",
    flags: { "-g|--chgexit": { endless: false } },
  },
  {
    names: "bash sh zsh dash ash ksh",
    rule: {
      ...write,
      interactive: true,
      opens: "shell",
      inner: { take: "flag", flags: "-c -lc -ic", as: "shell" },
    },
    values: "-c -lc -ic -o --rcfile --init-file",
    flags: { "-n": { ...check, interactive: false } },
  },
  {
    names: "wait-for-it wait-for-it.sh wait-for dockerize",
    rule: { ...check, inner: { take: "rest", skip: 99 } },
  },
  { names: "script", rule: again, word: true },
];

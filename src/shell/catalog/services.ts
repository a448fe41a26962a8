/** Services of a host: systemd, service, journalctl, supervisor, nginx and other servers, certbot, cron, firewalls. */
import { again, check, destroy, endless, interactive, read, type Tool, write } from "./rule.ts";

export const services: readonly Tool[] = [
  {
    names: "systemctl",
    rule: read,
    values: "-n --lines -t --type --state -p --property -H --host -o --output",
    subcommands: {
      "status|is-active|is-enabled|is-failed|is-system-running": { ...check, answers: [3] },
      "show|cat|list-units|list-unit-files|list-timers|list-dependencies|list-sockets|help": read,
      "start|stop|restart|reload|try-restart|reload-or-restart|enable|disable|mask|unmask|daemon-reload|daemon-reexec|reset-failed|set-default|isolate":
        again,
      "kill|set-property|revert": write,
      "reboot|poweroff|halt|rescue": write,
      edit: { ...write, interactive: true },
    },
  },
  { names: "service rc-service", rule: again, word: true, flags: { "--status-all": read } },
  {
    names: "journalctl",
    rule: read,
    values: "-u --unit -n --lines --since --until -S -U -p --priority -o --output -t --identifier -g --grep",
    flags: {
      "-f|--follow": endless,
      "--vacuum-size|--vacuum-time|--vacuum-files": destroy,
      "--rotate|--flush": write,
    },
  },
  {
    names: "supervisorctl monit sv circusctl",
    rule: again,
    values: "-c",
    subcommands: {
      "status|summary|avail|maintail|version": read,
      "start|stop|restart|reload|update|reread|up|down|monitor|unmonitor": again,
      "remove|shutdown": write,
      tail: read,
    },
    flags: { "tail -f": endless },
  },
  { names: "nginx", rule: again, values: "-s -c -p -g", flags: { "-t|-T": check, "-v|-V": read } },
  {
    names: "apachectl apache2ctl httpd haproxy caddy envoy varnishadm",
    rule: again,
    values: "-f -c --config",
    subcommands: {
      "configtest|validate": check,
      "status|fullstatus|version|fmt": read,
      "graceful|restart|reload|start|stop": again,
      run: { ...write, endless: true },
    },
    flags: { "-t|-c": check, "-v|-V": read },
  },
  { names: "a2ensite a2dissite a2enmod a2dismod", rule: again },
  {
    names: "certbot",
    rule: write,
    values: "-d --domain --domains -m --email --cert-name -w",
    subcommands: {
      "certificates|show_account|plugins": read,
      "renew|install|enhance": again,
      "certonly|run": write,
      "delete|revoke|unregister": destroy,
    },
    flags: { "renew --dry-run": check },
  },
  {
    names: "crontab",
    rule: write,
    values: "-u",
    flags: { "-l": read, "-r": destroy, "-e": { ...write, ...interactive } },
  },
  { names: "at batch", rule: write, word: true },
  {
    names: "launchctl brew",
    rule: again,
    verbs: true,
    subcommands: {
      "services list": read,
      "services start|stop|restart": again,
      "install|upgrade|update|tap|link": again,
      "uninstall|remove": destroy,
      "list|info|doctor|outdated|print": read,
    },
  },
  {
    names: "ufw firewall-cmd iptables nft",
    rule: write,
    subcommands: { "status|list": read, "allow|deny|enable|disable|reload": again, "reset|delete": destroy },
    flags: { "-L|-S|--list|--list-all|--state": read, "-F|--flush": destroy },
  },
  { names: "sysctl", rule: again, flags: { "-a|-n": read } },
  { names: "reboot shutdown poweroff halt init", rule: write, word: true },
  {
    names: "hostnamectl timedatectl loginctl localectl",
    rule: read,
    verbs: true,
    subcommands: { "set-hostname|set-timezone|set-ntp": again },
  },
];

/** System package managers, make and other task runners, and load tools. */
import { again, check, destroy, endless, interactive, read, type Tool, write } from "./rule.ts";

export const packages: readonly Tool[] = [
  {
    names: "apt apt-get aptitude",
    rule: again,
    values: "-t -o -c",
    subcommands: {
      "update|upgrade|install|dist-upgrade|full-upgrade|build-dep": again,
      "list|show|search|policy|depends|changelog|download": read,
      check,
      "remove|purge|autoremove|autopurge": destroy,
      "clean|autoclean": again,
    },
    flags: { "-s|--simulate|--dry-run": read },
  },
  {
    names: "apt-cache dpkg-query rpm dpkg",
    rule: read,
    flags: { "-i|--install|-U|--upgrade": write, "-r|-P|--remove|--purge|-e|--erase": destroy },
  },
  { names: "apt-mark apt-key add-apt-repository", rule: again },
  {
    names: "yum dnf zypper apk pacman snap choco winget",
    rule: again,
    verbs: true,
    subcommands: {
      "install|update|upgrade|add|makecache|refresh|in": again,
      "list|info|search|repolist|history|check-update": read,
      "remove|erase|autoremove|del|rm": destroy,
    },
  },
  {
    names: "make gmake just task mage invoke",
    rule: { ...write, task: true },
    word: true,
    values: "-C -f --directory --file -j",
    flags: { "-n|--dry-run|--list|-l": read },
  },
  { names: "cmake ninja meson gcc g++ clang", rule: again },
  {
    names: "artillery k6 locust gatling",
    rule: { ...write, canFail: true },
    values: "-o --output -e --env -t --target --vus --duration -f -u -r",
    subcommands: { "run|quick|cloud": { ...write, canFail: true }, "report|version|inspect": read },
  },
  {
    names: "ab wrk wrk2 hey vegeta siege bombardier autocannon",
    rule: write,
    values: "-n -c -t -d -z -H -m -T -p -q -k -r -s",
  },
  {
    names:
      "gitleaks trivy snyk grype semgrep hadolint shellcheck actionlint yamllint kubeval kubeconform conftest checkov tfsec",
    rule: write,
    subcommands: { "detect|protect|image|fs|test|scan|ci|dir|config|repo": check },
  },
  {
    names: "cosign syft notation",
    rule: write,
    subcommands: { "verify|verify-attestation|tree|version": check },
  },
  { names: "vim vi nano emacs code pico edit", rule: { ...write, ...interactive }, word: true, flags: {} },
  { names: "less more man", rule: { ...read, ...interactive }, word: true },
  {
    names: "screen tmux",
    rule: { ...write, ...interactive },
    word: true,
    subcommands: {
      "ls|list-sessions": { ...read, interactive: false },
      "new|new-session|kill-session|send-keys": write,
    },
    flags: { "-ls|-list": { ...read, interactive: false }, "-d": { interactive: false } },
  },
  {
    names: "promtool amtool alertmanager logcli",
    rule: read,
    values: "--url --alertmanager.url --addr -o --output",
    subcommands: {
      check: check,
      "query|alert|config|test|labels|series|instant-query": read,
      "silence add": write,
      "silence expire|update|import": write,
      silence: read,
      "silence query": read,
    },
    flags: { "query --tail|-t": endless },
  },
  { names: "slack slackcat mail mailx sendmail", rule: write, word: true },
];

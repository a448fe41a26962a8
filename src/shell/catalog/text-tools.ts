/** Filters and look-ups: grep, jq, awk, sort, head, date, openssl … read only, unless told to write. */
import { check, endless, read, type Tool, write } from "./rule.ts";

const grepValues =
  "-e -f -m --max-count -A -B -C --include --exclude --exclude-dir --color -g --glob -t --type";
const found = { ...check, answers: [1] };

export const textTools: readonly Tool[] = [
  { names: "grep egrep fgrep zgrep rg ag ack pgrep", rule: found, values: grepValues },
  {
    names: "jq",
    rule: read,
    values: "--arg --argjson --slurpfile --rawfile --indent -f --from-file --args",
    flags: { "-e|--exit-status": { canFail: true, answers: [1] } },
  },
  {
    names: "yq",
    rule: read,
    values: "--arg -o --output-format -p --input-format",
    flags: { "-i|--inplace": write, "-e|--exit-status": { canFail: true, answers: [1] } },
  },
  { names: "awk gawk mawk", rule: read, values: "-F -v -f" },
  {
    names: "tail",
    rule: read,
    values: "-n -c --lines --bytes -s --pid",
    word: true,
    flags: { "-f|-F|--follow": endless, "--pid": { endless: false } },
  },
  {
    names:
      "head uniq wc cut tr paste column fold fmt rev split join comm nl shuf seq bc expr xmllint base64 iconv numfmt tsort pr",
    rule: read,
    word: true,
    values: "-n -c -k -t -d -f -F -s",
  },
  {
    names: "sort",
    rule: read,
    word: true,
    values: "-k --key -t --field-separator -S --buffer-size -T -o --output",
    output: "-o --output",
  },
  { names: "sponge", rule: write },
  { names: "diff cmp sdiff colordiff", rule: { ...check, answers: [1] }, word: true },
  {
    names: "date cal uuidgen",
    rule: read,
    word: true,
    values: "-d --date -r -f",
    flags: { "-s|--set": write },
  },
  {
    names: "openssl",
    rule: read,
    values: "-connect -servername -in -out -CAfile -days -key -subj -starttls -checkend",
    oneDash: true,
    subcommands: {
      s_client: { ...read, interactive: true },
      "x509|version|ciphers|asn1parse|crl|rand|passwd|dgst|enc": read,
      verify: check,
      "genrsa|req|ca|pkcs12|genpkey|rsa|ecparam": write,
    },
    flags: { "x509 -checkend": check },
  },
  { names: "dig nslookup host whois drill", rule: read, word: true },
  {
    names: "ping ping6",
    rule: { ...check, endless: true },
    word: true,
    values: "-c -W -i -w -s -I",
    flags: { "-c|-w": { endless: false } },
  },
  { names: "traceroute tracepath mtr", rule: read, flags: { "-r|--report|-c": { endless: false } } },
  {
    names: "netstat ss ip ifconfig arp route ethtool iftop nethogs vnstat iperf iperf3 nmap",
    rule: read,
    word: true,
    subcommands: { "link set": write, "addr|address|route|rule add|del|replace|flush": write },
  },
  {
    names: "tcpdump",
    rule: { ...read, endless: true },
    values: "-c -i -w",
    output: "-w",
    flags: { "-c": { endless: false } },
  },
];

/** curl, wget, HTTPie, grpcurl: the method decides; a status of 500 fails only where the tool was told so. */
import { again, check, destroy, read, type Tool, write } from "./rule.ts";

export const http: readonly Tool[] = [
  {
    names: "curl",
    rule: read,
    values:
      "-X --request -H --header -d --data --data-raw --data-binary --data-urlencode -o --output -u --user -w --write-out -F --form -T --upload-file -A --user-agent -e --referer -b --cookie -c --cookie-jar --max-time -m --connect-timeout --retry --retry-delay --retry-max-time --resolve --cacert --cert --key -K --config -x --proxy --json --url -E --limit-rate -D --dump-header -r --range --unix-socket --interface --oauth2-bearer --connect-to",
    output: "-o --output -D --dump-header -c --cookie-jar",
    flags: {
      "-O|--remote-name|-J|--remote-header-name|--remote-name-all": again,
      "-d|--data|--data-raw|--data-binary|--data-urlencode|-F|--form|-T|--upload-file|--json": write,
      "-X|--request=GET,HEAD,OPTIONS,get,head": read,
      "-G|--get|-I|--head": read,
      "-X|--request=POST,PATCH,post,patch": write,
      "-X|--request=PUT,put": { danger: "write", repeat: true },
      "-X|--request=DELETE,PURGE,delete,purge": destroy,
      "-f|--fail|--fail-with-body": { canFail: true },
      "-N|--no-buffer": {},
    },
  },
  {
    names: "wget",
    rule: check,
    values:
      "-O --output-document -o --header --post-data --user --password -P -T --timeout -t --tries --method --body-data",
    output: "-O --output-document -o",
    flags: {
      "--post-data|--post-file|--body-data": write,
      "--method=POST,PUT,PATCH": write,
      "--method=DELETE": destroy,
    },
  },
  {
    names: "http https xh",
    rule: read,
    word: true,
    subcommands: { "GET|HEAD|OPTIONS": read, "POST|PUT|PATCH": write, DELETE: destroy },
    flags: { "--check-status": { canFail: true } },
  },
  {
    names: "grpcurl websocat wscat",
    rule: { ...write, canFail: true },
    values: "-d -H -proto -import-path",
    oneDash: true,
    subcommands: { "list|describe": read },
  },
  { names: "grpc_health_probe grpc-health-probe", rule: check },
];

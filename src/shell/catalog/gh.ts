/** GitHub's client, and GitLab's. */
import { again, check, destroy, endless, read, type Tool, write } from "./rule.ts";

export const gh: Tool = {
  names: "gh glab",
  rule: write,
  verbs: true,
  values:
    "-R --repo -L --limit -b --body -t --title -B --base -H --head -f --field -F --raw-field --json -q --jq -X --method --ref --label -l -a --assignee --branch -s --state --template -w --workflow --notes --notes-file -m --milestone",
  subcommands: {
    "pr|issue|run|release|repo|workflow|gist|secret|variable|label|cache|project|ruleset|mr|ci list|view|status|diff|ls":
      read,
    "pr checks": check,
    "run watch": check,
    "pr|issue create|comment|edit|reopen|merge|close|ready|review|lock": write,
    "pr checkout": again,
    "run rerun|cancel|download": write,
    "workflow run|enable|disable": write,
    "release create|edit|upload": write,
    "release|repo|issue|run|gist|secret|variable|label|cache delete": destroy,
    "secret|variable set": again,
    "auth status|token": check,
    "auth login": { ...write, interactive: true },
    api: read,
    browse: read,
    search: read,
  },
  flags: {
    "api -X|--method=POST,PUT,PATCH": write,
    "api -X|--method=DELETE": destroy,
    "api -f|-F|--field|--raw-field|--input": { danger: "write" },
    "api -X|--method=GET": read,
    "pr checks --watch": { endless: false },
    "run view --log": { endless: false },
    "run list --follow": endless,
  },
};

/** Commands that want a person at the terminal: editors, pagers, log-ins, clients with nothing typed into them. */
import { insertAfter, replaceAt, spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { type Found, gathered } from "../gathered.ts";
import { indexOfItem } from "../item-index.ts";
import { judgedOf } from "../judged.ts";
import { quoted } from "../quoted.ts";
import type { Rule } from "../rule.ts";
import { nameOf, ownWords } from "../through.ts";
import { bareWords } from "../words.ts";

const FIXES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:vim?|nvim|nano|emacs|pico|ed|sudoedit|visudo)\b/,
    "write down the change itself: `sed -i.bak …`, or a file that is copied there",
  ],
  [
    /^(?:kubectl|oc)(?: \S{1,60}){0,6}? edit /,
    "write down the change itself: `kubectl patch`, `kubectl set` or `kubectl apply -f`",
  ],
  [/^crontab -\w*e/, "install a file: `crontab orders.cron`"],
  [/^git (?:rebase|add|commit)/, "say it in the command: a message with -m, a range without -i"],
  [/^(?:less|more|most|man)\b/, "print it: `cat`, or `tail -n 100`"],
  [/^(?:top|htop|btop|atop|glances)\b/, "print it once: `top -b -n 1`"],
  [/^openssl s_client/, "end its input: `</dev/null`"],
  [
    /^(?:psql|cockroach)/,
    "say what is to be run: `psql -c '…'` or `psql -f file.sql`, without -it around it",
  ],
  [/^(?:mysql|mariadb)/, "say what is to be run: `mysql -e '…'`, without -it around it"],
  [/^(?:mongosh|mongo)\b/, "say what is to be run: `mongosh --eval '…'`, without -it around it"],
  [/^(?:redis-cli)\b/, "say what is to be run, as in `redis-cli PING`, without -it around it"],
  [/^(?:rails|bin\/rails|bundle) /, "say what is to be run: `rails runner '…'`"],
  [/^(?:(?:ba|z|da|a|k)?sh)\b/, "say what is to be run there: `sh -c '…'`, without -it around it"],
  [/login|configure|auth/, "log in beforehand, and let the runbook ask whether that was done"],
  [/^read\b/, "ask in the runbook's text: a task-list item is a question that somebody answers"],
  [/^(?:apt|apt-get|yum|dnf|zypper) /, "add -y"],
  [
    /^(?:terraform|tofu) /,
    "apply a plan that was looked at: `terraform plan -out=tfplan`, then `terraform apply tfplan`",
  ],
];

/** Where an answer is asked for by the tool itself. */
const ASKS =
  /^(?:apt|apt-get|yum|dnf) (?:-\S{1,20} ){0,3}(?:install|upgrade|dist-upgrade|remove|update(?= \S))|^(?:terraform|tofu)(?: -chdir=\S{1,80})? apply(?: |$)/;
const ANSWERED =
  /(?:^| )(?:-y|-qy|-yq|-yqq|--yes|--assume-yes|--assumeyes|-auto-approve|--auto-approve|-auto-approve=true|--non-interactive)(?: |$)|^terraform apply .{0,80}\S{0,60}(?:plan|\.out)\b/;

/** Prompts that stay open for the lines that follow: what is typed into them is the runbook's. */
function isFollowed(desk: Desk, { item }: DeepCall): boolean {
  if (item === null) return false;
  const at = indexOfItem(desk, item);
  return desk.items.slice(at + 1, at + 12).some((each) => {
    if (each.section !== item.section) return false;
    if (each.kind === "query") return true;
    if (each.kind !== "command" && each.kind !== "check") return false;
    return each.inside !== null || (each.host !== null && each.host !== item.host);
  });
}

const SHELL = /^(?:ba|z|da|a|k)?sh$/;
const CLIENT = /^(?:psql|mysql|mariadb|mongosh?|redis-cli|sqlite3|cqlsh|clickhouse-client|influx|sqlplus)$/;

function editOf(call: DeepCall, said: string): Found["hit"]["edits"] {
  const { stages } = call.pipeline;
  const last = stages[0]?.words.at(-1);
  if (!/^openssl s_client/.test(said) || last === undefined || !call.exact || stages.length > 1) return [];
  const edit = insertAfter(call, last.mark, " </dev/null");
  return edit === null ? [] : [edit];
}

/** `docker exec -it app rake db:migrate`: the terminal is asked for by -t alone. */
function ttyHit(call: DeepCall): Found | null {
  const [stage] = call.pipeline.stages;
  if (stage === undefined || call.item === null) return null;
  const words = bareWords(stage);
  const inner = ownWords(stage);
  if (inner === words || inner.length >= words.length || !/^(?:docker|podman|nerdctl)$/.test(nameOf(words)))
    return null;
  const flag = words.slice(0, words.length - inner.length).find(({ text }) => /^-(?:it|ti)$/.test(text));
  if (flag === undefined) return null;
  const edit = call.exact ? replaceAt(call, flag.mark, "-i") : null;
  return {
    call,
    cause: "terminal",
    hit: {
      span: spanAt(call, flag.mark),
      what: `${quoted(stage.text, 50)} asks for a terminal that "${nameOf(inner)}" does not need`,
      why: "without a terminal, as in a pipeline of CI, it refuses to run",
      fix: "take the t out: -i is enough",
      ...(edit === null ? {} : { edits: [edit] }),
    },
  };
}

function hitOf(desk: Desk, call: DeepCall): Found | null {
  const { stages, within, background } = call.pipeline;
  const [stage] = stages;
  if (
    call.item === null ||
    stage === undefined ||
    background ||
    within === "substitution" ||
    stage.words.length === 0
  )
    return null;
  const words = ownWords(stage);
  const said = words
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 600);
  const asks = ASKS.test(said) && !ANSWERED.test(said) && stages.length === 1;
  const judged = judgedOf(desk, call);
  if (!judged.interactive && !asks) return judged.endless ? null : ttyHit(call);
  // `ssh host 'bash -s' < script.sh` reads what it is fed.
  if (
    call.outer?.pipeline.stages.some(({ redirects }) =>
      redirects.some(({ operator }) => operator.startsWith("<")),
    )
  )
    return null;
  const name = nameOf(words);
  // Going somewhere is how operators work: `ssh host`, `su - deploy`, a shell or a prompt that is then typed into.
  if (/^(?:ssh|su|sudo|mosh|tsh|gcloud|aws)$/.test(name) && !/login|auth|configure/.test(said)) return null;
  const isPrompt = CLIENT.test(name) || SHELL.test(name) || call.item.opens !== null || /console$/.test(said);
  if (isPrompt && isFollowed(desk, call)) return null;
  const fix = FIXES.find(([pattern]) => pattern.test(said))?.[1];
  const edits = editOf(call, said);
  return {
    call,
    cause: fix ?? said,
    hit: {
      span: spanAt(call, stage.mark),
      what: asks
        ? `${quoted(stage.text, 60)} asks before it does anything`
        : `${quoted(stage.text, 60)} wants a person at the terminal`,
      ...(fix === undefined ? {} : { fix }),
      ...(edits === undefined || edits.length === 0 ? {} : { edits }),
    },
  };
}

export const interactive: Rule = {
  code: "COMMAND_INTERACTIVE",
  // As long as a person carries the runbook out, a person is there.
  level: "note",
  title: "a command wants a person at the terminal",
  why: "it waits for keys that nobody presses when the runbook is carried out for you",
  fix: "use a form that takes its answers from the command line",
  find: (desk) =>
    gathered(
      deepCalls(desk)
        .map((call) => hitOf(desk, call))
        .filter((found) => found !== null),
    ),
};

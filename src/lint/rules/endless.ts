/** Commands that never return by themselves: whoever carries the runbook out stands still there. */
import type { Stage } from "../../shell/index.ts";
import { insertAfter, spanAt } from "../call.ts";
import type { DeepCall } from "../deep.ts";
import { deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { type Found, gathered } from "../gathered.ts";
import { grepOf } from "../grep.ts";
import { judgedOf } from "../judged.ts";
import { quoted } from "../quoted.ts";
import type { Rule } from "../rule.ts";
import { nameOf, ownWords } from "../through.ts";
import { hasOption } from "../words.ts";

/** Tunnels are open as long as they are needed; that is how they work. */
const TUNNELS =
  /^(?:kubectl|oc)(?: \S{1,60}){0,6}? port-forward |^(?:cloud[_-]sql[_-]proxy|cloud-sql-proxy|kubectl proxy|minikube tunnel|ngrok|gcloud .{0,80}start-iap-tunnel)|^(?:ssh|autossh) (?:\S{1,80} ){0,6}-\w*[NLRD]|^aws ssm start-session/;

/** A log that ends: the one of a job, or of a container that runs once. */
const ENDS =
  /^(?:kubectl|oc|docker|docker-compose|podman) (?:\S{1,80} ){0,6}?logs? .{0,200}(?:\bjobs?(?:\.batch)?\/|migrat|backup|restore|seed)/i;

const FIXES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:kubectl|oc)(?: \S{1,60}){0,6}? (?:get|top) /,
    "use `kubectl wait --for=condition=Ready --timeout=5m` or `kubectl rollout status --timeout=5m`",
  ],
  [/^pm2 logs?/, "add --nostream, and --lines 100 for how much to show"],
  [/^docker stats|^podman stats/, "add --no-stream, which prints the figures once"],
  [
    /^(?:docker compose|docker-compose)(?: \S{1,80}){0,4}? up/,
    "add -d, and --wait where the services have health checks",
  ],
  [/^journalctl/, "take -f out: `journalctl -n 100 --no-pager`"],
  [/^tail/, "take -f out: `tail -n 100`; to wait for a line, `timeout 5m grep -m 1 -q … <(tail -f …)`"],
  [/ logs?(?: |$)|^stern|^heroku/, "take -f out: --tail=100 or --since=10m shows what there is"],
  [/^watch /, "ask once, or wait with a bound: `timeout 5m sh -c 'until …; do sleep 5; done'`"],
  [/^(?:top|htop|btop)/, "print it once: `top -b -n 1`"],
  [/^ping/, "add -c 4"],
];

const saidBy = (stage: Stage): string =>
  ownWords(stage)
    .map(({ text }) => text)
    .join(" ");

/** A later command of the pipe ends it: `| grep -m 1`, `| grep -q`. */
const isEnded = (stages: readonly Stage[]): boolean =>
  stages.slice(1).some((stage) => {
    const grep = grepOf(stage);
    return grep !== null && (grep.quiet || hasOption(ownWords(stage), "-m", "--max-count"));
  });

function editOf(call: DeepCall, stage: Stage, said: string): Found["hit"]["edits"] {
  const option = /^pm2 logs?/.test(said) ? " --nostream" : /^docker stats/.test(said) ? " --no-stream" : null;
  const last = ownWords(stage).at(-1);
  if (option === null || last === undefined || !call.exact) return [];
  const edit = insertAfter(call, last.mark, option);
  return edit === null ? [] : [edit];
}

function hitOf(desk: Desk, call: DeepCall): Found | null {
  const { stages, within, background } = call.pipeline;
  const [stage] = stages;
  if (call.item === null || stage === undefined || background || within === "substitution") return null;
  if (!call.item.endless && call.outer === null) return null;
  const said = saidBy(stage);
  if (said === "" && stage.compound !== "While") return null;
  if (
    !judgedOf(desk, call).endless ||
    TUNNELS.test(said) ||
    isEnded(stages) ||
    nameOf(ownWords(stage)) === "ssh"
  )
    return null;
  if (call.item.interactive && /^(?:top|htop|btop|pm2 monit)/.test(said)) return null;
  if (ENDS.test(said.slice(0, 600))) return null;
  const edits = editOf(call, stage, said);
  const fix = FIXES.find(([pattern]) => pattern.test(said))?.[1];
  return {
    call,
    cause: fix ?? said,
    hit: {
      span: spanAt(call, stage.mark),
      what: said === "" ? "this loop has no end" : `${quoted(said, 60)} never returns`,
      ...(fix === undefined ? {} : { fix }),
      ...(edits === undefined || edits.length === 0 ? {} : { edits }),
    },
  };
}

export const endless: Rule = {
  code: "COMMAND_ENDLESS",
  // Somebody who follows a log on purpose knows that it has no end.
  level: "note",
  title: "a command never returns by itself",
  why: "the runbook stands still there until somebody presses Ctrl-C; Rutter ends it after a minute",
  fix: "give it an end: `timeout 60 …`, or a form that asks once",
  find: (desk) =>
    gathered(
      deepCalls(desk)
        .map((call) => hitOf(desk, call))
        .filter((found) => found !== null),
    ),
};

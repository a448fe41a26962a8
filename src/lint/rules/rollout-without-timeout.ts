/** `kubectl rollout status` without a bound: it waits as long as the rollout hangs. */
import { insertAfter, spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import { atLevel, type Found, gathered } from "../gathered.ts";
import { quoted } from "../quoted.ts";
import type { Rule } from "../rule.ts";
import { asideLevel } from "../standing.ts";
import { nameOf, through } from "../through.ts";
import { hasOption } from "../words.ts";

/** Not `argo rollouts status`: it ends by itself when the rollout is degraded or aborted. */
const WAITS = /^(?:kubectl|oc)(?: \S{1,80}){0,8}? rollout status(?: |$)/;

function isBounded(call: DeepCall): boolean {
  if (call.item?.notes?.timeoutMs !== undefined || call.pipeline.background) return true;
  const outer = [call.pipeline, ...(call.outer === null ? [] : [call.outer.pipeline])];
  return outer.some(({ stages }) =>
    stages[0]?.words.some(({ text }) => text === "timeout" || text === "gtimeout"),
  );
}

function hitsOf(call: DeepCall): readonly Found[] {
  if (call.item === null) return [];
  return call.pipeline.stages.flatMap((stage): readonly Found[] => {
    const { words } = through(stage);
    const last = words.at(-1);
    const said = words.map(({ text }) => text).join(" ");
    if (last === undefined || !/^(?:kubectl|oc)$/.test(nameOf(words)) || !WAITS.test(said.slice(0, 600)))
      return [];
    if (
      hasOption(words, "--timeout", "-t") ||
      words.some(({ text }) => /^(?:--watch|-w)=false$/.test(text)) ||
      isBounded(call)
    )
      return [];
    const edit = call.exact && last.literal ? insertAfter(call, last.mark, " --timeout=10m") : null;
    const hit = {
      span: spanAt(call, stage.mark),
      what: `${quoted(said, 60)} has no --timeout`,
      ...atLevel(asideLevel(call)),
    };
    return [{ call, hit: edit === null ? hit : { ...hit, edits: [edit] } }];
  });
}

export const rolloutWithoutTimeout: Rule = {
  code: "COMMAND_ROLLOUT_WITHOUT_TIMEOUT",
  level: "warning",
  title: "waits for a rollout without a bound",
  why: "a Deployment that hangs is waited for until its progress deadline, anything else without end",
  fix: "add --timeout=10m, or as long as a good rollout takes",
  find: (desk) => gathered(deepCalls(desk).flatMap(hitsOf)),
};

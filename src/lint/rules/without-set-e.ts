/**
 * Several commands of a fence where a later one does harm if an earlier has failed, and nothing stops it. It points at the
 * first that may fail and names the one that then does harm.
 */
import { lineOf, spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { judgedOf } from "../judged.ts";
import { purposeOf } from "../purpose.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { hasErrexit } from "../shell-options.ts";
import { asideLevel, isLooking } from "../standing.ts";
import { nameOf, ownWords } from "../through.ts";

/** What the commands after it take for granted. */
const NEEDED = new Set(["build", "migration", "dump", "tests"]);
const NEEDED_WORDS =
  /^(?:cd|pushd|git (?:pull|checkout|fetch|merge|clone|reset)|npm (?:ci|install)|pip install|composer install|bundle install|tar |unzip|wget|curl .{0,80}-[a-zA-Z]{0,4}[oO]|gunzip|scp|rsync|docker (?:pull|compose pull)|docker-compose pull|aws s3 cp|cp )/;
const ACTING = new Set(["deployment", "migration"]);
const ACTING_WORDS =
  /^(?:systemctl (?:restart|reload|start|stop)|service \S{1,60} (?:restart|reload|start|stop)|pm2 (?:restart|reload|start)|docker (?:run|restart|service|stop)|rm |kubectl (?:\S{1,60} ){0,4}?(?:delete|apply|set|rollout|scale)|supervisorctl|mv |ln -s\w* )/;

const saidBy = (call: DeepCall): string =>
  (call.pipeline.stages[0] === undefined ? [] : ownWords(call.pipeline.stages[0]))
    .slice(0, 24)
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 400);

function purposeIn(call: DeepCall): string | null {
  const [stage] = call.pipeline.stages;
  return stage === undefined ? null : purposeOf(ownWords(stage));
}

const isNeeded = (call: DeepCall): boolean =>
  NEEDED.has(purposeIn(call) ?? "") || NEEDED_WORDS.test(saidBy(call));
const isActing = (call: DeepCall): boolean =>
  ACTING.has(purposeIn(call) ?? "") || ACTING_WORDS.test(saidBy(call));

function hitOf(desk: Desk, calls: readonly DeepCall[]): Hit | null {
  const top = calls.filter(
    ({ pipeline }) => pipeline.within === "list" && pipeline.stages[0]?.compound === null,
  );
  const [any] = top;
  if (any === undefined || hasErrexit(desk, any.text) || isLooking(any)) return null;
  const first = top.findIndex(
    (call) => call.pipeline.after === null && call.pipeline.stages.length === 1 && isNeeded(call),
  );
  const from = top[first];
  if (from === undefined) return null;
  const later = top
    .slice(first + 1)
    .find(
      (call) =>
        call.pipeline.statement !== from.pipeline.statement &&
        call.pipeline.before === null &&
        isActing(call) &&
        judgedOf(desk, call).danger !== "read",
    );
  // Segments of a fence are steps of their own, and a failed step stops the course.
  if (later === undefined || later.item?.id !== from.item?.id || from.item === null) return null;
  const [stage] = from.pipeline.stages;
  const acting = later.pipeline.stages[0];
  if (stage === undefined || acting === undefined || nameOf(ownWords(acting)) === "") return null;
  return {
    span: spanAt(from, stage.mark),
    what: `if ${quoted(saidBy(from), 40)} fails, ${quoted(saidBy(later), 40)} in line ${lineOf(later)} is carried out all the same`,
    ...(asideLevel(later) === null ? {} : { level: "note" as const }),
  };
}

export const withoutSetE: Rule = {
  code: "COMMANDS_WITHOUT_SET_E",
  level: "note",
  title: "several commands where a failed one does not stop the next",
  why: "a shell goes on after a command that failed",
  fix: "begin the fence with `set -e`, or join them by &&",
  find: (desk) => {
    const texts = new Map<number, DeepCall[]>();
    for (const call of deepCalls(desk)) {
      if (call.inline || call.outer !== null) continue;
      const text = texts.get(call.text);
      if (text === undefined) texts.set(call.text, [call]);
      else text.push(call);
    }
    return [...texts.values()].map((calls) => hitOf(desk, calls)).filter((hit) => hit !== null);
  },
};

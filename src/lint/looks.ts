/**
 * Whether a step looks at what came of the steps before it: a check, a question, a command that reads, one that waits
 * until the new state is there. What only finds the version to go back to does not.
 */
import { codeSpans, type Item } from "../runbook/index.ts";
import { judgeCommand, looksLikeCommand } from "../shell/index.ts";
import type { Call } from "./call.ts";
import type { Desk } from "./desk.ts";

const LOOKS =
  /\b(?:verif\w+|validat\w+|check(?!out|point|sum)\w*|confirm\w*|ensure|make sure|monitor\w*|watch\w*|smoke|health\w*|sanity|tests?\b|observe|look (?:at|for)|inspect\w*|until (?:the )?(?:old|previous|pods?|service)|wait(?:ing)? (?:for|until)|should (?:be|show|return|see)|expect\w*|baseline|healthy|green|recovered|(?:re-?run|repeat|restart from|start again from|follow|go back to)\b.{0,60}\b(?:steps?|phases?|sections?|above)|verificar|comprobar|prüfen|vérifier)\b/i;
const FOR_LATER =
  /\b(?:verif\w+|validat\w+|smoke)\b.{0,60}\b(?:after|afterwards|then|again|once)\b|\b(?:after|then|once)\b.{0,80}\b(?:verif\w+|validat\w+|smoke)\b/i;
/** What a person does to go back. */
const GOES =
  /^(?:revert|roll(?:ing)?[ -]?back|re-?deploy|restore|switch|deploy|promote|re-?run|disable|undo|point|route|shift)\b|^(?:click|press|select|choose|hit|use)\b.{0,40}\b(?:re-?deploy|roll ?back|revert|promote|restore|publish deploy)\b/i;
/** They find what to go back to, and say nothing of how it went. */
const CHOOSES =
  /\b(?:git (?:log|tag|show|branch|fetch|reflog|describe)|rollout history|helm history|helm list|docker images|list-tags|describe-images|releases?$|ls\b|list-(?:versions|revisions)|revisions list|deployments list)\b/;
/** They wait until the old version is there, and fail where it does not come. */
const WAITS =
  /--wait\b(?!=false)|\brollout status\b|\bkubectl wait\b|\bapp wait\b|\bservices-stable\b|\bhealth/;

/** Among the commands of a step that acts. */
const ASKS =
  /\b(?:curl|wget|smoke|health\w*|verify|check|test)\b|-c ["']select\b|\b(?:kubectl\b[^\n]{0,80}\b(?:get|describe|logs)|pm2 (?:status|ls|list|logs?|show)|docker(?: compose|-compose)? (?:ps|logs|inspect)|systemctl (?:status|is-active)|helm status|service \S+ status)\b/i;

const MOVES = /^\s*(?:(?:cd|ssh|export|echo|printf|exit|pushd|popd|source|set)(?:\s[^\n&;|]*)?|[A-Z_]+=\S*)$/;

export const VERIFIES = /\b(?:verif|validat|check|confirm|smoke)/i;

/** It changes something: a command, a statement, or what a person is told to do. */
export const acts = (item: Item): boolean =>
  (item.kind === "command" && item.danger !== "read") ||
  (item.kind === "query" && item.danger !== "read") ||
  (item.kind === "question" && GOES.test(item.text)) ||
  (item.kind === "verb" && item.verb !== "check" && item.verb !== "verify");

/** Every command that a sentence holds ("Run `helm rollback api`, then `curl -f …`"), in its order. */
function commandsInProse(line: string): readonly string[] {
  const text = line.slice(0, 1000);
  return codeSpans(text).flatMap(({ start, end }) => {
    const code = text
      .slice(start, end)
      .replace(/^`+|`+$/g, "")
      .trim();
    return code.includes(" ") && looksLikeCommand(code) ? [code] : [];
  });
}

/** A command within a sentence ("Run `cap production deploy:rollback`") acts as well. */
export const commandInProse = (line: string): string | null =>
  commandsInProse(line).find((code) => judgeCommand(code).danger !== "read") ?? null;

/** One that looks at what came of it; on the line of the first step, only behind that step. */
export function looksInProse(line: string, step: string | null): boolean {
  const codes = commandsInProse(line);
  const behind = step === null ? codes : codes.slice(codes.indexOf(step) + 1);
  return behind.some((code) => {
    if (judgeCommand(code).danger !== "read") return WAITS.test(code) || ASKS.test(code);
    return !CHOOSES.test(code) && !MOVES.test(code);
  });
}

/** What a sentence says behind the command that it begins with. */
export function restOfSentence(line: string, step: string): string {
  const at = line.indexOf(step);
  return at < 0 ? "" : line.slice(at + step.length);
}

/** The last command of a step that acts may be the look at what it did. */
function endsWithLook(desk: Desk, item: Item): boolean {
  const last = callsByItem(desk).get(item)?.at(-1);
  if (last === undefined) return false;
  const text = last.pipeline.stages.map((stage) => stage.text).join(" | ");
  return judgeCommand(text).danger === "read" && !CHOOSES.test(text.slice(0, 500)) && !MOVES.test(text);
}

/** The commands of each item, in their order. */
const known = new WeakMap<Desk, ReadonlyMap<Item, readonly Call[]>>();

function callsByItem(desk: Desk): ReadonlyMap<Item, readonly Call[]> {
  const made = known.get(desk);
  if (made !== undefined) return made;
  const found = new Map<Item, Call[]>();
  for (const call of desk.calls) {
    if (call.item === null) continue;
    const calls = found.get(call.item);
    if (calls === undefined) found.set(call.item, [call]);
    else calls.push(call);
  }
  known.set(desk, found);
  return found;
}

export function looks(desk: Desk, item: Item): boolean {
  switch (item.kind) {
    case "check":
    case "expectation":
    case "soak":
      return true;
    case "query":
      return item.danger === "read";
    case "question":
    case "note":
      return LOOKS.test(item.text);
    case "command":
      if (item.danger === "read") return !CHOOSES.test(item.run.slice(0, 500)) && !MOVES.test(item.run);
      return (
        endsWithLook(desk, item) ||
        WAITS.test(item.run.slice(0, 2000)) ||
        LOOKS.test(item.text) ||
        ASKS.test(item.run.slice(0, 2000))
      );
    case "verb":
      return item.verb === "check" || item.verb === "verify" || item.verb === "watch";
    default:
      return false;
  }
}

/** A line of prose or a comment that asks to look at the outcome; before the first step only where it says for when. */
export const saysToLook = (line: string, behind: boolean): boolean =>
  !CHOOSES.test(line) && (behind ? LOOKS : FOR_LATER).test(line);

/** Statements that are no work for the shell: a wait, a link for a person, the way out of a place. */
import type { Statement } from "unbash";
import type { Unit } from "./pieces.ts";
import { commandWords } from "./tree-words.ts";
import { sleepMs } from "./wait-words.ts";

function onlyWords(unit: Unit): readonly string[] | null {
  const [statement] = unit.statements;
  if (unit.statements.length !== 1 || statement === undefined || statement.background) return null;
  return simpleWords(statement);
}

function simpleWords({ command }: Statement): readonly string[] | null {
  return command.type === "Command" && command.redirects.length === 0 ? commandWords(command) : null;
}

/** A `sleep` of its own, with one known length. */
export function sleepOf(unit: Unit): number | null {
  const words = onlyWords(unit);
  return words?.[0] === "sleep" && words.length === 2 ? sleepMs(words[1] ?? "") : null;
}

const opener = /^(?:open|xdg-open|start|sensible-browser)$/;
const address = /^(?:https?:\/\/|www\.)\S+$/;

export function linkOf(unit: Unit): string | null {
  const words = onlyWords(unit);
  const [first = "", second = ""] = words ?? [];
  if (opener.test(first) && address.test(second)) return second;
  return words?.length === 1 && address.test(first) ? first : null;
}

export const leavesPlace = (unit: Unit): boolean => {
  const words = onlyWords(unit);
  return words !== null && words.length === 1 && /^(?:exit|logout)$/.test(words[0] ?? "");
};

const waits = /^(?:wait|sleep|watch|status|--timeout(?:=.*)?|--wait(?:=.*)?|-w|--watch|--for(?:=.*)?)$/;

/** The command itself waits, so a comment that says so is its title and no wait of its own. */
export function waitsItself(unit: Unit): boolean {
  const words = onlyWords(unit) ?? [];
  return (
    sleepOf(unit) !== null ||
    words.some((word) => waits.test(word)) ||
    /\b(?:wait|watch|monitor)/i.test(words[0] ?? "")
  );
}

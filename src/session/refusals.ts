/** What can go wrong with a session, in words that help: each with its code and what to do about it. */
import type { RutterErrorParts } from "../base/index.ts";
import type { SessionCode } from "./codes.ts";

interface Refusal extends RutterErrorParts {
  readonly code: SessionCode;
}

export const bashMissing = (word: string, said: string): Refusal => ({
  code: "SESSION_BASH_MISSING",
  what: `${word} could not be started${said === "" ? "" : `: ${said}`}`,
  why: "the steps of a runbook are typed into bash, and nothing was run without it",
  fix: "install bash where the steps run, and see that PATH leads to it",
});

export const hostUnreachable = (words: readonly string[], said: string): Refusal => ({
  code: "SESSION_HOST_UNREACHABLE",
  what: `${words.slice(0, 2).join(" ")} ended before bash answered${said === "" ? "" : `: ${said}`}`,
  why: "the step was not begun: there was nothing to run it",
  fix: `try it by hand: ${words.join(" ")}`,
});

export const folderMissing = (folder: string): Refusal => ({
  code: "SESSION_FOLDER_MISSING",
  what: `the folder ${folder} cannot be entered`,
  why: "a command in another folder than the one meant can do harm, so the step was not begun",
  fix: "make the folder again, or see to it that this user may enter it",
});

export const keeperFailed = (said: string): Refusal => ({
  code: "SESSION_KEEPER_FAILED",
  what: `the process that keeps the session could not do its work: ${said}`,
  why: "without it nobody would know, after a crash, how a step ended",
  fix: "look whether the disk is full and whether RUTTER_HOME can be written to",
});

export const keeperLost = (why: string): Refusal => ({
  code: "SESSION_KEEPER_LOST",
  what: "the session was lost while the step ran",
  why,
  fix: "look at what the step was to change, and say whether it was done",
});

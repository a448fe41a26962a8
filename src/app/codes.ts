/** The permanent codes of what `app` can find wrong with files and folders of this machine. */
import type { CodeTable } from "../base/index.ts";

export const codes = {
  RUNBOOK_FILE_MISSING: { kind: "error", title: "there is no such file" },
  RUNBOOK_FILE_IS_FOLDER: { kind: "error", title: "a folder was given where a runbook is wanted" },
  RUNBOOK_FILE_FORBIDDEN: { kind: "error", title: "the file may not be read" },
  RUNBOOK_FILE_UNREADABLE: { kind: "error", title: "the file could not be read" },
  RUNBOOK_FILE_EMPTY: { kind: "error", title: "the file holds no text" },
  RUNBOOK_FILE_TOO_LARGE: { kind: "error", title: "the file is larger than 8 MB" },
  RUNBOOK_FILE_BINARY: { kind: "error", title: "the file is not text" },
  RUNBOOK_FILE_ENCODING: {
    kind: "diagnostic",
    level: "note",
    title: "the file is not UTF-8 and was read as Windows-1252",
  },
  PLAN_FILE_INVALID: { kind: "error", title: "the file is not a plan that Rutter wrote" },
  CONFIG_SYNTAX: { kind: "error", title: "rutter.yaml is not YAML" },
  CONFIG_KEY_UNKNOWN: { kind: "error", title: "rutter.yaml has a setting that Rutter does not know" },
  CONFIG_VALUE_INVALID: { kind: "error", title: "a setting in rutter.yaml has a value that it cannot have" },
  CONFIG_NAME_UNKNOWN: { kind: "error", title: "a setting in rutter.yaml names something that is not there" },
  CONFIG_SECRET_LITERAL: { kind: "error", title: "a secret stands in rutter.yaml itself" },
  CONFIG_RUNBOOK_MISSING: {
    kind: "diagnostic",
    level: "warning",
    title: "rutter.yaml names a runbook that is not there",
  },
  CONFIG_ENVIRONMENT_UNKNOWN: { kind: "error", title: "rutter.yaml has no environment of that name" },
  DOCTOR_TOOL_MISSING: { kind: "error", title: "a tool that a runbook needs is not here, or does not run" },
  DOCTOR_CONTEXT_MISSING: {
    kind: "error",
    title: "kubectl knows no such context, or its cluster no such namespace",
  },
  DOCTOR_UNREACHABLE: { kind: "error", title: "what a runbook needs does not answer from here" },
  DOCTOR_SECRET_MISSING: { kind: "error", title: "a secret is not where its reference says" },
  DOCTOR_SCRIPT_MISSING: { kind: "error", title: "a script or a task that a runbook calls is not there" },
  DOCTOR_NOTHING_NAMED: { kind: "error", title: "no runbook was given, and rutter.yaml names none" },
  DOCTOR_TIMEOUT_INVALID: { kind: "error", title: "--timeout is no length of time up to 10 seconds" },
  LINT_FILES_NONE: { kind: "error", title: "there is no runbook to lint" },
  LINT_RULE_UNKNOWN: { kind: "error", title: "a level is set for a code that lint does not report" },
  LINT_LEVEL_UNKNOWN: { kind: "error", title: "a code is given a level that does not exist" },
  LINT_SINCE_GIT: { kind: "error", title: "git cannot be asked what a runbook was like before" },
  LINT_SINCE_REVISION: { kind: "error", title: "the revision to compare with is not there" },
  LINT_FIX_REFUSED: { kind: "error", title: "a runbook could not be fixed safely and was left as it was" },
  INIT_EXISTS: { kind: "error", title: "there is a rutter.yaml already" },
  INIT_FOLDER_MISSING: { kind: "error", title: "there is no such folder to look at" },
  INIT_NOT_WRITABLE: { kind: "error", title: "nothing can be written to the folder" },
} as const satisfies CodeTable;

export type AppCode = keyof typeof codes;

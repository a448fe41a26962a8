/** What `rutter lint --help` says. */
import type { VerbHelp } from "./help.ts";

export const LINT_HELP: VerbHelp = {
  usage: "lint [FILE|FOLDER|GLOB…]",
  about: [
    "Finds what in runbooks is unsafe, contradicts itself or cannot work: each with",
    "its line, why it matters and what to do. Without arguments: what rutter.yaml",
    "lists under lint.files, else the folder runbooks and what services name.",
    "",
    "A finding that is meant to be there is allowed by a comment above it:",
    "<!-- rutter: allow CODE reason -->",
    "",
    "Exit status: 1 with a finding of level error, 3 where something was not linted.",
  ],
  options: [
    ["--fix", "make the changes that are safe to make unseen"],
    ["--dry-run", "with --fix: show the changes, write nothing"],
    ["--since REVISION", "only what is new since a branch, tag or commit of git"],
    ["--rule CODE=LEVEL", "count a code as off, note, warning or error"],
    ["--max-warnings N", "more warnings than that: exit status 1"],
    ["-q, --quiet", "leave notes out"],
    ["--all", "on a terminal: more than five of one rule in a file"],
    ["--format FORMAT", "text, json (lint/1), sarif (2.1.0) or github"],
    ["--stdin-filename PATH", "with -: the path that standard input stands for"],
  ],
  example: [
    "rutter lint runbooks",
    "rutter lint deploy.md --fix",
    "rutter lint 'docs/**/*.md' --since origin/main --format github",
  ],
};

/** Every rule of lint, in the order in which `rutter explain` groups them: one line each, one file each. */
import type { Rule } from "./rule.ts";
import { alternativesUnmarked } from "./rules/alternatives-unmarked.ts";
import { alwaysPasses } from "./rules/always-passes.ts";
import { commandFlagUnknown } from "./rules/command-flag-unknown.ts";
import { commandRunnerSwallowsFlag } from "./rules/command-runner-swallows-flag.ts";
import { commandSubcommandUnknown } from "./rules/command-subcommand-unknown.ts";
import { contactBlank } from "./rules/contact-blank.ts";
import { curlWithoutFail } from "./rules/curl-without-fail.ts";
import { destroysUnasked } from "./rules/destroys-unasked.ts";
import { elided } from "./rules/elided.ts";
import { endless } from "./rules/endless.ts";
import { gnuAndBsd } from "./rules/gnu-and-bsd.ts";
import { grepInverted } from "./rules/grep-inverted.ts";
import { guardCannotTrip } from "./rules/guard-cannot-trip.ts";
import { guardQueryMismatch } from "./rules/guard-query-mismatch.ts";
import { guardWithoutFigure } from "./rules/guard-without-figure.ts";
import { headerLine } from "./rules/header-line.ts";
import { heredocExpandsHere } from "./rules/heredoc-expands-here.ts";
import { inputPlaceholder } from "./rules/input-placeholder.ts";
import { inputSampleLiteral } from "./rules/input-sample-literal.ts";
import { interactive } from "./rules/interactive.ts";
import { ladderNotComplete } from "./rules/ladder-not-complete.ts";
import { ladderNotRising } from "./rules/ladder-not-rising.ts";
import { latestTag } from "./rules/latest-tag.ts";
import { linkAnchorDead } from "./rules/link-anchor-dead.ts";
import { linkDead } from "./rules/link-dead.ts";
import { migrationWithoutWayBack } from "./rules/migration-without-way-back.ts";
import { needsEyes } from "./rules/needs-eyes.ts";
import { npmScriptMissing } from "./rules/npm-script-missing.ts";
import { orderBackupLate } from "./rules/order-backup-late.ts";
import { orderContractEarly } from "./rules/order-contract-early.ts";
import { orderNoticeLate } from "./rules/order-notice-late.ts";
import { orderProductionFirst } from "./rules/order-production-first.ts";
import { pipeHidesStatus } from "./rules/pipe-hides-status.ts";
import { rollbackMissing } from "./rules/rollback-missing.ts";
import { rollbackUnverified } from "./rules/rollback-unverified.ts";
import { rolloutWithoutTimeout } from "./rules/rollout-without-timeout.ts";
import { rulesTargetBeyondRollback } from "./rules/rules-target-beyond-rollback.ts";
import { rulesTwoActions } from "./rules/rules-two-actions.ts";
import { rulesTwoThresholds } from "./rules/rules-two-thresholds.ts";
import { scriptMissing } from "./rules/script-missing.ts";
import { secretInText } from "./rules/secret-in-text.ts";
import { windowWithoutZone } from "./rules/window-without-zone.ts";
import { windowsExclude } from "./rules/windows-exclude.ts";
import { withoutSetE } from "./rules/without-set-e.ts";

export const rules: readonly Rule[] = [
  curlWithoutFail,
  grepInverted,
  headerLine,
  pipeHidesStatus,
  alwaysPasses,
  needsEyes,
  rolloutWithoutTimeout,
  endless,
  interactive,
  destroysUnasked,
  withoutSetE,
  elided,
  latestTag,
  gnuAndBsd,
  commandFlagUnknown,
  commandSubcommandUnknown,
  commandRunnerSwallowsFlag,
  heredocExpandsHere,
  inputPlaceholder,
  inputSampleLiteral,
  linkAnchorDead,
  linkDead,
  npmScriptMissing,
  scriptMissing,
  secretInText,
  guardWithoutFigure,
  guardQueryMismatch,
  guardCannotTrip,
  rulesTwoThresholds,
  rulesTwoActions,
  rulesTargetBeyondRollback,
  ladderNotRising,
  ladderNotComplete,
  windowsExclude,
  windowWithoutZone,
  alternativesUnmarked,
  contactBlank,
  migrationWithoutWayBack,
  orderBackupLate,
  orderContractEarly,
  orderNoticeLate,
  orderProductionFirst,
  rollbackMissing,
  rollbackUnverified,
];

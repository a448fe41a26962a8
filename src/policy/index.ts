export { type ReleaseClass, releaseClasses } from "../base/index.ts";
export { type Climb, climbOf, type Rung } from "./climb-of.ts";
export { matchesChange } from "./matches-change.ts";
export {
  type ClockRules,
  type DatedFreeze,
  nextOpenings,
  type Opening,
  type OpenState,
  openAt,
  whyNotTold,
} from "./open-at.ts";
export {
  type ApprovalRule,
  type Lock,
  noPolicy,
  type Policy,
  type ReadyItem,
} from "./policy.ts";
export { type Proved, type ReadyFacts, readyItems } from "./readiness.ts";
export {
  approvalsOf,
  type ChangeFacts,
  type DerivedClass,
  deriveClass,
  isHigher,
  isReleaseClass,
} from "./release-class.ts";
export { isAmong, personFor, type Roles, sameName } from "./roles.ts";
export {
  type ApprovalContext,
  type GivenApproval,
  samePerson,
  type Weighed,
  weighApproval,
  whoMay,
} from "./weigh-approval.ts";
export { windowText } from "./window-words.ts";
export { formatLocal, isKnownZone } from "./zoned.ts";

export {
  type ApprovalRule,
  type Lock,
  noPolicy,
  type Policy,
  type ReadyItem,
  type ReleaseClass,
  releaseClasses,
} from "./policy.ts";

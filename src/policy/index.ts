export type { ApprovalRule, Lock, Policy, ReadyItem, ReleaseClass } from "./policy.ts";

export { codes, type PlannerCode } from "./codes.ts";
export { inverseOf } from "./inverses.ts";
export { plan } from "./plan.ts";
export {
  type EnvironmentRules,
  emptyConfiguration,
  type PlannerConfiguration,
  type PlanRequest,
  type PlanResult,
  type ServiceRules,
} from "./request.ts";

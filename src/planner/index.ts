export { codes, type PlannerCode } from "./codes.ts";
export { isTargetsWork, namesOf } from "./deploying-command.ts";
export { inverseOf } from "./inverses.ts";
export { matchFigure } from "./match-figure.ts";
export { plan } from "./plan.ts";
export {
  type EnvironmentRules,
  emptyConfiguration,
  type MetricRule,
  type PlannerConfiguration,
  type PlanRequest,
  type PlanResult,
  type ServiceRules,
  type TargetRule,
} from "./request.ts";

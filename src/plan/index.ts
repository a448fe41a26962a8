export { noPolicy } from "../policy/index.ts";
export { conditionSchema, weekWindowSchema } from "./condition-schema.ts";
export { type Change, diffPlans, type NodeChange, type PlanDiff } from "./diff-plans.ts";
export { hashedPart } from "./hashed-part.ts";
export { type Judged, metricSchema, noMetrics, type PlanMetric } from "./metric.ts";
export type {
  Approval,
  CheckLine,
  ChoiceNode,
  Danger,
  GateItem,
  GateKind,
  GateNode,
  LadderNode,
  Lasts,
  OnlyWhen,
  PlanNode,
  QuestionLine,
  Rung,
  Shown,
  SoakNode,
  StepNode,
  Sureness,
  WaitNode,
  Work,
} from "./node.ts";
export { gateItemSchema, nodeSchema } from "./node-schema.ts";
export {
  type CourseName,
  courseNames,
  type Facts,
  type GuardAction,
  type Notice,
  type Plan,
  type PlanChannel,
  type PlanContact,
  type PlanGuard,
  type PlanTarget,
  type PlanTemplate,
} from "./plan.ts";
export { planSchema } from "./plan-schema.ts";
export {
  type Courses,
  firstWritingStep,
  lastWatched,
  type Named,
  nodeOf,
  nodesOf,
  predecessors,
  successors,
  unsureOf,
  writes,
} from "./questions.ts";
export { textWithNames } from "./text-with-names.ts";

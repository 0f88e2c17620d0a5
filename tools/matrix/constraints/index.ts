/** The AWS constraints that a plan can violate. The matrix, the fuzzer and the shape tests check every plan against them. */
import type { Plan } from "../../../compiler/plan/types.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { judgeProperty, type PlanCheck, type PropertyCheck } from "./check.ts";
import { computeChecks, computeProperties } from "./compute.ts";
import { dataChecks, dataProperties } from "./data.ts";
import { edgeChecks, edgeProperties } from "./edge.ts";
import { observingChecks, observingProperties } from "./observing.ts";
import { restChecks, restProperties } from "./rest.ts";

/** Every check of a single property. */
export const properties: readonly PropertyCheck[] = [
  ...computeProperties,
  ...observingProperties,
  ...dataProperties,
  ...edgeProperties,
  ...restProperties,
];
const checks: readonly PlanCheck[] = [...computeChecks, ...observingChecks, ...dataChecks, ...edgeChecks, ...restChecks];

/** The problems of a plan, each with its topic: `stop-timeout: ecs-task-api: …`. */
export function judgeConstraints(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  return [
    ...properties.flatMap((check) => [...judgeProperty(view, check)].map((problem) => `${check.topic}: ${problem}`)),
    ...checks.flatMap(({ topic, check }) => [...check(view)].map((problem) => `${topic}: ${problem}`)),
  ];
}

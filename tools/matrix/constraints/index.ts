/** What of the AWS constraints can be seen in a plan: judged on every plan of the matrix, of the fuzzer and of all shapes. */
import type { Plan } from "../../../compiler/plan/types.ts";
import { PolicyView } from "../../../compiler/rules/shared/view.ts";
import { judgeProperty, type PlanCheck, type PropertyCheck } from "./check.ts";
import { computeChecks, computeProperties } from "./compute.ts";
import { dataChecks, dataProperties } from "./data.ts";
import { edgeChecks, edgeProperties } from "./edge.ts";
import { observingChecks, observingProperties } from "./observing.ts";
import { restChecks, restProperties } from "./rest.ts";

/** Every check of one property. */
export const properties: readonly PropertyCheck[] = [
  ...computeProperties,
  ...observingProperties,
  ...dataProperties,
  ...edgeProperties,
  ...restProperties,
];
const checks: readonly PlanCheck[] = [...computeChecks, ...observingChecks, ...dataChecks, ...edgeChecks, ...restChecks];

/** What is wrong with a plan, each with its row: `F6: ecs-task-api: …`. */
export function judgeConstraints(plan: Plan): readonly string[] {
  const view = new PolicyView(plan);
  return [
    ...properties.flatMap((check) => [...judgeProperty(view, check)].map((problem) => `${check.row}: ${problem}`)),
    ...checks.flatMap(({ row, check }) => [...check(view)].map((problem) => `${row}: ${problem}`)),
  ];
}

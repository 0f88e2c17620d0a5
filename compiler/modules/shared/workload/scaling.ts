/**
 * Autoscaling of a workload: minimum, maximum and the policies for its kind. Tasks are removed only when all target-tracking policies
 * agree.
 */
import { onceDeployed } from "../images.ts";
import type { Environment, Service, Worker, Workload } from "../../../model/types.ts";
import { cluster } from "../../ecsCluster/refs.ts";
import { scalingTarget, service } from "../../ecsServices/refs.ts";
import { resource, type Draft } from "../../../plan/builder/draft.ts";
import { concat } from "../../../plan/builder/expr.ts";
import { lowerConnectionScaling } from "./scaling-connections.ts";
import { cooldowns, lowerPolicy } from "./scaling-policy.ts";
import { lowerQueueScaling } from "./scaling-queues.ts";
import { lowerRequestScaling } from "./scaling-requests.ts";

export function lowerScaling(environment: Environment, workload: Service | Worker): readonly Draft[] {
  return [
    resource(scalingTarget(workload), {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: concat("service/", cluster.out("name"), "/", service(workload).out("name")),
      // 0 while there is no image. Raising the minimum later starts the tasks.
      minCapacity: onceDeployed(workload, workload.minCount, 0),
      maxCapacity: onceDeployed(workload, workload.maxCount, 0),
    }),
    lowerCpuScaling(environment, workload),
    ...(workload.kind === "service" ? lowerRequestScaling(environment, workload) : lowerQueueScaling(environment, workload)),
    ...(workload.kind === "service" ? lowerConnectionScaling(environment, workload) : []),
  ];
}

function lowerCpuScaling(environment: Environment, workload: Workload): Draft {
  return lowerPolicy(environment, workload, "cpu", {
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      targetValue: workload.scaleOnCpuPercent,
      ...cooldowns,
    },
  });
}

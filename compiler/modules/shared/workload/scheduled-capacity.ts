/** Scheduled actions on a workload's scalable target. */
import { onceDeployed } from "../images.ts";
import { nameOf } from "../names.ts";
import { capacityChanges, type CapacityChange } from "../../../model/scheduled-capacity.ts";
import type { Environment, Service, Worker } from "../../../model/types.ts";
import { scalingTarget } from "../../ecsServices/refs.ts";
import { handle, resource, type Draft } from "../../../plan/builder/draft.ts";
import { traced } from "../../../plan/builder/traced.ts";

export function lowerScheduledCapacity(environment: Environment, workload: Service | Worker): readonly Draft[] {
  return capacityChanges(workload).map((change) => lowerChange(environment, workload, change));
}

function lowerChange(environment: Environment, workload: Service | Worker, change: CapacityChange): Draft {
  const { name, key, value, minCount, maxCount } = change;
  const target = scalingTarget(workload);
  return resource(
    handle("aws:appautoscaling/scheduledAction:ScheduledAction", `ecs-scaling-${workload.name}-at-${name}`),
    {
      name: nameOf(environment, "scalingPolicy", `${workload.name}-at-${name}`),
      serviceNamespace: target.out("serviceNamespace"),
      scalableDimension: target.out("scalableDimension"),
      resourceId: target.out("resourceId"),
      schedule: traced(value.schedule, `${key}.schedule`),
      timezone: traced(value.timezone, `${key}.timezone`),
      // 0 while there is no image, like the limits of the target.
      scalableTargetAction: { minCapacity: onceDeployed(workload, minCount, 0), maxCapacity: onceDeployed(workload, maxCount, 0) },
    },
    { from: [key] },
  );
}

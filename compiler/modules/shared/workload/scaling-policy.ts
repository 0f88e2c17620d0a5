/** Autoscaling policies of a workload. */
import { nameOf } from "../names.ts";
import type { Environment, Workload } from "../../../model/types.ts";
import { scalingTarget } from "../../ecsServices/refs.ts";
import { handle, resource, type Draft, type DraftOptions, type Handle } from "../../../plan/builder/draft.ts";
import type { Args } from "../../../plan/builder/inputs.ts";

type PolicyArgs = Args<"aws:appautoscaling/policy:Policy">;

/** Seconds. Scale out fast and scale in slowly: a missing task affects users, an idle one costs cents. */
export const cooldowns = { scaleOutCooldown: 60, scaleInCooldown: 300 } as const;

/** Handle of the workload's policy with this purpose. */
export function scalingPolicy(workload: Pick<Workload, "name">, purpose: string): Handle<"aws:appautoscaling/policy:Policy"> {
  return handle("aws:appautoscaling/policy:Policy", `ecs-scaling-${workload.name}-${purpose}`);
}

/** A policy on the workload's scalable target. */
export function lowerPolicy(
  environment: Environment,
  workload: Pick<Workload, "name">,
  purpose: string,
  configuration: Omit<PolicyArgs, "name" | "resourceId" | "scalableDimension" | "serviceNamespace">,
  options: DraftOptions = {},
): Draft {
  const target = scalingTarget(workload);
  return resource(
    scalingPolicy(workload, purpose),
    {
      name: nameOf(environment, "scalingPolicy", `${workload.name}-${purpose}`),
      serviceNamespace: target.out("serviceNamespace"),
      scalableDimension: target.out("scalableDimension"),
      resourceId: target.out("resourceId"),
      ...configuration,
    },
    options,
  );
}

/** Scaling by requests per task and minute, for services whose requests cost about the same. */
import type { Environment, Service } from "../../../model/types.ts";
import { loadBalancer, targetGroup } from "../../alb/refs.ts";
import type { Draft } from "../../../plan/builder/draft.ts";
import { concat } from "../../../plan/builder/expr.ts";
import { cooldowns, lowerPolicy } from "./scaling-policy.ts";

export function lowerRequestScaling(environment: Environment, service: Service): readonly Draft[] {
  const target = service.requestsPerMinute;
  const { value } = target ?? {};
  if (target === undefined || value === undefined) return [];
  return [
    lowerPolicy(
      environment,
      service,
      "requests",
      {
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: {
            predefinedMetricType: "ALBRequestCountPerTarget",
            // `app/<lb>/<id>/targetgroup/<tg>/<id>`
            resourceLabel: concat(loadBalancer.out("arnSuffix"), "/", targetGroup(service).out("arnSuffix")),
          },
          targetValue: target.map(() => value),
          ...cooldowns,
        },
      },
      { from: target.from },
    ),
  ];
}

/** The ECS service that runs a workload's tasks. */
import { onceDeployed } from "../images.ts";
import { key } from "../../../model/keys.ts";
import type { Environment, Service, Worker } from "../../../model/types.ts";
import { targetGroup } from "../../alb/refs.ts";
import { capacityProviderStrategies, cluster } from "../../ecsCluster/refs.ts";
import { service, serviceName, taskDefinition } from "../../ecsServices/refs.ts";
import { deploymentAlarm, watchedMinutes } from "../../observability/refs.ts";
import { workloadGroup } from "../../securityGroups/refs.ts";
import { assignPublicIp, taskSubnetIds } from "../../vpc/refs.ts";
import { resource, type Draft, type DraftOptions } from "../../../plan/builder/draft.ts";
import { rule } from "../../../plan/builder/traced.ts";
import { serviceDependencies } from "./dependencies.ts";

export function lowerService(environment: Environment, workload: Service | Worker): Draft {
  return resource(
    service(workload),
    {
      name: serviceName(environment, workload),
      cluster: cluster.out("arn"),
      taskDefinition: taskDefinition(workload.name).out("arn"),
      desiredCount: onceDeployed(workload, workload.desiredCount, 0),
      capacityProviderStrategies: capacityProviderStrategies(environment),
      // The provider refuses a change of the capacity provider strategy without it. The price is a rollout at updates that would not need
      // one.
      forceNewDeployment: true,
      platformVersion: rule("latest-platform-version", "LATEST"),
      networkConfiguration: {
        subnets: taskSubnetIds(environment),
        securityGroups: [workloadGroup(workload).id],
        assignPublicIp: assignPublicIp(environment).alsoFrom("rule:task-no-public-ip"),
      },
      ...(workload.kind === "service" ? behindLoadBalancer(environment, workload) : {}),
      deploymentMinimumHealthyPercent: workload.minHealthyPercent,
      deploymentMaximumPercent: workload.maxPercent,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: deploymentAlarms(environment, workload),
      // Rebalancing starts the replacement task first, which needs a maximum above 100 %.
      availabilityZoneRebalancing: workload.maxPercent.map((percent) => (percent > 100 ? "ENABLED" : "DISABLED")),
      enableExecuteCommand: key(environment, "ecsServices.enableExecuteCommand").alsoFrom("rule:ecs-exec-audited"),
      enableEcsManagedTags: rule("ecs-resources-tagged", true),
      propagateTags: rule("ecs-resources-tagged", "SERVICE"),
      // A failed rollout must fail `up`. Without an image the desired count is 0, which is steady at once.
      waitForSteadyState: true,
    },
    {
      dependsOn: serviceDependencies(environment, workload),
      // Autoscaling owns the desired count; `up` must not reset it. The first update with an image raises it from 0, and thereby waits until
      // the tasks run: autoscaling would start them only after the update has succeeded.
      ignoreChanges: ["desiredCount"],
      ignoreChangesUnless: "bootstrap",
      customTimeouts: timeouts(environment, workload),
    },
  );
}

function behindLoadBalancer(environment: Environment, workload: Service) {
  return {
    loadBalancers: [
      { targetGroupArn: targetGroup(workload).out("arn"), containerName: workload.name, containerPort: workload.containerPort },
    ],
    healthCheckGracePeriodSeconds: key(environment, "ecsServices.healthCheckGracePeriodSeconds"),
  };
}

/** Stated even when off: if the block is omitted, ECS keeps watching an alarm that no longer exists. */
function deploymentAlarms(environment: Environment, workload: Service | Worker) {
  return key(environment, "observability.enableAlarms").map((enabled) => ({
    alarmNames: enabled ? [deploymentAlarm(workload).out("name")] : [],
    enable: enabled,
    rollback: enabled,
  }));
}

/**
 * Once the new tasks run alone, ECS watches the alarm for a time that follows from the alarm's periods
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html, "bake time"): hours for a worker whose messages
 * take as long. Without more time `up` would fail although the rollout succeeds.
 */
function timeouts(environment: Environment, workload: Service | Worker): DraftOptions["customTimeouts"] {
  const usual = { create: "30m", update: "60m", delete: "60m" };
  if (workload.kind === "service" || !environment.spec.observability.enableAlarms) return usual;
  const watched = watchedMinutes(environment, workload);
  if (watched.value <= 15) return usual;
  return watched
    .map((minutes) => ({ create: `${15 + minutes}m`, update: `${45 + minutes}m`, delete: "60m" }))
    .alsoFrom("observability.enableAlarms");
}

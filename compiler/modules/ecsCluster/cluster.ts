import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { resource, type Draft } from "../../plan/builder/draft.ts";
import { keyArn } from "../iam/refs.ts";
import { insightsLogGroup } from "./logs.ts";
import { capacityProviderStrategies, cluster, clusterCapacityProviders, clusterName, execLogGroup } from "./refs.ts";

export function lowerCluster(environment: Environment): readonly Draft[] {
  const insights = key(environment, "ecsCluster.containerInsights");
  return [
    resource(
      cluster,
      {
        name: clusterName(environment),
        settings: [{ name: "containerInsights", value: insights.alsoFrom("rule:container-insights") }],
        configuration: { executeCommandConfiguration: execConfiguration(environment) },
      },
      // Container Insights creates the log group itself, without retention, if it does not exist yet.
      insights.value === "disabled" ? {} : { dependsOn: [insightsLogGroup] },
    ),
    resource(clusterCapacityProviders, {
      clusterName: cluster.out("name"),
      // Both are always attached: the capacity provider strategy selects one, and AWS refuses to detach a provider in use.
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategies: capacityProviderStrategies(environment),
    }),
  ];
}

/** Logs every ECS Exec session, even while no service enables ECS Exec (ecs-exec-audited). */
function execConfiguration(environment: Environment) {
  const keyId = keyArn(environment).alsoFrom("rule:ecs-exec-audited");
  return {
    kmsKeyId: keyId,
    logging: "OVERRIDE",
    logConfiguration: {
      cloudWatchLogGroupName: execLogGroup.out("name"),
      // ECS refuses a session when this is true and the log group has no KMS key.
      cloudWatchEncryptionEnabled: keyId.map((arn) => arn !== undefined),
    },
  };
}

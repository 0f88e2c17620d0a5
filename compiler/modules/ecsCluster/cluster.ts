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
      // Container Insights makes the group itself, without retention, when it is not there first.
      insights.value === "disabled" ? {} : { dependsOn: [insightsLogGroup] },
    ),
    resource(clusterCapacityProviders, {
      clusterName: cluster.out("name"),
      // Both at all times: which one is used is the strategy's choice, and a provider in use cannot be taken away.
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategies: capacityProviderStrategies(environment),
    }),
  ];
}

/** Sessions are logged wherever they come from, also while no service allows them (ecs-exec-audited). */
function execConfiguration(environment: Environment) {
  const keyId = keyArn(environment).alsoFrom("rule:ecs-exec-audited");
  return {
    kmsKeyId: keyId,
    logging: "OVERRIDE",
    logConfiguration: {
      cloudWatchLogGroupName: execLogGroup.out("name"),
      // A session is refused when this is asked for and the group has no key.
      cloudWatchEncryptionEnabled: keyId.map((arn) => arn !== undefined),
    },
  };
}

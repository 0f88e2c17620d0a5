/** Log groups of the cluster: ECS Exec sessions and Container Insights (log-group-retention). */
import { nameOf } from "../shared/names.ts";
import { key } from "../../model/keys.ts";
import type { Environment } from "../../model/types.ts";
import { handle, resource, type Draft } from "../../plan/builder/draft.ts";
import { keyArn } from "../iam/refs.ts";
import { clusterName, execLogGroup } from "./refs.ts";

/** Exists when Container Insights is on, which writes to a group of this name whether the plan creates it or not. */
export const insightsLogGroup = handle("aws:cloudwatch/logGroup:LogGroup", "ecs-insights-logs");

export function lowerLogGroups(environment: Environment): readonly Draft[] {
  const kmsKeyId = keyArn(environment).alsoFrom("rule:log-group-customer-managed-key");
  const exec = resource(execLogGroup, {
    name: nameOf(environment, "logGroup", "exec").map((name) => `/ecs/${name}`),
    retentionInDays: key(environment, "ecsCluster.execLogRetentionDays").alsoFrom(
      "rule:log-group-retention",
      "rule:log-retention-one-year",
    ),
    kmsKeyId,
  });
  if (environment.spec.ecsCluster.containerInsights === "disabled") return [exec];
  const insights = resource(
    insightsLogGroup,
    {
      name: clusterName(environment).map((name) => `/aws/ecs/containerinsights/${name}/performance`),
      retentionInDays: key(environment, "ecsCluster.containerInsightsLogRetentionDays").alsoFrom(
        "rule:log-group-retention",
        "rule:log-retention-one-year",
      ),
      kmsKeyId,
    },
    { from: ["ecsCluster.containerInsights"] },
  );
  return [exec, insights];
}

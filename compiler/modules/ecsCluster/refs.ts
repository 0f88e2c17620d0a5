/** The cluster, and what its tasks run on. */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

export const cluster = handle("aws:ecs/cluster:Cluster", "ecs-cluster");
export const clusterCapacityProviders = handle(
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  "ecs-cluster-capacity-providers",
);

/** What is typed and shown in sessions of ECS Exec. */
export const execLogGroup = handle("aws:cloudwatch/logGroup:LogGroup", "ecs-exec-logs");

/** Physical name of the cluster: the log group of Container Insights is called by it, and is there first. */
export function clusterName(environment: Environment): Traced<string> {
  return nameOf(environment, "cluster", "cluster");
}

/** `ARM64` with Graviton, else `X86_64`. */
export function cpuArchitecture(environment: Environment): Traced<"ARM64" | "X86_64"> {
  return traced(environment.spec.ecsCluster.enableGraviton ? "ARM64" : "X86_64", "ecsCluster.enableGraviton");
}

interface CapacityProviderStrategy {
  readonly capacityProvider: "FARGATE" | "FARGATE_SPOT";
  readonly weight: number;
  readonly base?: number;
}

/**
 * On-demand alone, or Spot; in class prod the first task of each service stays on-demand, so that a lack of Spot capacity does not
 * take a service down. A launch type beside it would switch the strategy off (aws-constraints F9); one provider has a base (F10).
 */
export function capacityProviderStrategies(environment: Environment): Traced<readonly CapacityProviderStrategy[]> {
  if (!environment.spec.ecsCluster.enableFargateSpot)
    return traced([{ capacityProvider: "FARGATE", weight: 1 }], "ecsCluster.enableFargateSpot");
  const spot: CapacityProviderStrategy = { capacityProvider: "FARGATE_SPOT", weight: 1 };
  const first: CapacityProviderStrategy = { capacityProvider: "FARGATE", weight: 0, base: 1 };
  return traced(environment.class === "dev" ? [spot] : [first, spot], "ecsCluster.enableFargateSpot", "class");
}

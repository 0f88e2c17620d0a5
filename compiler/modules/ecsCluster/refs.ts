/** The cluster, and the CPU architecture and capacity of its tasks. */
import { nameOf } from "../shared/names.ts";
import type { Environment } from "../../model/types.ts";
import { handle } from "../../plan/builder/draft.ts";
import { traced, type Traced } from "../../plan/builder/traced.ts";

export const cluster = handle("aws:ecs/cluster:Cluster", "ecs-cluster");
export const clusterCapacityProviders = handle(
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  "ecs-cluster-capacity-providers",
);

/** Input and output of ECS Exec sessions. */
export const execLogGroup = handle("aws:cloudwatch/logGroup:LogGroup", "ecs-exec-logs");

/**
 * Physical name of the cluster. It is known without the resource, because the Container Insights log group contains it and is created
 * first.
 */
export function clusterName(environment: Environment): Traced<string> {
  return nameOf(environment, "cluster", "cluster");
}

/** `ARM64` with Graviton, otherwise `X86_64`. */
export function cpuArchitecture(environment: Environment): Traced<"ARM64" | "X86_64"> {
  return traced(environment.spec.ecsCluster.enableGraviton ? "ARM64" : "X86_64", "ecsCluster.enableGraviton");
}

interface CapacityProviderStrategy {
  readonly capacityProvider: "FARGATE" | "FARGATE_SPOT";
  readonly weight: number;
  readonly base?: number;
}

/**
 * On-demand or Spot capacity. With Spot in class prod, the first task of each service stays on-demand, so that a lack of Spot capacity
 * cannot stop a service. A launch type on the service would override the strategy. ECS allows a base on one provider only.
 */
export function capacityProviderStrategies(environment: Environment): Traced<readonly CapacityProviderStrategy[]> {
  if (!environment.spec.ecsCluster.enableFargateSpot)
    return traced([{ capacityProvider: "FARGATE", weight: 1 }], "ecsCluster.enableFargateSpot");
  const spot: CapacityProviderStrategy = { capacityProvider: "FARGATE_SPOT", weight: 1 };
  const first: CapacityProviderStrategy = { capacityProvider: "FARGATE", weight: 0, base: 1 };
  return traced(environment.class === "dev" ? [spot] : [first, spot], "ecsCluster.enableFargateSpot", "class");
}

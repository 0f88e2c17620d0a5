/** Dependencies of a service that no reference in its inputs expresses. */
import type { Environment, Service, Worker } from "../../../model/types.ts";
import { listenerRule } from "../../alb/refs.ts";
import { clusterCapacityProviders } from "../../ecsCluster/refs.ts";
import { executionPolicy, taskPolicies } from "../../iam/refs.ts";
import { databaseDependencies } from "../../rds/refs.ts";
import { clustersOf, replicationGroup } from "../../redis/refs.ts";
import { egressRuleId, ruleId, statedRuleIds, workloadRuleIds } from "../../securityGroups/refs.ts";
import { egressDependencies } from "../../vpc/refs.ts";
import type { Handle } from "../../../plan/builder/draft.ts";
import { workloadSecrets } from "./secrets.ts";

/** Resources that must exist before the first task starts. */
export function serviceDependencies(environment: Environment, workload: Service | Worker): readonly (Handle | string)[] {
  return [
    clusterCapacityProviders,
    executionPolicy(workload.name),
    ...taskPolicies(environment, workload.name),
    ...workloadSecrets.versions,
    ...databaseDependencies(environment),
    ...clustersOf(environment).map(replicationGroup),
    ...egressDependencies(environment),
    ...workloadRuleIds(environment, workload),
    ...statedRuleIds(workload),
    ...(workload.kind === "service" ? [listenerRule(workload), ruleId("alb", workload.name), egressRuleId("alb", workload.name)] : []),
  ];
}

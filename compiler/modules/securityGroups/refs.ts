/** Security groups by the resources they protect. Each workload has its own group; data stores admit workloads only by group reference. */
import { entriesOf } from "../../model/extras.ts";
import type { Environment, Service, Worker } from "../../model/types.ts";
import { handle, type Handle } from "../../plan/builder/draft.ts";
import { hasInterfaceEndpoints, hasIpv6 } from "../vpc/refs.ts";

type SecurityGroup = Handle<"aws:ec2/securityGroup:SecurityGroup">;

function group(name: string): SecurityGroup {
  return handle("aws:ec2/securityGroup:SecurityGroup", `sg-${name}`);
}

export const albGroup = group("alb");
/** The database and its replica. */
export const rdsGroup = group("rds");
/** Exists when `rds.enableRdsProxy` is on. */
export const rdsProxyGroup = group("rds-proxy");
/** Every Redis cluster. */
export const redisGroup = group("redis");
/** Exists when `vpc.enableInterfaceEndpoints` is on and the environment owns the VPC. */
export const endpointsGroup = group("endpoints");
/** The run-once migration and database-setup tasks. */
export const migrationGroup = group("migration");

/** The group of a service's or worker's tasks. */
export function workloadGroup(workload: { readonly name: string }): SecurityGroup {
  return group(workload.name);
}

/** Id of the ingress rule by which group `to` admits `from`. Arguments are group names without `sg-`, or `internet`. */
export function ruleId(from: string, to: string): string {
  return `sg-rule-${from}-to-${to}`;
}

/** Id of the egress rule by which group `from` may reach `to`. A connection needs both rules. */
export function egressRuleId(from: string, to: string): string {
  return `${ruleId(from, to)}-egress`;
}

/** Id of a rule that the spec adds to a workload's group. */
export function statedRuleId(workload: { readonly name: string }, name: string): string {
  return `sg-extra-${workload.name}-${name}`;
}

/** Id of the opposite rule, in the group of the workload at the other end. */
export function statedPeerRuleId(workload: { readonly name: string }, name: string): string {
  return `sg-peer-${workload.name}-${name}`;
}

/** Ids of the rules that the spec adds to a workload's group. */
export function statedRuleIds(workload: Service | Worker): readonly string[] {
  return entriesOf(workload.extras.securityGroupRules).map(({ name }) => statedRuleId(workload, name));
}

/** Groups through which tasks reach the database: the proxy's, the instance's, or both when reads bypass the proxy and go to a replica. */
export function databaseGroups(environment: Environment): readonly ("rds" | "rds-proxy")[] {
  const { enableRdsProxy, enableRdsReadReplica } = environment.spec.rds;
  if (!enableRdsProxy) return ["rds"];
  return enableRdsReadReplica ? ["rds-proxy", "rds"] : ["rds-proxy"];
}

/** Ids of the rules that must exist before a task of the workload can reach data stores, AWS and the internet. */
export function workloadRuleIds(environment: Environment, workload: { readonly name: string }): readonly string[] {
  const targets = [...databaseGroups(environment), "redis", ...(hasInterfaceEndpoints(environment) ? ["endpoints"] : [])];
  return [
    ...targets.flatMap((target) => [ruleId(workload.name, target), egressRuleId(workload.name, target)]),
    egressRuleId(workload.name, "internet"),
    ...(hasIpv6(environment, "subnets") ? [egressRuleId(workload.name, "internet-ipv6")] : []),
  ];
}

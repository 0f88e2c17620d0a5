/** Values that are missing from the AWS tables of this release. A spec may allow them, because AWS adds values all the time. */
import { cacheNodeExists } from "../../aws/elasticache.ts";
import { isTlsPolicy } from "../../aws/elb.ts";
import { isFargateSize } from "../../aws/fargate.ts";
import { isNewerVersion } from "../../aws/postgres-versions.ts";
import { hasDatabaseProxies } from "../../aws/rds-proxy.ts";
import { dbClassExists } from "../../aws/rds.ts";
import { isRegion, zonesOf } from "../../aws/regions.ts";
import { isManagedGroup } from "../../aws/waf.ts";
import type { Severity } from "../../diagnostics/types.ts";
import { key } from "../../model/keys.ts";
import { scheduledRuns } from "../../model/scheduled-tasks.ts";
import type { Environment } from "../../model/types.ts";
import { workloadsOf } from "../../model/workloads.ts";

/** The severity of a finding about a value that no table contains: a warning if `allowUnknown` lists the value, otherwise an error. */
export function unknownValue(environment: Environment, value: string): { readonly severity: Severity } {
  return { severity: environment.spec.allowUnknown.includes(value) ? "warning" : "error" };
}

/** The form in which `allowUnknown` lists a Fargate size. */
export function fargateSizeName(cpu: number, memory: number): string {
  return `${cpu}/${memory}`;
}

/** A value of the environment that should be in a table. */
export interface TableValue {
  readonly value: string;
  /** Does the table contain it? */
  readonly isKnown: boolean;
}

/** Every value of the environment that should be in a table. */
export function tableValues(environment: Environment): readonly TableValue[] {
  const { spec, region } = environment;
  const { rds, redis, waf } = spec;
  const of = (isKnown: (value: string) => boolean, ...values: readonly (string | undefined)[]): readonly TableValue[] =>
    values.flatMap((value) => (value === undefined ? [] : [{ value, isKnown: isKnown(value) }]));
  return [
    ...of((name) => isRegion(name) && (hasDatabaseProxies(name) || !rds.enableRdsProxy), region),
    ...of((zone) => zonesOf(region).includes(zone), ...spec.vpc.availabilityZones),
    ...of((name) => dbClassExists(region, name), rds.rdsInstanceClass, rds.rdsReadReplicaInstanceClass),
    ...of((version) => !isNewerVersion(version), rds.rdsEngineVersion),
    ...of((name) => cacheNodeExists(region, name), redis.redisNodeType, redis.redisAdapterNodeType, redis.redisStateNodeType),
    ...of(isTlsPolicy, spec.alb.albTlsPolicy),
    ...of(isManagedGroup, ...waf.wafManagedRuleGroups.map(({ name }) => name)),
    ...fargateSizes(environment).map(([cpu, memory]) => ({ value: fargateSizeName(cpu, memory), isKnown: isFargateSize(cpu, memory) })),
  ];
}

function fargateSizes(environment: Environment): readonly (readonly [cpu: number, memory: number])[] {
  return [
    ...workloadsOf(environment).map(({ cpu, memory }) => [cpu.value, memory.value] as const),
    ...scheduledRuns(environment).map(({ value }) => [value.cpu, value.memory] as const),
    [key(environment, "ecsServices.migrationCpu").value, key(environment, "ecsServices.migrationMemory").value],
  ];
}

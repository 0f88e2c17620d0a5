/** What each name in the schemas' `x-values` stands for, from the tables and lists that the compiler itself uses. */
import { cacheNodeMemoryGiB, cacheNodesIn, nearestCacheNode } from "../../../compiler/aws/elasticache.ts";
import { fargateCpus, fargateMemories } from "../../../compiler/aws/fargate.ts";
import { knownParameters } from "../../../compiler/aws/parameters.ts";
import { creatableMajors, creatableVersions, endOfStandardSupport } from "../../../compiler/aws/postgres-versions.ts";
import { dbClassesIn, dbClassMemoryGiB, dbClassVcpu, nearestDbClass } from "../../../compiler/aws/rds.ts";
import { regionNames, zonesOf } from "../../../compiler/aws/regions.ts";
import { managedGroupNames } from "../../../compiler/aws/waf.ts";
import { managedGroupRules } from "../../../compiler/aws/waf-rule-names.ts";
import { metricTable } from "../../../compiler/model/metric-table.ts";
import { connectionsMetric, eventLoopLagMetric } from "../../../compiler/model/metrics.ts";
import { platformVariables } from "../../../compiler/model/variables.ts";
import ids from "../../../compiler/modules/ids.json" with { type: "json" };
import { compileOver } from "../overlay.ts";
import { controlKeys, ruleSuggestions } from "./rules.ts";
import type { Suggestion, Values } from "./suggest.ts";

/** Values that depend on another key of the same object. */
export interface ValuesBy {
  /** The other key, from this one. */
  readonly by: (key: string) => string;
  readonly of: ReadonlyMap<string | number, Values>;
  /** Where the other key is absent or has none of these values. */
  readonly otherwise: Values;
}

/** Values that depend on the region. */
export interface ValuesByRegion {
  /** In a region; undefined for all regions together. */
  readonly in: (region: string | undefined) => Values;
  /** The value of that region that is most like an example. */
  readonly like: (region: string, example: unknown) => unknown;
}

export const everywhere: Readonly<Record<string, Values>> = {
  regions: regionNames(),
  postgresVersions: creatableMajors()
    .toReversed()
    .flatMap((major) => [major, ...creatableVersions(major).toReversed()].map(postgresVersion)),
  postgresMajors: creatableMajors().toReversed().map(postgresVersion),
  postgresParameters: [...new Set(knownParameters())].sort(),
  securityRules: ruleSuggestions(),
  resourceIds: Object.keys(ids),
  customMetrics: [connectionsMetric, eventLoopLagMetric],
  statistics: ["Average", "Maximum", "Minimum", "Sum", "SampleCount", "p50", "p90", "p95", "p99", "p99.9"],
  ...builtIn(),
};

export const bySibling: Readonly<Record<string, ValuesBy>> = {
  fargateMemory: {
    by: (key) => key.replace("Memory", "Cpu").replace("memory", "cpu"),
    of: table(fargateCpus(), fargateMemories),
    otherwise: [...new Set(fargateCpus().flatMap(fargateMemories))].sort((a, b) => a - b),
  },
  metrics: {
    by: () => "namespace",
    of: new Map(Object.entries(metricTable).map(([namespace, metrics]) => [namespace, Object.keys(metrics)])),
    otherwise: [...new Set(Object.values(metricTable).flatMap((metrics) => Object.keys(metrics)))].sort(),
  },
  managedGroupRules: { by: () => "name", of: table(managedGroupNames(), (group) => managedGroupRules(group) ?? []), otherwise: [] },
  controlKeys: { by: () => "rule", of: controlKeys(), otherwise: [...new Set([...controlKeys().values()].flat())].sort() },
};

export const byRegion: Readonly<Record<string, ValuesByRegion>> = {
  zones: { in: (region) => inRegion(zonesOf, region), like: (region, example) => zonesOf(region).slice(0, (example as unknown[]).length) },
  databaseClasses: {
    in: (region) =>
      inRegion(dbClassesIn, region).map((value) => ({ value, description: `${dbClassVcpu(value)} vCPU, ${dbClassMemoryGiB(value)} GiB` })),
    like: (region, example) => nearestDbClass(region, example as string),
  },
  cacheNodes: {
    in: (region) => inRegion(cacheNodesIn, region).map((value) => ({ value, description: `${cacheNodeMemoryGiB(value)!.toFixed(1)} GiB` })),
    like: (region, example) => nearestCacheNode(region, example as string),
  },
};

function inRegion(list: (region: string) => readonly string[], region: string | undefined): readonly string[] {
  return region === undefined ? [...new Set(regionNames().flatMap(list))] : list(region);
}

function table<Key>(keys: readonly Key[], of: (key: Key) => Values): ReadonlyMap<Key, Values> {
  return new Map(keys.map((key) => [key, of(key)]));
}

function postgresVersion(value: string): Suggestion {
  return { value, description: `Standard support ends on ${endOfStandardSupport(value)}` };
}

/** Names of what every environment has. Names that a spec adds cannot stand in a schema. */
function builtIn(): Readonly<Record<string, Values>> {
  const environment = compileOver("dev", {}).environment!;
  const workloads = [...Object.values(environment.services), ...Object.values(environment.workers)];
  return {
    queues: Object.keys(environment.queues),
    workloads: workloads.map(({ name }) => name),
    variables: [...new Set(workloads.flatMap((workload) => platformVariables(environment, workload)))].sort(),
  };
}

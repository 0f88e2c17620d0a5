/** Node types and engine versions of ElastiCache. */
import engineTable from "../../generated/aws/cache-engines.json" with { type: "json" };
import nodeTable from "../../generated/aws/cache-nodes.json" with { type: "json" };
import type { ClassTable } from "./classes.ts";
import { classExists, classesIn, classFacts, isKnownFamily } from "./classes.ts";
import { nearestClass } from "./nearest-class.ts";
import { unpack } from "./nearest.ts";

/** Families with data tiering need an option of their own, so none of them is suggested. */
const nodes: ClassTable = { service: "cache", families: nodeTable.families, regions: nodeTable.regions, avoided: nodeTable.dataTiering };

/** Engines of a replication group. */
export type CacheEngine = "redis" | "valkey";

/** Does ElastiCache offer the node type in the region? */
export function cacheNodeExists(region: string, cacheNodeType: string): boolean {
  return classExists(nodes, region, cacheNodeType);
}

/** Is the node type of a family that exists in some region? */
export function isKnownCacheFamily(cacheNodeType: string): boolean {
  return isKnownFamily(nodes, cacheNodeType);
}

/** Every node type of the region, `cache.t3.micro`; none for an unknown region. */
export function cacheNodesIn(region: string): string[] {
  return classesIn(nodes, region);
}

/** An existing node type of the region close to `cacheNodeType` (itself when it exists); undefined for an unknown region. */
export function nearestCacheNode(region: string, cacheNodeType: string): string | undefined {
  return nearestClass(nodes, region, cacheNodeType);
}

/** `maxmemory` of a node type in GiB, before reserved-memory-percent is taken off; undefined for one that exists in no region. */
export function cacheNodeMemoryGiB(cacheNodeType: string): number | undefined {
  const bytes = classFacts(nodes, cacheNodeType)?.[0];
  return bytes === undefined ? undefined : bytes / 1024 ** 3;
}

/** Versions of an engine, old to new. */
export function cacheEngineVersions(engine: CacheEngine): string[] {
  return unpack(engineTable.versions[engine]);
}

/** Can a replication group of this version be created? `6.x` is the provider's word for version 6 of Redis. */
export function isCacheEngineVersion(engine: CacheEngine, version: string): boolean {
  return cacheEngineVersions(engine).includes(version) || (engine === "redis" && version === "6.x");
}

/** Parameter group family of an engine version, `redis7` of Redis 7.1; undefined for a version that does not exist. */
export function parameterFamily(engine: CacheEngine, version: string): string | undefined {
  const families: Readonly<Record<string, string>> = engineTable.parameterFamilies[engine];
  return isCacheEngineVersion(engine, version) ? families[version.split(".")[0] ?? version] : undefined;
}
